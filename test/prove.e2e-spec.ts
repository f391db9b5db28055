import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { Consumers } from '../src/events/consumers.js';
import { shared } from './chaos/cast.js';
import { prepareRecorders, record, recordOutside } from './chaos/recorders.js';
import { settleAll } from './prove/aftermath.js';
import { Buyer } from './prove/buyer.js';
import { broken, check } from './prove/checker/checker.js';
import { Client } from './prove/client.js';
import { Notes } from './prove/notes.js';
import { progressOf, tell } from './prove/report.js';
import { openShop } from './prove/shop.js';
import { Staff } from './prove/staff.js';
import { shopCast, Storm } from './prove/storm.js';
import { chances } from './support/chances.js';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';

/** `npm run prove` says how many and for how long; here few, for some seconds. */
const isLong = process.env['PROVE_SECONDS'] !== undefined;
const number = (name: string, short: number): number => Number(process.env[`PROVE_${name}`] ?? short);
const [seconds, buyers, items, kills] = [
  number('SECONDS', 10),
  number('BUYERS', 24),
  number('ITEMS', 6),
  number('KILLS', 3),
];
const seed = number('SEED', randomInt(2 ** 31));
const roles = isLong ? shopCast : shopCast.slice(0, 3);
const [windowSeconds, staff] = [3, 4];
/** About as many as can be sold, so that there is enough until the end, and not more. */
const unitsEachSecond = 60;
/** Somebody thinks for so long at most before the next order, the longer the more there are; all come at once at first. */
const pauseMilliseconds = buyers * 60;

let stoa: Stoa;
let outside: pg.Pool;
beforeAll(async () => {
  stoa = await Stoa.start({ ...shared, ORDER_PAYMENT_WINDOW: String(windowSeconds) });
  outside = new pg.Pool({ connectionString: stoa.databaseUrl, max: 1 });
  stoa.app.get(Consumers).register(record);
  stoa.app.get(Consumers).register(recordOutside(outside));
  await prepareRecorders(stoa);
  await Notes.prepare(stoa.sql);
});
afterAll(async () => {
  await StoaProcess.endAll();
  await outside.end();
  await stoa.stop();
});

describe('Many who buy at once while processes are killed', () => {
  it(
    'find no way to break a sentence that the shop promises',
    async () => {
      const notes = new Notes();
      const shop = await openShop(stoa, {
        buyers,
        items,
        stock: Math.max(20, Math.ceil((seconds * unitsEachSecond) / items)),
      });
      const environment = { ORDER_PAYMENT_WINDOW: String(windowSeconds) };
      const storm = new Storm(stoa, notes, { seed, seconds, kills, roles, environment });
      const client = new Client(notes, storm.place);
      const over = storm.over.signal;
      const until = async (work: () => Promise<void>): Promise<void> => {
        while (!over.aborted) await work();
      };
      const common = { shop, client, windowMilliseconds: windowSeconds * 1000, pauseMilliseconds, over };
      const progress = isLong
        ? progressOf(seconds, () => `${storm.killed} kills, ${notes.told.length} orders`)
        : null;
      await storm.rage(() => {
        progress?.start();
        return Promise.all([
          ...shop.buyers.map((who, index) => {
            const buyer = new Buyer(who, { ...common, chance: chances(seed + 1000 + index) });
            return until(() => buyer.buy());
          }),
          ...Array.from({ length: staff }, (_, index) => {
            const one = new Staff(shop, client, chances(seed + 100 + index));
            return until(() => one.work());
          }),
        ]);
      });
      progress?.stop();
      await settleAll(stoa);
      await notes.handIn(stoa.sql);
      const findings = await check(stoa.sql);
      if (isLong) await tell({ findings, notes, sql: stoa.sql, seconds, seed, kills: storm.killed });
      expect({ seed, broken: broken(findings) }).toEqual({ seed, broken: {} });
      // a storm in which nobody bought shows nothing
      expect([notes.told.length > 0, storm.killed]).toEqual([true, kills]);
    },
    180_000 + seconds * 3_000,
  );
});
