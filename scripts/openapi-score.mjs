// `npm run openapi:score`: how easily people and programs take to the document, as Redocly counts it (docs/openapi.md).
import { execFileSync } from 'node:child_process';

const least = 78;
const cli = 'node_modules/@redocly/cli/bin/cli.js';
const text = execFileSync(process.execPath, [cli, 'score', 'openapi.json', '--format', 'json'], {
  stdio: ['ignore', 'pipe', 'ignore'],
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  maxBuffer: 64 * 1024 * 1024,
}).toString();
const { agentReadiness } = JSON.parse(text.slice(text.indexOf('{')));
console.log(`The document scores ${agentReadiness} of 100; it has to score ${least}.`);
process.exit(agentReadiness >= least ? 0 : 1);
