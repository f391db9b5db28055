import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Backlog } from '../src/events/backlog.js';
import { Consumers, type InnerConsumer } from '../src/events/consumers.js';
import { Claims } from '../src/events/delivery/claims.js';
import { Outlets } from '../src/events/delivery/outlets.js';
import { EventRelay } from '../src/events/relay/relay.js';
import { moveClock } from './support/clock.js';
import { bells, listen, prepareListeners, ring, settle } from './support/events.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;

beforeAll(async () => {
  stoa = await Stoa.start();
  await prepareListeners(stoa);
});
afterAll(() => stoa.stop());

const place = async (): Promise<void> => {
  while ((await stoa.app.get(EventRelay).relaySome()).count > 0);
};
/** One claim's worth. */
const deliverSome = async (name: string): Promise<number> =>
  (await stoa.app.get(Outlets).deliverSome(stoa.app.get(Consumers).find(name)!)).count;
const register = (consumer: Pick<InnerConsumer, 'handle' | 'versions'>): string => {
  const name = `test-${randomUUID().slice(0, 8)}`;
  stoa.app.get(Consumers).register({ name, types: ['bell.*'], ...consumer });
  return name;
};
const metric = async (line: string): Promise<number | null> => {
  const { body } = await stoa.nobody.get('//metrics');
  const value = body.split('\n').find((one: string) => one.startsWith(`${line} `));
  return value === undefined ? null : Number(value.slice(line.length));
};

describe('Behind a backlog of fresh events', () => {
  it('what failed once has its turn when its time has come', async () => {
    let isBroken = true;
    const [bad] = bells(1) as [string];
    const listener = listen([stoa], ['bell.*'], ({ aggregateId }) => isBroken && aggregateId === bad);
    await ring(stoa, bad);
    await settle(stoa);
    isBroken = false;
    await ring(stoa, ...bells(60));
    await place();
    const clock = moveClock(stoa);
    clock.ahead(2);
    expect(await deliverSome(listener.name)).toBe(20);
    clock.stop();
    const heard = (await listener.heard()).map(({ aggregateId }) => aggregateId);
    expect(heard).toHaveLength(20);
    expect(heard).toContain(bad);
  });

  it('what somebody had who died has its turn when the claim is over, and fresh ones keep most of the turns', async () => {
    const listener = listen([stoa], ['bell.*']);
    const left = bells(20);
    await ring(stoa, ...left);
    await place();
    expect(
      (await stoa.app.get(Claims).take(listener.name, { aggregatesAtOnce: 20, eventsAtOnce: 10 }))?.turns,
    ).toBe(20);
    await ring(stoa, ...bells(60));
    await place();
    const clock = moveClock(stoa);
    clock.ahead(31);
    await deliverSome(listener.name);
    clock.stop();
    const heard = (await listener.heard()).map(({ aggregateId }) => aggregateId);
    expect(heard).toHaveLength(20);
    expect(heard.filter((bell) => left.includes(bell))).toHaveLength(5);
  });
});

describe('A consumer', () => {
  it('whose work takes long leaves connections to the others', async () => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const slow = register({ handle: () => ended });
    const other = listen([stoa], ['bell.*']);
    await ring(stoa, ...bells(20));
    await place();
    const working = deliverSome(slow);
    try {
      await deliverSome(other.name);
      expect(await other.heard()).toHaveLength(20);
    } finally {
      end();
      await working;
    }
  });

  it('that does not know a version of the payload yet is asked again until it does, in order', async () => {
    const versions = [1];
    const handled: string[] = [];
    const note: InnerConsumer['handle'] = (_tx, { version, sequence }) => {
      handled.push(`${sequence} of version ${version}`);
      return Promise.resolve();
    };
    const name = register({ versions, handle: note });
    const [bell] = bells(1) as [string];
    await ring(stoa, bell, bell);
    await stoa.change(`UPDATE outbox SET version = 2 WHERE aggregate_id = '${bell}' AND sequence = 1`);
    await settle(stoa);
    expect(handled).toEqual([]);
    const asked = 'SELECT attempts, last_error FROM event_deliveries WHERE consumer = $1 ORDER BY position';
    const last_error = 'Error: version 2 of bell.rung is not known here';
    expect((await stoa.sql.query(asked, [name])).rows[0]).toMatchObject({
      attempts: expect.any(Number),
      last_error,
    });
    versions.push(2);
    const clock = moveClock(stoa);
    clock.ahead(60);
    await settle(stoa);
    clock.stop();
    expect(handled).toEqual(['1 of version 2', '2 of version 1']);
  });
});

describe('What is measured', () => {
  it('tells of events that no relay gives their places', async () => {
    await settle(stoa);
    await stoa.app.get(Backlog).measure();
    expect((await stoa.nobody.get('//health/ready')).body.checks.events).toBe('up');
    await ring(stoa, ...bells(3));
    const clock = moveClock(stoa);
    clock.ahead(600);
    await stoa.app.get(Backlog).measure();
    expect((await stoa.nobody.get('//health/ready')).body.checks.events).toBe('down');
    clock.stop();
    expect(await metric('stoa_events_waiting{consumer="relay"}')).toBe(3);
    expect(await metric('stoa_event_oldest_waiting_seconds{consumer="relay"}')).toBeGreaterThanOrEqual(600);
    await settle(stoa);
    await stoa.app.get(Backlog).measure();
    expect(await metric('stoa_events_waiting{consumer="relay"}')).toBe(0);
  });

  it('is measured for those who ask where nothing runs by the clock', async () => {
    const beside = await stoa.beside();
    const asked = async (): Promise<unknown> =>
      (await beside.nobody.get('//health/ready')).body.checks.events ?? null;
    while ((await asked()) === null);
    expect(await asked()).toBe('up');
    await beside.stop();
  });

  it('names those whom nobody serves any more, until they are renamed or dropped as docs/services.md says', async () => {
    const [renamed, dropped] = [`old-${randomUUID().slice(0, 8)}`, `old-${randomUUID().slice(0, 8)}`];
    const listener = listen([stoa], ['bell.*']);
    const rung = bells(3);
    await ring(stoa, ...rung, ...rung);
    await place();
    for (const old of [renamed, dropped])
      await stoa.change(`
        INSERT INTO event_deliveries SELECT '${old}', position, event_id, aggregate_id, attempts, claim, last_error
          FROM event_deliveries WHERE consumer = '${listener.name}';
        INSERT INTO event_queues SELECT '${old}', aggregate_id, position, next_attempt_at, claim
          FROM event_queues WHERE consumer = '${listener.name}'`);
    await stoa.change(`DELETE FROM event_deliveries WHERE consumer = '${listener.name}';
      DELETE FROM event_queues WHERE consumer = '${listener.name}'`);
    await stoa.app.get(Backlog).measure();
    for (const old of [renamed, dropped]) {
      expect(await metric(`stoa_event_consumer_unknown{consumer="${old}"}`)).toBe(1);
      expect(await metric(`stoa_events_waiting{consumer="${old}"}`)).toBe(6);
    }
    await stoa.change(await documented('Renamed', { OLD: renamed, NEW: listener.name }));
    await stoa.change(await documented('Dropped', { OLD: dropped }));
    await settle(stoa);
    expect(await listener.heard()).toHaveLength(6);
    await stoa.app.get(Backlog).measure();
    for (const old of [renamed, dropped]) {
      expect(await metric(`stoa_event_consumer_unknown{consumer="${old}"}`)).toBe(null);
      expect(await metric(`stoa_events_waiting{consumer="${old}"}`)).toBe(null);
    }
  });
});

/** The statements that the page has under this heading, with these names. */
async function documented(heading: string, names: Readonly<Record<string, string>>): Promise<string> {
  const page = await readFile('docs/services.md', 'utf8');
  const [, block = ''] = new RegExp(`\\*\\*${heading}\\*\\*[^]*?\`\`\`sql\\n([^]*?)\`\`\``).exec(page) ?? [];
  expect(block).not.toBe('');
  return Object.entries(names).reduce(
    (text, [word, name]) => text.replaceAll(`'${word}'`, `'${name}'`),
    block,
  );
}
