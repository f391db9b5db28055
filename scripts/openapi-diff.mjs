// `npm run openapi:diff`: refuses a document that breaks clients of the last release (docs/openapi.md, docs/adr/0043).
// Two other files can be named. With --release the document of today becomes the one that later ones are compared with.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [revision = 'openapi.json', released = 'openapi.released.json'] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'));

if (process.argv.includes('--release')) {
  writeFileSync(released, `${JSON.stringify(contractOf(JSON.parse(readFileSync(revision, 'utf8'))))}\n`);
  console.log(`${released} is the document of today.`);
  process.exit(0);
}
// answers may get new values of an enum: clients are told to expect them, and the types of the SDK are open
const options = ['--config', '.redocly.diff.yaml', '--fail-on', 'major', '--skip-rule', 'enum-values-added'];
const folder = mkdtempSync(join(tmpdir(), 'stoa-diff-'));
const [base, today] = [released, revision].map((path, index) => {
  const slim = join(folder, `${['released', 'today'][index]}.json`);
  writeFileSync(slim, JSON.stringify(contractOf(JSON.parse(readFileSync(path, 'utf8')))));
  return slim;
});
const cli = 'node_modules/@redocly/cli/bin/cli.js';
const { status } = spawnSync(process.execPath, [cli, 'diff', base, today, ...options], {
  stdio: 'inherit',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
});
rmSync(folder, { recursive: true });
process.exit(status ?? 1);

/** What clients rely on: the document without what only people read. */
function contractOf(json, isNames = false) {
  if (Array.isArray(json)) return json.map((item) => contractOf(item));
  if (typeof json !== 'object' || json === null) return json;
  const forPeople = /^(description|summary|example|examples|x-codeSamples|x-tagGroups)$/;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([name]) => isNames || !forPeople.test(name))
      .map(([name, value]) => [name, contractOf(value, name === 'properties')]),
  );
}
