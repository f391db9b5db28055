import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { Consumers } from '../src/events/consumers.js';
import { calm } from './chaos/calm.js';
import { castWithBroker, castWithoutBroker, shared } from './chaos/cast.js';
import { Load } from './chaos/load.js';
import { declareQueue, prepareRecorders, record, recordOutside } from './chaos/recorders.js';
import { Storm } from './chaos/storm.js';
import { brokenRules, compared } from './chaos/verdict.js';
import { Receivers, StreamListener, testify } from './chaos/witnesses.js';
import { Broker } from './support/broker.js';
import { chances } from './support/chances.js';
import { settle } from './support/events.js';
import { faultsOfBooks } from './support/orders.js';
import { PostOffice } from './support/post-office.js';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';

/** `npm run test:chaos` says how many and which; here a handful, of three kinds of processes and the broker. */
const isLong = process.env['CHAOS_KILLS'] !== undefined;
const kills = Number(process.env['CHAOS_KILLS'] ?? 6);
const seed = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));
const width = 40;

const broker = await Broker.start();
const cast = broker === null ? castWithoutBroker : castWithBroker;
const roles = isLong ? cast : cast.slice(0, 3);
const lifeMilliseconds = isLong ? 14_000 : 3_000;
let stoa: Stoa;
let office: PostOffice;
let environment: Record<string, string>;
const outside = { pool: null as pg.Pool | null };

beforeAll(async () => {
  office = await PostOffice.open();
  environment = {
    SMTP_URL: office.url,
    ...(broker === null ? {} : { RABBITMQ_URL: broker.url, RABBITMQ_PREFIX: 'chaos' }),
  };
  stoa = await Stoa.start({ ...shared, ...environment });
  outside.pool = new pg.Pool({ connectionString: stoa.databaseUrl, max: 1 });
  stoa.app.get(Consumers).register(record);
  stoa.app.get(Consumers).register(recordOutside(outside.pool));
  if (broker !== null) await declareQueue(broker.url, 'chaos');
  await prepareRecorders(stoa);
});
afterAll(async () => {
  await StoaProcess.endAll();
  await outside.pool?.end();
  await stoa.stop();
  await office.close();
  await broker?.end();
});

function progress(count: number): void {
  if (!isLong) return;
  const done = Math.min(width, Math.round((count / kills) * width));
  process.stderr.write(`\r[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${count}/${kills} kills`);
}

function tell(table: Readonly<Record<string, number>>): void {
  if (!isLong) return;
  const widest = Math.max(...Object.keys(table).map(({ length }) => length));
  const lines = Object.entries(table).map(
    ([what, count]) => `  ${what.padEnd(widest)} ${String(count).padStart(8)}`,
  );
  process.stderr.write(`\n${lines.join('\n')}\n  seed ${seed}\n`);
}

describe('Processes and a broker that are killed at any moment under load', () => {
  it(
    'lose no event, letter or message, keep the order of each aggregate, and do nothing twice',
    async () => {
      const chance = chances(seed);
      const [viewer, admin] = [await stoa.given.viewer(), await stoa.given.admin()];
      const receivers = await Receivers.of(admin, chances(seed + 100));
      const load = await Load.prepare(stoa, viewer, admin, chance);
      await settle(stoa);
      const { rows } = await stoa.sql.query<{ at: string }>('SELECT max(position) AS at FROM outbox');
      const since = rows[0]!.at;
      const storm = new Storm(stoa, { seed, kills, lifeMilliseconds, roles, broker, environment }, progress);
      const place = (): string | null => (storm.kills < kills ? storm.place() : stoa.url);
      const listeners = [
        StreamListener.start('viewer', viewer, since, place),
        StreamListener.start('admin', admin, since, place),
      ];
      await storm.rage(load);

      receivers.behave();
      await load.repeatNotices(stoa.url);
      await calm(stoa);
      await Promise.all(listeners.map((listener) => listener.hearOut(stoa.sql)));
      await receivers.stop();
      await testify(stoa, receivers, office);
      await stoa.sql.query('INSERT INTO confirmed SELECT * FROM unnest($1::uuid[])', [load.confirmed]);

      const table = await compared(stoa.sql);
      const connections = listeners.reduce((sum, one) => sum + one.connections, 0);
      tell({ ...storm.toll, ...table, 'connections of streams': connections });
      const broken = await brokenRules(stoa.sql);
      const resets = listeners.map((one) => one.resets);
      expect({ seed, broken, resets, books: await faultsOfBooks(stoa) }).toEqual({
        seed,
        broken: {},
        resets: [0, 0],
        books: [],
      });
      for (const count of Object.values(table)) expect(count).toBeGreaterThan(0);
    },
    120_000 + kills * 10_000,
  );
});
