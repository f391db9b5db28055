import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { everybody } from '../src/events/audience.js';
import { Database } from '../src/database/database.js';
import { Outbox } from '../src/events/outbox.js';
import { EventRetention } from '../src/events/retention/event-retention.js';
import type { Caller } from '../src/access/caller.js';
import { EventFeed } from '../src/live/event-feed.js';
import { Listener } from '../src/live/listener.js';
import type { Actor } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { bells, Rung, settle } from './support/events.js';
import { Stoa } from './support/stoa.js';
import { hold } from './support/hold.js';
import { Ear } from './support/streams.js';

let stoa: Stoa;
let beside: Stoa;
let viewer: Actor;

beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
  viewer = await stoa.given.viewer();
  await settle(stoa);
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

/** Rings a bell for everybody to hear, so often. */
const ring = async (bell: string, times = 1, by = stoa): Promise<void> => {
  await by.app.get(Database).transaction((tx) => {
    for (let time = 0; time < times; time += 1)
      by.app.get(Outbox).append(tx, new Rung(bell, { audience: everybody }));
  });
  await settle(by);
};
const sequencesOf = (ear: Ear, bell: string): number[] =>
  ear.events.filter(({ data }) => data.aggregateId === bell).map(({ data }) => data.sequence);
/** What a stream that begins after the place says of itself and of the bell, after so many events. */
const resume = async (since: string, bell: string, count: number): Promise<[string[], number[]]> => {
  const ear = await Ear.of(viewer, { since });
  if (count > 0) await ear.until(() => sequencesOf(ear, bell).length >= count);
  await ear.close();
  return [ear.words.map(({ type }) => type), sequencesOf(ear, bell)];
};

describe('A place at which there is no event', () => {
  it('is gone on from when nothing has been deleted since: the very first one, and one in a gap', async () => {
    const [bell] = bells(1) as [string];
    const newest = 'SELECT coalesce(max(position), 0)::text AS at FROM outbox';
    await ring(bell);
    expect(await resume('0', bell, 1)).toEqual([['ready'], [1]]);
    await stoa.sql.query("SELECT nextval('outbox_position_seq') FROM generate_series(1, 5)");
    const { at } = (await stoa.sql.query<{ at: string }>(newest)).rows[0]!;
    await ring(bell, 2);
    expect(await resume(String(Number(at) + 3), bell, 2)).toEqual([['ready'], [2, 3]]);
  });

  it('is not when something after it has been deleted', async () => {
    const [bell] = bells(1) as [string];
    const ear = await Ear.of(viewer);
    const before = ear.words[0]!.at!;
    await ring(bell, 3);
    await ear.untilHeard(3);
    await ear.close();
    const [first, second] = ear.events.map(({ at }) => at!);
    await stoa.change(
      "UPDATE outbox SET published_at = published_at - interval '31 days' WHERE sequence < 3",
    );
    expect(await stoa.app.get(EventRetention).forgetOld()).toBeGreaterThanOrEqual(2);
    for (const place of ['0', before, first!])
      expect(await resume(place, bell, 0)).toEqual([['reset', 'ready'], []]);
    expect(await resume(second!, bell, 1)).toEqual([['ready'], [3]]);
  });

  it('is not when what follows may be deleted soon', async () => {
    const [bell] = bells(1) as [string];
    const ear = await Ear.of(viewer);
    const before = ear.words[0]!.at!;
    await ring(bell, 2);
    await ear.untilHeard(2);
    await ear.close();
    const clock = moveClock(beside);
    clock.ahead(30 * 86_400 - 60);
    const there = await Ear.of(await beside.given.viewer(), { since: before });
    expect(there.words.map(({ type }) => type)).toEqual(['reset', 'ready']);
    await there.close();
    clock.stop();
  });
});

describe('A stream', () => {
  it('hears what happens although the one before it ended while the first place was being looked for', async () => {
    const held = await hold(stoa, 'LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE');
    const trusting = { isHeld: () => true, renew: () => undefined };
    const gone = new Listener({ id: viewer.id, permissions: new Set() } as unknown as Caller, [], trusting);
    const feed = stoa.app.get(EventFeed, { strict: false });
    const joining = feed.join(gone, null);
    await held.untilAwaited();
    const closed = new Promise((resolve) => gone.once('close', resolve));
    gone.destroy();
    await closed;
    await held.release();
    await joining;
    // what is read for nobody has come to its end
    while (Reflect.get(feed, 'reading') !== null) await turn();
    const [bell] = bells(1) as [string];
    const ear = await Ear.of(viewer);
    await ring(bell, 1, beside);
    await ear.untilHeard(1);
    await ear.close();
    expect(sequencesOf(ear, bell)).toEqual([1]);
  });
});
