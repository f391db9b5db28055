// The generated half of the TypeScript SDK (sdk/typescript/src/generated), by Redocly's client generator.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sdkEvents } from './sdk-events.mjs';
import { sdkProblems } from './sdk-problems.mjs';

const folder = 'sdk/typescript/src/generated';
const banner = '// Generated from openapi.json by `npm run generate`. Do not edit.\n';
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Headers that callers want to read; the others are on every answer and are read from `response`. */
const toldHeaders = new Set(['ETag', 'Location', 'Idempotency-Replayed', 'X-Cart-Token', 'Retry-After']);

/** The files of the SDK that are made from the document, by path. */
export async function sdkFiles(document, asyncapi) {
  const work = mkdtempSync(join(tmpdir(), 'stoa-sdk-'));
  try {
    const made = generate(work, forClients(document));
    const { OPERATIONS } = await import(pathToFileURL(join(work, 'client.ts')).href);
    const runtime = readdirSync(join(work, 'runtime')).map((name) => [
      `${folder}/runtime/${name}`,
      withoutBanner(readFileSync(join(work, 'runtime', name), 'utf8')),
    ]);
    return {
      [`${folder}/schemas.ts`]: withoutBanner(readFileSync(join(work, 'client.schemas.ts'), 'utf8')),
      [`${folder}/ops.ts`]: typesOf(made),
      [`${folder}/operations.ts`]: operationsFile(OPERATIONS),
      [`${folder}/problem-codes.ts`]: sdkProblems(document, banner),
      [`${folder}/events.ts`]: sdkEvents(asyncapi, banner),
      ...Object.fromEntries(runtime),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The document as clients are made from it: keys of retries are the SDK's own work, lists say how to go on, and
 * answers have the headers that are worth a name.
 */
function forClients(document) {
  const copy = structuredClone(document);
  copy.components.parameters.RequiredIdempotencyKey.required = false;
  for (const item of Object.values(copy.paths))
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined) continue;
      // the members of a body are arguments like all others, also where all of it may be left out
      if (operation.requestBody !== undefined) operation.requestBody.required = true;
      if (goesOn(operation))
        operation['x-redoclyPagination'] = {
          style: 'cursor',
          cursorParam: 'cursor',
          nextCursor: '/meta/nextCursor',
          items: '/data',
        };
      for (const response of Object.values(operation.responses)) {
        if (isFile(response)) response.content = { 'application/octet-stream': { schema: file } };
        if (response.headers === undefined) continue;
        for (const name of Object.keys(response.headers))
          if (!toldHeaders.has(name)) delete response.headers[name];
      }
    }
  return copy;
}

/** What is a file is one whatever its type: bytes, which nobody reads before its caller wants them. */
const file = { type: 'string', format: 'binary' };
const isFile = ({ content = {} }) => {
  const types = Object.entries(content);
  const isBinary = ([type, { schema }]) => schema?.format === 'binary' && type !== 'text/event-stream';
  return types.length > 0 && types.every(isBinary);
};

const goesOn = ({ parameters = [], operationId }) =>
  operationId.startsWith('list') && parameters.some((parameter) => parameter.name === 'cursor');

function generate(work, document) {
  const source = join(work, 'openapi.json');
  writeFileSync(source, JSON.stringify(document));
  const options = [
    ...['--output', join(work, 'client.ts'), '--args-style', 'flat', '--import-ext', 'ts'],
    ...['--runtime', 'module', '--output-mode', 'split'],
  ];
  execFileSync(
    process.execPath,
    ['node_modules/@redocly/cli/bin/cli.js', 'generate-client', source, ...options],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    },
  );
  return readFileSync(join(work, 'client.ts'), 'utf8');
}

/** What is types alone of the generated client; its table of operations becomes a file of its own. */
function typesOf(text) {
  const end = text.indexOf('export const OPERATIONS');
  const start = /^import type \{[^}]*\} from '\.\/client\.schemas\.\w+';$/m.exec(text)?.index ?? -1;
  if (end < 0 || start < 0) throw new Error('the generated client has another shape than was known');
  const comment = text.lastIndexOf('/**', end);
  const types = text.slice(start, comment);
  return (
    banner +
    types.replaceAll(/^export \* from .*\n/gm, '').replace(/'\.\/client\.schemas\.\w+'/, "'./schemas.js'")
  );
}

/** Each operation as a constant of its own, so that bundlers leave out those that nobody uses. */
function operationsFile(operations) {
  const constants = Object.entries(operations).map(
    ([name, operation]) =>
      `/** \`${operation.method} ${operation.path}\` */\nexport const ${name} = ${JSON.stringify(operation)} as const satisfies OperationDescriptor;`,
  );
  return `${banner}import type { OperationDescriptor } from './runtime/types.js';\n\n${constants.join('\n')}\n`;
}

const withoutBanner = (text) =>
  banner + text.replace(/^(\/\/.*\n)+/, '').replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'");
