import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Clock } from '../src/clock/clock.js';
import { Lease } from '../src/access/revocations/lease.js';
import { Actor } from './support/actor.js';
import { FaultProxy } from './support/fault-proxy.js';
import { password } from './support/given.js';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';

const issuer = { JWT_ISSUER: 'https://stoa.example.com' };

/** One instance that is well, and one on a wire that is not. */
let well: Stoa;
let proxy: FaultProxy;
let ill: Stoa;
beforeAll(async () => {
  well = await Stoa.start(issuer);
  proxy = await FaultProxy.before(well.databaseUrl);
  ill = await well.beside({ ...issuer, DATABASE_URL: proxy.url });
  await well.untilLeased();
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  await proxy.refuse();
  await ill.stop();
  await well.stop();
});

/** A session that both instances know by heart. */
async function known(elsewhere: string): Promise<{ actor: Actor; there: Actor }> {
  const actor = await well.given.viewer();
  const there = new Actor(elsewhere, actor.token, actor.id);
  for (const one of [actor, there]) expect((await one.get('/users/me')).status).toBe(200);
  return { actor, there };
}

describe('An instance whose answers from the database come late', () => {
  it('lets nobody in whose session ended meanwhile, however late they are', async () => {
    for (const late of [0, 100, 250, 400, 550, 700, 850, 950, 1_100]) {
      await ill.untilLeased();
      const { actor, there } = await known(ill.url);
      // anywhere between two renewals of the lease
      await delay(Math.random() * 300);
      proxy.hold();
      const ended = actor.post('/auth/logout');
      await delay(late);
      const released = ended.then(() => proxy.release());
      expect((await ended).status).toBe(204);
      await released;
      expect((await there.get('/users/me')).status).not.toBe(200);
      await proxy.mend();
    }
  });
});

describe('An instance whose renewal is held up inside the database until its row has run out', () => {
  it('does not believe the answer, which is from before what others did not wait for it with', async () => {
    const lease = ill.app.get(Lease);
    // slow, and deaf to notices, which only make it sooner
    Object.assign(lease, { rest: () => delay(850), notice: () => undefined });
    await ill.untilLeased();
    const { actor, there } = await known(ill.url);
    const row = await well.sql.connect();
    const expired = `SELECT count(*)::int FROM instances WHERE lease_until < clock_timestamp()`;
    await row.query('BEGIN');
    await row.query('SELECT FROM instances FOR UPDATE');
    while ((await well.sql.query(expired)).rows[0].count < 2) await delay(5);
    expect((await actor.post('/auth/logout')).status).toBe(204);
    await row.query('COMMIT');
    row.release();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect((await there.get('/users/me')).status).toBe(401);
      await delay(5);
    }
    for (const own of ['rest', 'notice']) Reflect.deleteProperty(lease, own);
  });
});

describe('An instance that is cut off from the database', () => {
  it('lets nobody in whom it cannot ask about, and keeps nobody waiting who signs out elsewhere', async () => {
    await ill.untilLeased();
    const { actor, there } = await known(ill.url);
    proxy.swallowAll();
    const stillCutOff = delay(4_000, 'cut off', { ref: false });
    const ended = await Promise.race([actor.post('/auth/logout'), stillCutOff]);
    expect(ended).toMatchObject({ status: 204 });
    const { status } = await there.get('/users/me');
    expect([401, 503]).toContain(status);
    await proxy.mend();
    proxy.reset();
    await ill.untilLeased();
    expect((await there.get('/users/me')).status).toBe(401);
  });

  it('forgets what it knew: a session that ended while it was away does not come back with the wire', async () => {
    await ill.untilLeased();
    const both = [await known(ill.url), await known(ill.url)];
    await proxy.refuse();
    await ill.untilLeased(false);
    await both[0]!.actor.post('/auth/logout');
    await proxy.mend();
    await ill.untilLeased();
    const statuses = await Promise.all(both.map(async ({ there }) => (await there.get('/users/me')).status));
    expect(statuses).toEqual([401, 200]);
  });
});

describe('An instance that is frozen', () => {
  it('keeps nobody waiting, and wakes up without believing what it knew', async () => {
    const frozen = StoaProcess.start({
      ...issuer,
      DATABASE_URL: well.databaseUrl,
      KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
      STOA_DEMO: 'false',
    });
    const url = await frozen.up();
    const { actor, there } = await known(url);
    await delay(1_500);
    expect((await there.get('/users/me')).status).toBe(200);
    frozen.freeze();
    const question = there.get('/users/me');
    const stillFrozen = delay(4_000, 'frozen', { ref: false });
    const ended = await Promise.race([actor.post('/auth/logout'), stillFrozen]);
    expect(ended).toMatchObject({ status: 204 });
    const next = there.get('/auth/sessions');
    frozen.thaw();
    expect([(await question).status, (await next).status]).toEqual([401, 401]);
    expect((await there.get('/users/me')).status).toBe(401);
  });
});

describe('An instance that slept for longer than news are kept', () => {
  it('forgets everything when it wakes, whatever it may have missed', async () => {
    const asleep = await well.beside(issuer);
    await asleep.untilLeased();
    const { actor, there } = await known(asleep.url);
    const { data } = (await actor.get('/auth/sessions')).body;
    // no news of this reach anybody: as if they had been swept before it woke
    await well.sql.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
       UPDATE sessions SET revoked_at = now() WHERE id = '${data[0].id}'; COMMIT`,
    );
    expect((await there.get('/users/me')).status).toBe(200);
    const clock = asleep.app.get(Clock);
    const slept = clock.ticks() + 3_600_000;
    const woken = performance.now();
    clock.ticks = () => slept + performance.now() - woken;
    await asleep.untilLeased(false);
    await asleep.untilLeased();
    expect((await there.get('/users/me')).status).toBe(401);
    await asleep.stop();
  });
});

describe('An instance that is busy for longer than its lease', () => {
  it('reads the database until two renewals have come through', async () => {
    const { actor, there } = await known(ill.url);
    await ill.untilLeased();
    // the event loop stands still, as it does under a long computation
    const end = performance.now() + 1_400;
    while (performance.now() < end);
    const [signedOut, question] = await Promise.all([actor.post('/auth/logout'), there.get('/users/me')]);
    expect(signedOut.status).toBe(204);
    expect([200, 401]).toContain(question.status);
    expect((await there.get('/users/me')).status).toBe(401);
    expect(
      (await well.nobody.post('/auth/login', { email: `${actor.id}@example.com`, password })).status,
    ).toBe(200);
  });
});
