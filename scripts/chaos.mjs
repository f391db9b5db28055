// `npm run test:chaos -- [--kills N] [--seed N]`: kills processes and the broker at random moments under load, and compares what was
// committed with what was done. The seed that is printed plays the same choices again.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed) || seed < 0) {
  console.error('npm run test:chaos -- [--kills N] [--seed N]');
  process.exit(1);
}
console.log(`${kills} kills, seed ${seed}`);
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const { status } = spawnSync(
  process.execPath,
  [...flags, 'node_modules/jest/bin/jest.js', 'test/chaos.e2e-spec.ts'],
  { stdio: 'inherit', env: { ...process.env, CHAOS_KILLS: String(kills), CHAOS_SEED: String(seed) } },
);
process.exit(status ?? 1);
