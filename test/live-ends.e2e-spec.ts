import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Outbox } from '../src/events/outbox.js';
import { Database } from '../src/database/database.js';
import { everybody } from '../src/events/audience.js';
import { newId } from '../src/clock/new-id.js';
import { Drain } from '../src/http/edge/drain.js';
import { rhythm } from '../src/live/live-streams.js';
import { patience } from '../src/live/listener.js';
import { accountOf, signIn } from './support/access/scene.js';
import { Actor } from './support/actor.js';
import { programOf } from './support/api-keys.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { Rung, settle } from './support/events.js';
import { Stoa } from './support/stoa.js';
import { Ear } from './support/streams.js';

let stoa: Stoa;
let admin: Actor;
const usual = { rhythm: { ...rhythm }, patience: { ...patience } };
beforeAll(async () => {
  stoa = await Stoa.start({ EVENT_STREAMS: '6', EVENT_STREAMS_USER: '3' });
  admin = await stoa.given.admin();
});
afterAll(() => stoa.stop());
beforeEach(() => void (rhythm.check = 50));
const open: Ear[] = [];
afterEach(async () => {
  Object.assign(rhythm, usual.rhythm);
  Object.assign(patience, usual.patience);
  await Promise.all(open.splice(0).map((ear) => ear.close()));
});
const listen = async (actor: Actor): Promise<Ear> => {
  const ear = await Ear.of(actor);
  open.push(ear);
  return ear;
};

describe('An open stream ends', () => {
  it('when the session does', async () => {
    const actor = await stoa.given.viewer();
    const ear = await listen(actor);
    await actor.post('/auth/logout');
    expect(await ear.ended()).toBe('signed-out');
  });

  it('when the account is disabled, and when it is erased', async () => {
    const [one, other] = [await stoa.given.viewer(), await stoa.given.viewer()];
    const ears = [await listen(one), await listen(other)];
    await admin.patch(`/users/${one.id}`, { status: 'disabled' });
    await admin.delete(`/users/${other.id}`);
    expect(await Promise.all(ears.map((ear) => ear.ended()))).toEqual(['signed-out', 'signed-out']);
  });

  it('when the API key is revoked', async () => {
    const owner = await stoa.given.viewer();
    const program = await programOf(owner, { scopes: ['events:read'] });
    const ear = await listen(program);
    await owner.delete(`/auth/api-keys/${program.keyId}`);
    expect(await ear.ended()).toBe('signed-out');
  });

  it('when the access token expires, although the session goes on', async () => {
    const hasty = await stoa.beside({ ACCESS_TOKEN_TTL: '2' });
    const { email } = await accountOf(stoa);
    const actor = await signIn(hasty, email);
    const ear = await listen(actor);
    expect(await ear.ended()).toBe('signed-out');
    expect(ear.retry).toBeGreaterThanOrEqual(2_000);
    const again = await listen(await signIn(hasty, email));
    expect(again.isOver).toBe(false);
    await hasty.stop();
  });

  it('when nobody can tell whether the caller still may', async () => {
    const actor = await stoa.given.viewer();
    const ear = await listen(actor);
    const { read } = stoa.app.get(Database);
    const row = read.row.bind(read);
    await stoa.untilLeased();
    const clock = moveClock(stoa);
    clock.ahead(61);
    Object.assign(read, { row: () => Promise.reject(new Error('away')) });
    try {
      expect(await ear.ended()).toBe('unavailable');
    } finally {
      Object.assign(read, { row });
      clock.stop();
    }
  });

  it('at once when the instance leaves, which opens no more', async () => {
    const beside = await stoa.beside();
    const actor = await stoa.given.viewer();
    const there = new Actor(beside.url, actor.token, actor.id);
    const ear = await listen(there);
    beside.app.get(Drain).begin();
    expect(await ear.ended()).toBe('leaving');
    expect(ear.retry).toBeGreaterThanOrEqual(2_000);
    const refused = await there.get('/events/stream');
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
      503,
      'SERVICE_UNAVAILABLE',
      '1',
    ]);
    await beside.stop();
  });

  it('also when the application is closed with a connection that was never used', async () => {
    const beside = await stoa.beside();
    const { token, id } = await stoa.given.viewer();
    const ear = await listen(new Actor(beside.url, token, id));
    const unused: Socket = connect(Number(new URL(beside.url).port), '127.0.0.1');
    unused.on('error', () => undefined);
    await new Promise((resolve) => unused.once('connect', resolve));
    await beside.stop();
    expect(await ear.ended()).toBe('leaving');
    unused.destroy();
  });
});

describe('An open stream goes on', () => {
  it('with what a new role may see, and without what it may not', async () => {
    const account = await accountOf(stoa);
    const ear = await listen(account);
    const drafts: string[] = [];
    const draft = async (): Promise<void> => {
      drafts.push((await productOf(admin, { status: 'draft' }))['id']);
      const { id } = await categoryOf(admin, { name: `Kettles ${newId()}` });
      await settle(stoa);
      await ear.until(() => ear.events.some(({ data }) => data.aggregateId === id));
    };
    const hears = (id: string | undefined): boolean => ear.events.some(({ data }) => data.aggregateId === id);
    await draft();
    expect(hears(drafts[0])).toBe(false);
    await admin.patch(`/users/${account.id}`, { role: 'editor' });
    do await draft();
    while (!hears(drafts.at(-1)));
    await admin.patch(`/users/${account.id}`, { role: 'viewer' });
    do await draft();
    while (hears(drafts.at(-1)));
    expect(hears(drafts[0])).toBe(false);
  });
});

describe('Streams are limited', () => {
  it('for one user, whatever they are opened with, and one that is closed makes room', async () => {
    const owner = await stoa.given.viewer();
    const program = await programOf(owner, { scopes: ['events:read'] });
    const ears = [await listen(owner), await listen(owner), await listen(program)];
    for (const actor of [owner, program]) {
      const { status, body, headers } = await actor.get('/events/stream');
      expect([status, body.code, body.limit, headers.get('retry-after')]).toEqual([
        429,
        'TOO_MANY_STREAMS',
        3,
        '10',
      ]);
    }
    await listen(await stoa.given.viewer());
    await ears[0]!.close();
    for (;;) {
      const ear = await Ear.try(owner);
      open.push(ear);
      if (ear.answer.statusCode === 200) break;
    }
  });

  it('for one process', async () => {
    for (let count = 0; count < 6;) {
      const ear = await Ear.try(await stoa.given.viewer());
      open.push(ear);
      // those of before are closed, but it may not have come to the service yet
      if (ear.answer.statusCode === 200) count += 1;
    }
    const { status, body } = await (await stoa.given.viewer()).get('/events/stream');
    expect([status, body.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  });
});

describe('A listener who reads nothing', () => {
  it('is cut off with little waiting for it, and goes on later where it was', async () => {
    patience.stalled = 300;
    const actor = await stoa.given.viewer();
    const ear = await listen(actor);
    const deaf = await openDeaf(actor);
    const rounds = 20;
    for (let round = 0; round < rounds; round += 1) {
      await stoa.app.get(Database).transaction((tx) => {
        for (let event = 0; event < 100; event += 1)
          stoa.app.get(Outbox).append(tx, new Rung(newId(), { noise: 8_000, audience: everybody }));
      });
      await settle(stoa);
      await ear.untilHeard((round + 1) * 100);
    }
    const text = await deaf.read();
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id!);
    expect(ids.length).toBeLessThan(rounds * 100);
    const whole = text.slice(0, text.lastIndexOf('\n\n') + 2);
    const last = [...whole.matchAll(/^id: (\d+)$/gm)].at(-1)![1]!;
    const resumed = await Ear.of(actor, { since: last });
    open.push(resumed);
    const heardByDeaf = [...whole.matchAll(/^event: bell\.rung$/gm)].length;
    await resumed.untilHeard(rounds * 100 - heardByDeaf);
    const missed = ear.events.slice(heardByDeaf).map(({ data }) => data.id);
    expect(resumed.events.map(({ data }) => data.id)).toEqual(missed);
  }, 60_000);
});

/** Opens a stream and reads nothing of it until asked; then gives all that comes until it is cut. */
async function openDeaf({ at, token }: Actor): Promise<{ read: () => Promise<string> }> {
  const answer = await new Promise<IncomingMessage>((resolve) => {
    const asked = request(
      `${at}/api/v1/events/stream`,
      { agent: false, headers: { authorization: `Bearer ${token}` } },
      resolve,
    );
    asked.end();
  });
  return {
    read: async () => {
      let text = '';
      try {
        for await (const part of answer.setEncoding('utf8') as AsyncIterable<string>) text += part;
      } catch {
        // cut in the middle, as it should be
      }
      return text;
    },
  };
}
