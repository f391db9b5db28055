// `npm test`: every check, one after the other, each runnable alone by its name. Stops at the first that fails.
import { spawnSync } from 'node:child_process';

const steps = [
  ['format:check', 'formatted'],
  ['lint', 'linted'],
  ['types', 'types'],
  ['walls', 'walls of the architecture'],
  ['unused', 'nothing unused'],
  ['sizes', 'sizes'],
  ['generate:check', 'generated files are fresh'],
  ['openapi:lint', 'the OpenAPI document is sound'],
  ['asyncapi:lint', 'the AsyncAPI document is sound'],
  ['jest', 'unit and end-to-end tests', ['--', '--coverage']],
];
const environment = {
  ...process.env,
  STOA_SPECIFICATION: process.env.STOA_SPECIFICATION ?? 'check',
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
