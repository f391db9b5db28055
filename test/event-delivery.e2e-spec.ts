import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Backlog } from '../src/events/backlog.js';
import { bells, listen, prepareListeners, publishTo, ring, settle } from './support/events.js';
import { moveClock } from './support/clock.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let beside: Stoa;

beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
  await prepareListeners(stoa);
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

describe('An event', () => {
  it('reaches everybody who wants its type, once, in order per aggregate, with two instances at work', async () => {
    const listener = listen([stoa, beside], ['bell.*']);
    const deaf = listen([stoa, beside], ['order.paid']);
    const rung = bells(7);
    const flows: Promise<void>[] = [];
    for (let round = 0; round < 20; round += 1) {
      await ring(stoa, ...rung);
      flows.push(settle(stoa, beside));
    }
    await Promise.all(flows);
    await settle(stoa, beside);
    const heard = await listener.heard();
    expect(heard).toHaveLength(140);
    expect(new Set(heard.map(({ eventId }) => eventId)).size).toBe(140);
    for (const bell of rung) {
      const own = heard.filter(({ aggregateId }) => aggregateId === bell).map(({ sequence }) => sequence);
      expect(own).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    }
    expect(await deaf.heard()).toEqual([]);
  });

  it('that a consumer fails at holds back its aggregate for that consumer, and nothing else', async () => {
    const [bad, good] = bells(2) as [string, string];
    let isBroken = true;
    const failing = listen([stoa], ['bell.*'], ({ aggregateId }) => isBroken && aggregateId === bad);
    const other = listen([stoa], ['bell.*']);
    await ring(stoa, bad, good);
    await ring(stoa, bad, good);
    await settle(stoa);
    expect((await failing.heard()).map(({ aggregateId }) => aggregateId)).toEqual([good, good]);
    expect(await other.heard()).toHaveLength(4);
    isBroken = false;
    const clock = moveClock(stoa);
    clock.ahead(60);
    await settle(stoa);
    clock.stop();
    expect((await failing.heard()).slice(2)).toEqual([
      expect.objectContaining({ aggregateId: bad, sequence: 1 }),
      expect.objectContaining({ aggregateId: bad, sequence: 2 }),
    ]);
  });

  it('that never succeeds becomes a dead letter, and what follows it goes on', async () => {
    const [bell] = bells(1) as [string];
    const failing = listen([stoa], ['bell.*'], ({ sequence }) => sequence === 1);
    await ring(stoa, bell);
    await ring(stoa, bell);
    const clock = moveClock(stoa);
    for (let attempt = 0; attempt < 13; attempt += 1) {
      await settle(stoa);
      clock.ahead(86_400);
    }
    clock.stop();
    expect((await failing.heard()).map(({ sequence }) => sequence)).toEqual([2]);
    const { rows } = await stoa.sql.query('SELECT attempts, error FROM dead_letters WHERE consumer = $1', [
      failing.name,
    ]);
    expect(rows).toEqual([{ attempts: 12, error: 'Error: the listener fails' }]);
  });

  it('comes to those outside again until they have it, and is never given up', async () => {
    const [bell] = bells(1) as [string];
    const got: number[] = [];
    let refusals = 20;
    publishTo([stoa], ['bell.*'], (events) => {
      if ((refusals -= 1) >= 0) return Promise.reject(new Error('down'));
      got.push(...events.map(({ sequence }) => sequence));
      return Promise.resolve();
    });
    await ring(stoa, bell);
    await ring(stoa, bell);
    const clock = moveClock(stoa);
    for (let attempt = 0; attempt < 22; attempt += 1) {
      await settle(stoa);
      clock.ahead(60);
    }
    clock.stop();
    expect(got).toEqual([1, 2]);
  });
});

describe('Events that a consumer works on together', () => {
  const together = { together: true };

  it('take one transaction to work on, and reach it once, in order per aggregate, with two instances at work', async () => {
    const listener = listen([stoa, beside], ['bell.*'], () => false, together);
    const rung = bells(7);
    const flows: Promise<void>[] = [];
    for (let round = 0; round < 20; round += 1) {
      await ring(stoa, ...rung);
      flows.push(settle(stoa, beside));
    }
    await Promise.all(flows);
    await settle(stoa, beside);
    const heard = await listener.heard();
    expect(new Set(heard.map(({ eventId }) => eventId)).size).toBe(140);
    for (const bell of rung) {
      const own = heard.filter(({ aggregateId }) => aggregateId === bell).map(({ sequence }) => sequence);
      expect(own).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    }
    await ring(stoa, ...rung);
    await settle(stoa);
    const text =
      'SELECT count(DISTINCT xmin::text)::int AS count, count(*)::int AS events FROM inbox WHERE consumer = $1 AND event_id NOT IN (SELECT unnest($2::uuid[]))';
    const { rows } = await stoa.sql.query(text, [listener.name, heard.map(({ eventId }) => eventId)]);
    expect(rows).toEqual([{ count: 1, events: 7 }]);
  });

  it('hold back those of an aggregate of which one fails, and no other', async () => {
    const [bad, ...good] = bells(4) as [string, ...string[]];
    let isBroken = true;
    const failing = listen(
      [stoa],
      ['bell.*'],
      ({ aggregateId }) => isBroken && aggregateId === bad,
      together,
    );
    await ring(stoa, bad, ...good);
    await ring(stoa, bad, ...good);
    await settle(stoa);
    const heard = (await failing.heard()).map(({ aggregateId }) => aggregateId);
    expect([heard.length, heard.includes(bad)]).toEqual([6, false]);
    isBroken = false;
    const clock = moveClock(stoa);
    clock.ahead(60);
    await settle(stoa);
    clock.stop();
    expect((await failing.heard()).slice(6)).toEqual([
      expect.objectContaining({ aggregateId: bad, sequence: 1 }),
      expect.objectContaining({ aggregateId: bad, sequence: 2 }),
    ]);
  });
});

describe('What waits', () => {
  it('is measured per consumer, and told beside readiness without being a reason against it', async () => {
    const [bad, good] = bells(2) as [string, string];
    const { name } = listen([stoa], ['bell.*'], ({ aggregateId }) => aggregateId === bad);
    await ring(stoa, bad, bad, good);
    await settle(stoa);
    const backlog = stoa.app.get(Backlog);
    const clock = moveClock(stoa);
    await backlog.measure();
    expect((await stoa.nobody.get('//health/ready')).body.checks).toMatchObject({ events: 'up' });
    clock.ahead(600);
    await backlog.measure();
    clock.stop();
    const ready = await stoa.nobody.get('//health/ready');
    expect([ready.status, ready.body.checks.events]).toEqual([200, 'down']);
    const { body } = await stoa.nobody.get('//metrics');
    expect(body).toContain(`stoa_events_waiting{consumer="${name}"} 2`);
    expect(body).toContain(`stoa_events_delivered_total{consumer="${name}"} 1`);
    expect(body).toContain(`stoa_event_failures_total{consumer="${name}"} 1`);
    expect(body).toContain(`stoa_dead_letters{consumer="${name}"} 0`);
    const age = new RegExp(`stoa_event_oldest_waiting_seconds\\{consumer="${name}"\\} (\\d+)`).exec(
      body,
    )?.[1];
    expect(Number(age)).toBeGreaterThanOrEqual(600);
  });
});
