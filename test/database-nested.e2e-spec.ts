import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Database } from '../src/database/database.js';
import { bells, hear, prepareListeners } from './support/events.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;

beforeAll(async () => {
  stoa = await Stoa.start();
  await prepareListeners(stoa);
});
afterAll(() => stoa.stop());

const count = async (table: string, consumer: string): Promise<number> => {
  const { rows } = await stoa.sql.query(`SELECT count(*)::int AS n FROM ${table} WHERE consumer = $1`, [
    consumer,
  ]);
  return rows[0].n;
};

describe('A part of a transaction that may fail', () => {
  it('is taken back alone, and what was done before and after stays', async () => {
    const ids = bells(3) as [string, string, string];
    const consumer = `test-${randomUUID().slice(0, 8)}`;
    await stoa.app.get(Database).transaction(async (tx) => {
      hear(tx, consumer, ids[0]);
      const failing = tx.nested(async () => {
        hear(tx, consumer, ids[1]);
        await tx.rows({ name: 'test-nonsense', text: 'SELECT 1 / 0' });
      });
      await expect(failing).rejects.toThrow('division by zero');
      hear(tx, consumer, ids[2]);
    });
    const { rows } = await stoa.sql.query(
      'SELECT event_id AS id FROM heard WHERE consumer = $1 ORDER BY at',
      [consumer],
    );
    expect(rows.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  });

  it('is taken back whole when a part of it has been taken back before', async () => {
    const [first, second] = bells(2) as [string, string];
    const consumer = `test-${randomUUID().slice(0, 8)}`;
    const failing = (): Promise<never> => Promise.reject(new Error('it gives up'));
    await stoa.app.get(Database).transaction(async (tx) => {
      const outer = tx.nested(async () => {
        hear(tx, consumer, first);
        await tx.nested(failing).catch(() => undefined);
        hear(tx, consumer, second);
        await failing();
      });
      await expect(outer).rejects.toThrow('it gives up');
    });
    expect(await count('heard', consumer)).toBe(0);
  });

  it('is taken back also when something was put off after it had failed', async () => {
    const [id] = bells(1) as [string];
    const consumer = `test-${randomUUID().slice(0, 8)}`;
    await stoa.app.get(Database).transaction(async (tx) => {
      const failing = tx.nested(async () => {
        await tx.rows({ name: 'test-nonsense', text: 'SELECT 1 / 0' }).catch(() => undefined);
        hear(tx, consumer, id);
        throw new Error('it gives up');
      });
      await expect(failing).rejects.toThrow('it gives up');
      hear(tx, consumer, id);
    });
    expect(await count('heard', consumer)).toBe(1);
  });
});
