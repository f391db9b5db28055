// `npm test`: every check, one after the other, each runnable alone by its name. Stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

const steps = [
  ['format:check', 'formatted'],
  ['lint', 'linted'],
  ['types', 'types'],
  ['walls', 'walls of the architecture'],
  ['unused', 'nothing unused'],
  ['sizes', 'sizes'],
  ['generate:check', 'generated files are fresh'],
  ['openapi:lint', 'the OpenAPI document is sound'],
  ['openapi:score', 'the OpenAPI document is easy to take to'],
  ['openapi:diff', 'the OpenAPI document breaks no client of the last release'],
  ['openapi:generators', 'generators make clients of the OpenAPI document'],
  ['asyncapi:lint', 'the AsyncAPI document is sound'],
  ['jest', 'unit and end-to-end tests', ['--', '--coverage']],
  ['openapi:traffic', 'the tests saw all that the OpenAPI document promises, and nothing else'],
];
const traffic = resolve('coverage/traffic');
rmSync(traffic, { recursive: true, force: true });
const environment = {
  ...process.env,
  STOA_SPECIFICATION: process.env.STOA_SPECIFICATION ?? 'check',
  STOA_TRAFFIC: traffic,
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
};
const [npm, ...first] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];

steps.forEach(([script, name, extra = []], index) => {
  const began = performance.now();
  console.log(`\n[${index + 1}/${steps.length}] ${name}`);
  const { status } = spawnSync(npm, [...first, 'run', '--silent', script, ...extra], {
    stdio: 'inherit',
    env: environment,
  });
  if (status !== 0) {
    console.error(`\n"npm run ${script}" failed.`);
    process.exit(status ?? 1);
  }
  console.log(`    ${((performance.now() - began) / 1000).toFixed(1)} s`);
});
