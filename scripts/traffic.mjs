// `npm run openapi:traffic`, after a whole run of the suite with STOA_TRAFFIC: everything that the document promises was
// seen, and nothing was seen that it does not promise (docs/openapi.md).
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unseen } from './unseen-codes.mjs';

/** What comes with every operation, or every operation of its kind: one of them has to show it. */
const ofAll = new Set([
  ...['MALFORMED_REQUEST', 'VALIDATION_FAILED', 'UNAUTHENTICATED', 'STEP_UP_REQUIRED', 'FORBIDDEN'],
  ...['PRECONDITION_FAILED', 'IDEMPOTENCY_KEY_IN_USE', 'IDEMPOTENCY_KEY_REUSED', 'PAYLOAD_TOO_LARGE'],
  ...['UNSUPPORTED_MEDIA_TYPE', 'TOO_MANY_REQUESTS', 'INTERNAL_ERROR', 'SERVICE_UNAVAILABLE'],
]);
const folder = process.env.STOA_TRAFFIC ?? 'coverage/traffic';
const document = JSON.parse(readFileSync('openapi.json', 'utf8'));
const exchanges = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const seen = new Set(exchanges.map(({ operationId, status, code }) => `${operationId} ${code || status}`));
const seenAnywhere = new Set(exchanges.map(({ code, status }) => code || String(status)));

const promised = Object.values(document.paths).flatMap((item) => Object.values(item).flatMap(promisesOf));
const missing = promised.filter(({ operationId, what }) =>
  ofAll.has(what) || what === '304' ? !seenAnywhere.has(what) : !seen.has(`${operationId} ${what}`),
);
const names = [
  ...new Set(missing.map(({ operationId, what }) => (ofAll.has(what) ? what : `${operationId} ${what}`))),
];
const faults = [
  ...names.filter((name) => !(name in unseen)).map((name) => `never seen: ${name}`),
  ...Object.keys(unseen)
    .filter((name) => !names.includes(name))
    .map((name) => `seen, or promised no more, and still listed in scripts/unseen-codes.mjs: ${name}`),
];
for (const fault of faults) console.error(fault);
console.log(`${promised.length - missing.length} of ${promised.length} promised answers were seen.`);
const drift = compareWithDocument();
process.exit(faults.length > 0 ? 1 : drift);

/** Every success by its status, and every problem by its code. */
function promisesOf({ operationId, responses }) {
  return Object.entries(responses).flatMap(([status, given]) => {
    const { content } = given.$ref ? document.components.responses[given.$ref.split('/').at(-1)] : given;
    const codes = Object.keys(content?.['application/problem+json']?.examples ?? {});
    return (codes.length > 0 ? codes : [status]).map((what) => ({ operationId, what }));
  });
}

/** The second opinion: Redocly reads the traffic as an archive and compares it with the document. */
function compareWithDocument() {
  const archive = join(folder, 'traffic.har');
  const log = {
    version: '1.2',
    creator: { name: 'Stoa', version: '1' },
    // what is refused for what it asks is no fault of the document's; its answers were checked in the suite
    entries: exchanges.filter(({ status }) => status !== 400 && status !== 401).map(({ entry }) => entry),
  };
  writeFileSync(archive, JSON.stringify({ log }));
  const cli = 'node_modules/@redocly/cli/bin/cli.js';
  // tests send headers that an operation does not take, which is information and no fault
  const options = [
    '--api',
    'openapi.json',
    '--server',
    'https://stoa.test',
    '--coverage',
    '--min-severity',
    'error',
  ];
  const { status } = spawnSync(process.execPath, [cli, 'drift', archive, ...options], {
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  return status ?? 1;
}
