// Writes every file that is made from the code, or with --check names those that are out of date. Needs `npm run build`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createDocument } from '../dist/openapi/document.js';
import { withWebhooks } from '../dist/openapi/webhooks.js';
import { operationsOf } from '../dist/openapi/operation.js';
import { handlersOf } from '../dist/openapi/routes.js';
import { previewApplication } from './application.mjs';
import { accessPage } from './generate/access.mjs';
import { asyncApiDocument } from './generate/asyncapi.mjs';
import { environmentFile } from './generate/environment.mjs';
import { errorsPage } from './generate/errors.mjs';
import { eventClasses } from './generate/event-classes.mjs';
import { eventsPage } from './generate/events.mjs';
import { letterFrame } from './generate/letter-frame.mjs';
import { modulesDrawing } from './generate/modules.mjs';
import { schemaFile } from './generate/schema.mjs';
import { sdkFiles } from './generate/sdk.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const app = await previewApplication();
const document = createDocument(app, version);
const handlers = new Map(handlersOf(app).map(({ operationId, handler }) => [operationId, handler]));
const operations = operationsOf(document, handlers);
const listed = operations.map(({ method, path, object }) => ({
  method,
  path,
  operationId: object.operationId,
}));
const events = await eventClasses();
const asyncapi = asyncApiDocument(events, version);

const files = {
  'openapi.json': `${JSON.stringify(withWebhooks(document, events), null, 2)}\n`,
  'asyncapi.json': `${JSON.stringify(asyncapi, null, 2)}\n`,
  '.env.example': environmentFile(),
  'docs/access.md': accessPage(listed, handlers),
  'docs/errors.md': errorsPage(operations),
  'docs/events.md': eventsPage(events),
  'docs/modules.svg': modulesDrawing(),
  'src/mail/frame.html': await letterFrame(),
  'schema.sql': await schemaFile(),
  ...(await sdkFiles(document, asyncapi)),
};
const stale = Object.entries(files).filter(([path, text]) => current(path) !== text);
for (const [path, text] of process.argv.includes('--check') ? [] : stale) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
for (const [path] of stale)
  console.log(process.argv.includes('--check') ? `${path} is out of date` : `wrote ${path}`);
if (process.argv.includes('--check') && stale.length > 0)
  console.error('Run "npm run generate" and look at the difference.');
process.exit(process.argv.includes('--check') && stale.length > 0 ? 1 : 0);

function current(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
