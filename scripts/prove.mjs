// `npm run prove -- [--seconds N] [--buyers N] [--items N] [--kills N] [--seed N]`: many buy at once on two APIs while
// processes are killed; then each promise of the shop is held against its books. The seed plays the same choices again.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const defaults = { seconds: '60', buyers: '200', items: '20', kills: '8', seed: String(randomInt(2 ** 31)) };
const options = Object.fromEntries(
  Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]),
);
const { values } = parseArgs({ options });
const numbers = Object.entries(values).map(([name, text]) => [name, Number(text)]);
const least = { seconds: 5, buyers: 1, items: 2, kills: 0, seed: 0 };
if (numbers.some(([name, number]) => !Number.isInteger(number) || number < least[name])) {
  console.error('npm run prove -- [--seconds N] [--buyers N] [--items N] [--kills N] [--seed N]');
  process.exit(1);
}
console.log(numbers.map(([name, number]) => `${name} ${number}`).join(', '));
const environment = Object.fromEntries(
  numbers.map(([name, number]) => [`PROVE_${name.toUpperCase()}`, String(number)]),
);
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const { status } = spawnSync(
  process.execPath,
  [...flags, 'node_modules/jest/bin/jest.js', 'test/prove.e2e-spec.ts'],
  { stdio: 'inherit', env: { ...process.env, ...environment } },
);
process.exit(status ?? 1);
