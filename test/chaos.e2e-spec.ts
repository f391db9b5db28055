import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { calm, shared, storm } from './chaos/storm.js';
import { brokenRules } from './chaos/verdict.js';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';

/** `npm run test:chaos` says how many and which; here a handful. */
const kills = Number(process.env['CHAOS_KILLS'] ?? 6);
const seed = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));
const width = 40;

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start(shared);
});
afterAll(async () => {
  await StoaProcess.endAll();
  await stoa.stop();
});

function progress(count: number): void {
  if (process.env['CHAOS_KILLS'] === undefined) return;
  const done = Math.min(width, Math.round((count / kills) * width));
  process.stderr.write(`\r[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${count}/${kills} kills`);
}

describe('Processes that are killed at any moment under load', () => {
  it(
    'lose no event, keep the order of each aggregate, and do nothing twice',
    async () => {
      const { confirmed } = await storm(stoa, { seed, kills }, progress);
      await calm(stoa);
      const broken = await brokenRules(stoa.sql);
      const { rows } = await stoa.sql.query<{ told: number }>('SELECT count(*)::int AS told FROM outbox');
      const told = rows[0]?.told ?? 0;
      if (process.env['CHAOS_KILLS'] !== undefined)
        process.stderr.write(`\n${confirmed} changes confirmed, ${told} events told, seed ${seed}\n`);
      expect({ seed, broken }).toEqual({ seed, broken: {} });
      expect(confirmed).toBeGreaterThan(0);
      expect(told).toBeGreaterThanOrEqual(confirmed);
    },
    30_000 + kills * 10_000,
  );
});
