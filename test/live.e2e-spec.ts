import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from '../src/access/caller.js';
import { Database } from '../src/database/database.js';
import { EventFeed } from '../src/live/event-feed.js';
import { Listener } from '../src/live/listener.js';
import { rhythm } from '../src/live/live-streams.js';
import { Actor } from './support/actor.js';
import { programOf } from './support/api-keys.js';
import { categoryOf } from './support/catalogue.js';
import { settle } from './support/events.js';
import { draftOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';
import { recordStatements } from './support/statements.js';
import { Ear, type Opening } from './support/streams.js';

let stoa: Stoa;
let beside: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
  editor = await stoa.given.editor();
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

const open: Ear[] = [];
const listen = async (actor: Actor, opening?: Opening): Promise<Ear> => {
  const ear = await Ear.of(actor, opening);
  open.push(ear);
  return ear;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((ear) => ear.close()));
});

/** Waits until the service has seen that nobody listens any more. */
const untilQuiet = async (): Promise<void> => {
  const feed = stoa.app.get(EventFeed, { strict: false });
  while (feed.isReading) await new Promise((resolve) => setImmediate(resolve));
};

const trusting = { isHeld: () => true, renew: () => undefined };

let named = 0;
/** Something that everybody hears of; gives its id. */
const happen = async (): Promise<string> =>
  (await categoryOf(editor, { name: `Kettles ${(named += 1)}` }))['id'] as string;
const categories = (ear: Ear) => ear.events.map(({ data }) => data.aggregateId as string);

describe('The stream of events', () => {
  it('tells what happens as it happens, in the form of Server-Sent Events', async () => {
    const ear = await listen(await stoa.given.viewer());
    const { headers } = ear.answer;
    expect(
      ['content-type', 'cache-control', 'x-accel-buffering', 'etag', 'content-encoding'].map(
        (name) => headers[name] ?? null,
      ),
    ).toEqual(['text/event-stream; charset=utf-8', 'no-store', 'no', null, null]);
    expect(ear.retry).toBeGreaterThanOrEqual(2_000);
    const id = await happen();
    await settle(stoa);
    await ear.untilHeard(1);
    expect(ear.events).toEqual([
      {
        at: expect.stringMatching(/^\d+$/),
        type: 'category.created',
        data: {
          id: expect.any(String),
          type: 'category.created',
          version: 1,
          aggregateId: id,
          sequence: 1,
          occurredAt: expect.stringMatching(/Z$/),
          payload: { categoryId: id, slug: expect.any(String), parentId: null },
        },
      },
    ]);
  });

  it('tells at one instance what was written through another', async () => {
    const actor = await stoa.given.viewer();
    const ear = await listen(Object.assign(Object.create(actor), { at: beside.url }));
    const id = await happen();
    await settle(stoa);
    await ear.untilHeard(1);
    expect(categories(ear)).toEqual([id]);
  });

  it('goes on after the place that it is given, by header or by query, and the header comes first', async () => {
    const actor = await stoa.given.viewer();
    const first = await listen(actor);
    const ids = [await happen(), await happen(), await happen()];
    await settle(stoa);
    await first.untilHeard(3);
    const [one, two] = first.events.map(({ at }) => at!) as [string, string];
    const openings = [{ since: one }, { query: `?lastEventId=${one}` }];
    for (const opening of [...openings, { since: one, query: `?lastEventId=${two}` }]) {
      const ear = await listen(actor, opening);
      await ear.untilHeard(2);
      expect(categories(ear)).toEqual(ids.slice(1));
    }
  });

  it('begins with what comes when no place is named', async () => {
    await happen();
    await settle(stoa);
    const ear = await listen(await stoa.given.viewer());
    const id = await happen();
    await settle(stoa);
    await ear.untilHeard(1);
    expect(categories(ear)).toEqual([id]);
  });

  it('counts on no place for longer than events are kept here', async () => {
    const beside = await stoa.beside({ EVENT_RETENTION_DAYS: '7' });
    const { token } = await stoa.given.viewer();
    await happen();
    await happen();
    await settle(stoa);
    await stoa.change("UPDATE outbox SET published_at = published_at - interval '8 days'");
    const { rows } = await stoa.sql.query<{ since: string }>(
      'SELECT position::text AS since FROM outbox ORDER BY position DESC OFFSET 1 LIMIT 1',
    );
    const openings = [stoa, beside].map(({ url }) => listen(new Actor(url, token), rows[0]));
    const ears = await Promise.all(openings);
    expect(ears.map((ear) => ear.words.map(({ type }) => type))).toEqual([['ready'], ['reset', 'ready']]);
    await Promise.all(ears.map((ear) => ear.close()));
    await beside.stop();
  });

  it('says that a place is no longer kept, and begins anew with what comes', async () => {
    const actor = await stoa.given.viewer();
    const first = await listen(actor);
    await happen();
    await settle(stoa);
    await first.untilHeard(1);
    const old = first.events[0]!.at!;
    await happen();
    await settle(stoa);
    await first.untilHeard(2);
    await first.close();
    await untilQuiet();
    await stoa.change("UPDATE outbox SET published_at = published_at - interval '30 days'");
    for (const since of [old, '999999999999']) {
      const ear = await listen(actor, { since });
      expect(ear.words.map(({ type }) => type)).toEqual(['reset', 'ready']);
      expect(ear.words[0]).toMatchObject({ data: { reason: 'not-kept' }, at: ear.words[1]!.at });
      const id = await happen();
      await settle(stoa);
      await ear.untilHeard(1);
      expect(categories(ear)).toEqual([id]);
      await ear.close();
    }
  });

  it.each(['-1', 'x', '1.5', '1234567890123456', '1, 2'])('refuses "%s" as a place', async (since) => {
    const actor = await stoa.given.viewer();
    const { body } = await expectRefused(actor, { since }, 400, 'VALIDATION_FAILED');
    expect(body.errors[0].field).toBe('Last-Event-ID');
    const query = `?lastEventId=${encodeURIComponent(since)}`;
    await expectRefused(actor, { query }, 400, 'VALIDATION_FAILED');
  });

  it('tells only the types that are wanted', async () => {
    const ear = await listen(editor, { query: '?types=post.*,category.deleted' });
    const id = await happen();
    const post = await draftOf(editor);
    await editor.delete(`/categories/${id}`);
    await settle(stoa);
    await ear.untilHeard(2);
    expect(ear.events.map(({ type, data }) => [type, data.aggregateId]).sort()).toEqual([
      ['category.deleted', id],
      ['post.created', post['id']],
    ]);
  });

  it.each(['order.pai', 'orders.*', '*', 'order', 'ORDER.paid', ''])(
    'refuses "%s" as a type',
    async (types) => {
      await expectRefused(editor, { query: `?types=${types}` }, 400, 'VALIDATION_FAILED');
    },
  );

  it('needs a token, and of an API key the permission', async () => {
    await expectRefused(stoa.nobody, {}, 401, 'UNAUTHENTICATED');
    const owner = await stoa.given.viewer();
    await expectRefused(await programOf(owner, { scopes: ['orders:read'] }), {}, 403, 'FORBIDDEN');
    const ear = await listen(await programOf(owner, { scopes: ['events:read'] }));
    const id = await happen();
    await settle(stoa);
    await ear.untilHeard(1);
    expect(categories(ear)).toEqual([id]);
  });

  it('shows its headers to HEAD and opens nothing', async () => {
    const actor = await stoa.given.viewer();
    const { token } = actor;
    const answer = await fetch(`${stoa.url}/api/v1/events/stream`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token}` },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
  });

  it('shows signs of life that say how far it is', async () => {
    const before = { ...rhythm };
    rhythm.heartbeat = 50;
    try {
      const ear = await listen(await stoa.given.viewer());
      await ear.until(() => ear.comments >= 2);
      const readyAt = Number(ear.words[0]!.at);
      await draftOf(editor);
      await settle(stoa);
      await ear.until(() => Number(ear.lastId) > readyAt);
      expect(ear.events).toEqual([]);
    } finally {
      Object.assign(rhythm, before);
    }
  });

  it('reads for who comes later when the only listener left while the first read was under way', async () => {
    await untilQuiet();
    const { read } = beside.app.get(Database);
    const row = read.row.bind(read);
    const gate = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    read.row = async (statement, ...values) => {
      if (statement.name === 'live-newest') {
        asked.resolve();
        await gate.promise;
      }
      return row(statement, ...values);
    };
    const viewer = await stoa.given.viewer();
    const first = new Listener({ id: viewer.id, permissions: new Set() } as unknown as Caller, [], trusting);
    const joining = beside.app.get(EventFeed, { strict: false }).join(first, null);
    await asked.promise;
    first.destroy();
    await delay(100);
    gate.resolve();
    await joining;
    await delay(100);
    read.row = row;
    const later = await listen(new Actor(beside.url, viewer.token, viewer.id));
    const id = await happen();
    // placed by the other instance, so that nothing but its own reading brings it here
    await settle(stoa);
    await later.untilHeard(1);
    expect(categories(later)).toEqual([id]);
  });

  it('reads the outbox once for all listeners, and not at all when nobody listens', async () => {
    const ears = await Promise.all([1, 2, 3, 4, 5].map(async () => listen(await stoa.given.viewer())));
    const { statements } = await recordStatements(async () => {
      await happen();
      await settle(stoa);
      await Promise.all(ears.map((ear) => ear.untilHeard(1)));
      return (await editor.get('/users/me')) as never;
    });
    const reads = statements.filter((name) => name.startsWith('live-'));
    expect(new Set(reads)).toEqual(new Set(['live-following']));
    await Promise.all(ears.map((ear) => ear.close()));
    await untilQuiet();
    const { statements: idle } = await recordStatements(async () => {
      await happen();
      await settle(stoa);
      return (await editor.get('/users/me')) as never;
    });
    expect(idle.filter((name) => name.startsWith('live-'))).toEqual([]);
  });
});

async function expectRefused(actor: Actor, opening: Opening, status: number, code: string) {
  const { at, token } = actor;
  const answer = await fetch(`${at}/api/v1/events/stream${opening.query ?? ''}`, {
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(opening.since === undefined ? {} : { 'last-event-id': opening.since }),
    },
  });
  const got = { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
  expectProblem(got, status, code);
  return got;
}
