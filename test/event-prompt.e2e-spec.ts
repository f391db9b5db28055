import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Database } from '../src/database/database.js';
import { Consumers, type InnerConsumer } from '../src/events/consumers.js';
import type { EventType } from '../src/events/event-types.js';
import { Outbox } from '../src/events/outbox.js';
import { EventRelay } from '../src/events/relay/relay.js';
import { moveClock } from './support/clock.js';
import { bells, hear, listen, prepareListeners, ring, Rung, settle } from './support/events.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;

beforeAll(async () => {
  stoa = await Stoa.start();
  await prepareListeners(stoa);
});
afterAll(() => stoa.stop());

const promptly = { promptly: true };
const place = (isServed = true) => stoa.app.get(EventRelay).relaySome(() => isServed);
const count = async (table: string, consumer: string): Promise<number> => {
  const { rows } = await stoa.sql.query(`SELECT count(*)::int AS n FROM ${table} WHERE consumer = $1`, [
    consumer,
  ]);
  return rows[0].n;
};
/** What a bell tells besides. */
class Cracked extends Rung {
  static override readonly type = 'bell.cracked' as EventType;
}
/** Registers one that works on many at once, promptly unless said otherwise. */
function register(handleAll: NonNullable<InnerConsumer['handleAll']>, prompt = ['bell.*']): string {
  const name = `test-${randomUUID().slice(0, 8)}`;
  const handle: InnerConsumer['handle'] = (tx, event) => handleAll(tx, [event]);
  stoa.app.get(Consumers).register({ name, types: ['bell.*'], prompt, handle, handleAll });
  return name;
}

describe('Events that are placed where their consumer works on many at once', () => {
  it('are done with in the transaction that places them, with a note each and without a delivery', async () => {
    const listener = listen([stoa], ['bell.*'], () => false, promptly);
    const [first, second] = bells(2) as [string, string];
    await ring(stoa, first, second, first);
    await place();
    const heard = await listener.heard();
    expect(heard.map(({ sequence, aggregateId }) => [aggregateId, sequence])).toHaveLength(3);
    expect(heard.filter(({ aggregateId }) => aggregateId === first).map(({ sequence }) => sequence)).toEqual([
      1, 2,
    ]);
    const [deliveries, queues, notes] = [
      await count('event_deliveries', listener.name),
      await count('event_queues', listener.name),
      await count('inbox', listener.name),
    ];
    expect([deliveries, queues, notes]).toEqual([0, 0, 3]);
  });

  it('have their work and their place in one transaction', async () => {
    const xids: string[] = [];
    register(async (tx) => {
      const text = 'SELECT pg_current_xact_id()::text AS xid';
      for (const { xid } of await tx.rows<{ xid: string }>({ name: 'test-xid', text })) xids.push(xid);
    });
    const [bell] = bells(1) as [string];
    await ring(stoa, bell);
    await place();
    const { rows } = await stoa.sql.query('SELECT xmin::text AS xid FROM outbox WHERE aggregate_id = $1', [
      bell,
    ]);
    expect(rows).toEqual(xids.map((xid) => ({ xid })));
  });

  it('are handed out in their order where their consumer does not do all of their aggregate promptly', async () => {
    const heard: string[] = [];
    const name = register(
      (_tx, events) => {
        heard.push(...events.map(({ aggregateId, type }) => `${type} ${aggregateId}`));
        return Promise.resolve();
      },
      ['bell.rung'],
    );
    const [mixed, plain] = bells(2) as [string, string];
    await ring(stoa, plain, mixed);
    await stoa.app.get(Database).transaction((tx) => stoa.app.get(Outbox).append(tx, new Cracked(mixed)));
    await ring(stoa, mixed);
    await place();
    expect([heard, await count('event_deliveries', name)]).toEqual([[`bell.rung ${plain}`], 3]);
    await settle(stoa);
    const own = ['bell.rung', 'bell.cracked', 'bell.rung'].map((type) => `${type} ${mixed}`);
    expect(heard.slice(1)).toEqual(own);
  });

  it('wait in their own lines when the consumer is served by another process', async () => {
    const listener = listen([stoa], ['bell.*'], () => false, promptly);
    await ring(stoa, ...bells(2));
    await place(false);
    expect([await listener.heard(), await count('event_deliveries', listener.name)]).toEqual([[], 2]);
    await settle(stoa);
    expect(await listener.heard()).toHaveLength(2);
  });

  it('do not overtake one of their aggregate that waits', async () => {
    let isBroken = true;
    const [bad, good] = bells(2) as [string, string];
    const fails = ({ aggregateId }: { aggregateId: string }): boolean => isBroken && aggregateId === bad;
    const listener = listen([stoa], ['bell.*'], fails, promptly);
    await ring(stoa, bad);
    await settle(stoa);
    isBroken = false;
    const clock = moveClock(stoa);
    // longer than it is left alone, and shorter than the first one waits
    await stoa.sql.query(`UPDATE event_queues SET next_attempt_at = now() + '1 hour' WHERE consumer = $1`, [
      listener.name,
    ]);
    clock.ahead(60);
    await ring(stoa, bad, good);
    await place();
    expect((await listener.heard()).map(({ aggregateId }) => aggregateId)).toEqual([good]);
    clock.ahead(7200);
    await settle(stoa);
    clock.stop();
    const own = (await listener.heard()).filter(({ aggregateId }) => aggregateId === bad);
    expect(own.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });
});

describe('Work that fails while its events are placed', () => {
  it('leaves nothing behind, also of what it had put off, and keeps no other consumer from its events', async () => {
    const name = register((tx, events) => {
      for (const { id } of events) hear(tx, name, id);
      return Promise.reject(new Error('the listener fails'));
    });
    const other = listen([stoa], ['bell.*'], () => false, promptly);
    await ring(stoa, ...bells(3));
    await place();
    expect([await count('heard', name), await count('inbox', name)]).toEqual([0, 0]);
    expect(await count('event_deliveries', name)).toBe(3);
    expect(await other.heard()).toHaveLength(3);
  });

  it('with what it had put off, leaves nothing behind either', async () => {
    const name = register((tx, events) => {
      for (const { id } of [...events, ...events]) hear(tx, name, id);
      tx.defer({ name: 'test-nonsense', text: 'SELECT 1 / 0' });
      return Promise.resolve();
    });
    await ring(stoa, ...bells(3));
    const piece = await place();
    expect(piece.count).toBe(3);
    expect([await count('heard', name), await count('event_deliveries', name)]).toEqual([0, 3]);
  });

  it('because somebody holds what it waits for does not keep events from being placed', async () => {
    const text = 'SELECT pg_advisory_xact_lock(4711)';
    const name = register(async (tx) => void (await tx.rows({ name: 'test-wait', text })));
    const other = listen([stoa], ['bell.*'], () => false, promptly);
    const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = stoa.app.get(Database).transaction(async (tx) => {
      await tx.rows({ name: 'test-wait', text });
      held.resolve();
      await release.promise;
    });
    await held.promise;
    await ring(stoa, ...bells(2));
    await place();
    expect([await count('event_deliveries', name), (await other.heard()).length]).toEqual([2, 2]);
    release.resolve();
    await holding;
    await settle(stoa);
    expect([await count('event_deliveries', name), await count('inbox', name)]).toEqual([0, 2]);
  });

  it('waits for nobody longer than a tenth of a second, and no statement of it takes longer than a second', async () => {
    let found: unknown[] = [];
    const text = `SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement`;
    register(async (tx) => void (found = await tx.rows({ name: 'test-patience', text })));
    await ring(stoa, ...bells(1));
    await place();
    expect(found).toEqual([{ lock: '100ms', statement: '1s' }]);
  });

  it('leaves the usual limits to what is handed out after it', async () => {
    const limits = `current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')`;
    await stoa.sql.query(`
      CREATE TABLE noted_limits AS SELECT '' AS limits WITH NO DATA;
      CREATE FUNCTION note_limits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN INSERT INTO noted_limits VALUES (${limits}); RETURN NULL; END $$;
      CREATE TRIGGER note_limits AFTER INSERT ON event_deliveries EXECUTE FUNCTION note_limits()`);
    register(() => Promise.resolve());
    listen([stoa], ['bell.*']);
    await ring(stoa, ...bells(1));
    await place();
    const noted = (await stoa.sql.query('SELECT limits FROM noted_limits')).rows;
    await stoa.sql.query('DROP TRIGGER note_limits ON event_deliveries');
    const text = `SELECT ${limits} AS limits`;
    const usual = await stoa.app.get(Database).transaction((tx) => tx.row({ name: 'test-usual', text }));
    expect(noted).toEqual([usual]);
    expect(usual).not.toEqual({ limits: '100ms 1s' });
  });

  it("for a connection that is lost is nobody's failure: nothing is placed, and the next time all is done", async () => {
    let isCut = false;
    const name = register(async (tx) => {
      if (isCut) return;
      isCut = true;
      await tx.rows({ name: 'test-cut', text: 'SELECT pg_terminate_backend(pg_backend_pid())' });
    });
    await ring(stoa, ...bells(2));
    expect((await place()).count).toBe(0);
    expect([isCut, await count('inbox', name), await count('event_deliveries', name)]).toEqual([true, 0, 0]);
    expect((await place()).count).toBe(2);
    expect([await count('inbox', name), await count('event_deliveries', name)]).toEqual([2, 0]);
    const { body } = await stoa.nobody.get('//metrics');
    expect(body).toContain(`stoa_events_delivered_total{consumer="${name}"} 2`);
  });

  it('cannot be promised by who does not say how to do it', () => {
    const consumer = {
      name: 'test-idle',
      types: ['bell.*'],
      prompt: ['bell.*'],
      handle: () => Promise.resolve(),
    };
    expect(() => stoa.app.get(Consumers).register(consumer)).toThrow('is prompt');
  });

  it('is not tried so again at once: what comes next is handed out, until some time has passed', async () => {
    let calls = 0;
    let isBroken = true;
    const name = register(() => {
      calls += 1;
      return isBroken ? Promise.reject(new Error('the listener fails')) : Promise.resolve();
    });
    await ring(stoa, ...bells(1));
    await place();
    isBroken = false;
    await ring(stoa, ...bells(1));
    await place();
    expect([calls, await count('event_deliveries', name)]).toEqual([1, 2]);
    const clock = moveClock(stoa);
    clock.ahead(11);
    await ring(stoa, ...bells(1));
    await place();
    clock.stop();
    expect([calls, await count('event_deliveries', name)]).toEqual([2, 2]);
  });
});
