import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../src/clock/clock.js';
import { EventRetention } from '../src/events/retention/event-retention.js';
import { moveClock } from './support/clock.js';
import { bells, listen, prepareListeners, ring, settle } from './support/events.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;

beforeAll(async () => {
  stoa = await Stoa.start({ EVENT_RETENTION_DAYS: '10' });
  await prepareListeners(stoa);
});
afterAll(() => stoa.stop());

const kept = async (bell: string): Promise<number[]> => {
  const text = 'SELECT sequence FROM outbox WHERE aggregate_id = $1 ORDER BY sequence';
  return (await stoa.sql.query<{ sequence: number }>(text, [bell])).rows.map(({ sequence }) => sequence);
};
/** What is forgotten so many days from now. */
const later = async (days: number): Promise<number> => {
  const clock = moveClock(stoa);
  clock.ahead(days * 86_400 + 60);
  const count = await stoa.app.get(EventRetention).forgetOld();
  clock.stop();
  return count;
};

describe('Events', () => {
  it('are forgotten when their time is over, but for the last of each aggregate, whose numbers go on', async () => {
    const [bell, single] = bells(2) as [string, string];
    await ring(stoa, bell, bell, bell, single);
    await settle(stoa);
    expect(await later(9)).toBe(0);
    expect(await later(10)).toBe(2);
    expect([await kept(bell), await kept(single)]).toEqual([[3], [1]]);
    await ring(stoa, bell);
    expect(await kept(bell)).toEqual([3, 4]);
  });

  it('are forgotten in batches however many are kept between them', async () => {
    const [bell] = bells(1) as [string];
    await ring(stoa, ...bells(600));
    await ring(stoa, ...Array<string>(1_200).fill(bell));
    await settle(stoa);
    await later(10);
    expect(await kept(bell)).toEqual([1_200]);
  });

  it('that are not placed, not delivered or dead letters stay', async () => {
    const [unplaced, failing] = bells(2) as [string, string];
    listen([stoa], ['bell.*'], ({ aggregateId, sequence }) => aggregateId === failing && sequence === 1);
    await ring(stoa, failing, failing, failing);
    await settle(stoa);
    await ring(stoa, unplaced, unplaced);
    await later(10);
    expect([await kept(failing), await kept(unplaced)]).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
    const clock = moveClock(stoa);
    for (let attempt = 0; attempt < 13; attempt += 1) {
      await settle(stoa);
      clock.ahead(7_300);
    }
    clock.stop();
    await later(20);
    expect([await kept(failing), await kept(unplaced)]).toEqual([[1, 3], [2]]);
  });

  it('are remembered as done for the same time', async () => {
    const listener = listen([stoa], ['bell.*']);
    await ring(stoa, ...bells(3));
    await settle(stoa);
    const done = async (): Promise<number | null> =>
      (await stoa.sql.query('SELECT FROM inbox WHERE consumer = $1', [listener.name])).rowCount;
    await later(9);
    expect(await done()).toBe(3);
    await later(10);
    expect(await done()).toBe(0);
  });

  it('whose queue was purged are waited for no longer than that', async () => {
    const insert = `INSERT INTO event_retries (consumer, aggregate_id, sequence, event_id, attempts, next_attempt_at, last_error)
      VALUES ('test-purged', $1, 1, $2, 1, $3, 'Error: it failed')`;
    const [bell, event] = bells(2) as [string, string];
    await stoa.change(insert, [bell, event, stoa.app.get(Clock).now()]);
    const waiting = async (): Promise<number | null> =>
      (await stoa.sql.query("SELECT FROM event_retries WHERE consumer = 'test-purged'")).rowCount;
    await later(9);
    expect(await waiting()).toBe(1);
    await later(10);
    expect(await waiting()).toBe(0);
  });
});
