import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { recordStatements } from './support/statements.js';
import { ApiKeyEnds } from '../src/auth/api-keys/api-key-ends.js';
import { writeApiKey } from '../src/auth/api-keys/api-key-text.js';
import { newId } from '../src/clock/new-id.js';
import { Actor } from './support/actor.js';
import { oneTimeToken } from './support/access/accounts.js';
import { programOf } from './support/api-keys.js';
import { moveClock } from './support/clock.js';
import { password } from './support/given.js';
import { hold } from './support/hold.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let stoa: Stoa;
let beside: Stoa;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
  admin = await stoa.given.admin();
  await Promise.all([stoa, beside].map((one) => one.untilLeased()));
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

const everywhere = async (actor: Actor): Promise<number[]> =>
  (await Promise.all([stoa, beside].map(({ url }) => new Actor(url, actor.token).get('/users/me')))).map(
    ({ status }) => status,
  );
const another = 'another long enough password';

/** Ways to lose a key; each gives the status that says it is lost. */
const endings: Record<string, (owner: Actor, keyId: string, at: Stoa) => Promise<number>> = {
  'its owner revokes it': async (owner, keyId, { url }) =>
    (await new Actor(url, owner.token).delete(`/auth/api-keys/${keyId}`)).status,
  'its owner is disabled': async ({ id }, _, { url }) =>
    (await new Actor(url, admin.token).patch(`/users/${id}`, { status: 'disabled' })).status,
  'its owner leaves': async ({ id, token }, _, { url }) =>
    (await new Actor(url, token).delete(`/users/${id}`)).status,
  'its owner sets a new password by mail': async ({ id }, _, { nobody }) =>
    (
      await nobody.post('/auth/password/reset', {
        token: await oneTimeToken(stoa, 'password_reset', id),
        password: another,
      })
    ).status,
};

describe('An API key is refused by both instances on the very next request', () => {
  it.each(Object.keys(endings))('when %s', async (name) => {
    for (let round = 0; round < 6; round += 1) {
      const owner = await stoa.given.viewer();
      const program = await programOf(owner);
      expect(await everywhere(program)).toEqual([200, 200]);
      expect([200, 204]).toContain(
        await endings[name]!(owner, program.keyId, round % 2 === 0 ? stoa : beside),
      );
      expect(await everywhere(program)).toEqual([401, 401]);
    }
  });

  it('when a hand changes its row', async () => {
    const program = await programOf(await stoa.given.viewer());
    for (const change of ['revoked_at = now()', "expires_at = now() - interval '1 second'"]) {
      expect(await everywhere(program)).toEqual([200, 200]);
      await stoa.change(`UPDATE api_keys SET ${change} WHERE id = $1`, [program.keyId]);
      expect(await everywhere(program)).toEqual([401, 401]);
      await stoa.change(
        "UPDATE api_keys SET revoked_at = NULL, expires_at = now() + interval '1 day' WHERE id = $1",
        [program.keyId],
      );
    }
    await stoa.change('DELETE FROM api_keys WHERE id = $1', [program.keyId]);
    expect(await everywhere(program)).toEqual([401, 401]);
  });

  it('when it has lived its life, also when it was known a moment ago', async () => {
    const owner = await stoa.given.viewer();
    const program = await programOf(owner, { expiresAt: new Date(Date.now() + 30_000).toISOString() });
    expect(await everywhere(program)).toEqual([200, 200]);
    const clock = moveClock(stoa);
    clock.ahead(31);
    const [answer, { body }] = [await program.get('/users/me'), await owner.get('/auth/api-keys')];
    clock.stop();
    expectProblem(answer, 401, 'UNAUTHENTICATED');
    expect(body.data).toEqual([]);
  });

  it('and other keys of the same owner are not', async () => {
    const owner = await stoa.given.viewer();
    const [gone, stays] = [await programOf(owner), await programOf(owner)];
    expect(await everywhere(stays)).toEqual([200, 200]);
    expect((await owner.delete(`/auth/api-keys/${gone.keyId}`)).status).toBe(204);
    const { answer, statements } = await recordStatements(() => stays.get('/orders/not-an-id'));
    expect([answer.status, statements]).toEqual([403, []]);
  });
});

describe('An API key that was asked for before its owner threw everybody out', () => {
  it('is not made by the request that waited meanwhile', async () => {
    const owner = await stoa.given.viewer();
    const held = await hold(stoa, 'SELECT FROM users WHERE id = $1 FOR UPDATE', [owner.id]);
    const asked = owner.post(
      '/auth/api-keys',
      { name: 'late', scopes: ['orders:read'] },
      { 'idempotency-key': newId() },
    );
    await delay(300);
    await stoa.sql.query('UPDATE sessions SET revoked_at = now() WHERE user_id = $1', [owner.id]);
    await held.release();
    expectProblem(await asked, 401, 'UNAUTHENTICATED');
    const { rows } = await stoa.sql.query('SELECT FROM api_keys WHERE user_id = $1', [owner.id]);
    expect(rows).toEqual([]);
  });
});

describe('Ended API keys', () => {
  it('stay over when the account is active again', async () => {
    const owner = await stoa.given.viewer();
    const program = await programOf(owner);
    await admin.patch(`/users/${owner.id}`, { status: 'disabled' });
    await admin.patch(`/users/${owner.id}`, { status: 'active' });
    expect(await everywhere(program)).toEqual([401, 401]);
    const email = `${owner.id}@example.com`;
    const { accessToken } = (await stoa.nobody.post('/auth/login', { email, password })).body;
    expect((await new Actor(stoa.url, accessToken).get('/auth/api-keys')).body.data).toEqual([]);
  });

  it('are not there any more, and those of others never were', async () => {
    const [owner, stranger] = [await stoa.given.viewer(), await stoa.given.viewer()];
    const { keyId } = await programOf(owner);
    for (const who of [stranger, admin]) {
      expectProblem(await who.get(`/auth/api-keys/${keyId}`), 404, 'NOT_FOUND');
      expectProblem(await who.delete(`/auth/api-keys/${keyId}`), 404, 'NOT_FOUND');
    }
    expectProblem(
      await owner.delete(`/auth/api-keys/${keyId}`, { 'if-match': '"old"' }),
      412,
      'PRECONDITION_FAILED',
    );
    expect((await owner.delete(`/auth/api-keys/${keyId}`)).status).toBe(204);
    expectProblem(await owner.delete(`/auth/api-keys/${keyId}`), 404, 'NOT_FOUND');
    expectProblem(await owner.get(`/auth/api-keys/${keyId}`), 404, 'NOT_FOUND');
    expect((await owner.get('/auth/api-keys')).body.data).toEqual([]);
  });

  it('are forgotten after a day', async () => {
    const owner = await stoa.given.viewer();
    const [ended, live] = [await programOf(owner), await programOf(owner)];
    await stoa.change("UPDATE api_keys SET revoked_at = now() - interval '26 hours' WHERE id = $1", [
      ended.keyId,
    ]);
    await stoa.app.get(ApiKeyEnds).forgetEnded();
    const { rows } = await stoa.sql.query('SELECT id FROM api_keys WHERE user_id = $1', [owner.id]);
    expect(rows).toEqual([{ id: live.keyId }]);
  });

  it('are none after a change of the password, which ends other sessions only', async () => {
    const owner = await stoa.given.viewer();
    const program = await programOf(owner);
    const change = { currentPassword: password, newPassword: another };
    expect((await owner.post('/auth/password/change', change)).status).toBe(204);
    expect(await everywhere(program)).toEqual([200, 200]);
  });

  it('are counted in the audit log when a new password by mail ends them', async () => {
    const owner = await stoa.given.viewer();
    await Promise.all([programOf(owner), programOf(owner)]);
    await endings['its owner sets a new password by mail']!(owner, '', stoa);
    const { rows } = await stoa.sql.query(
      "SELECT actor_id, details FROM audit_log WHERE type = 'api_key.revoked' AND user_id = $1",
      [owner.id],
    );
    expect(rows).toEqual([{ actor_id: owner.id, details: { apiKeys: 2 } }]);
  });
});

describe('What is not an API key', () => {
  const refused = async (token: string) => {
    const recorded = await recordStatements(() => new Actor(stoa.url, token).get('/users/me'));
    expectProblem(recorded.answer, 401, 'UNAUTHENTICATED');
    expect(recorded.answer.headers.get('www-authenticate')).toBe(
      'Bearer realm="stoa", error="invalid_token"',
    );
    return recorded.statements;
  };

  it('is told by its checksum, before anything is read', async () => {
    const { token } = await programOf(await stoa.given.viewer());
    const key = token!;
    const mistyped = Array.from({ length: 72 }, (_, index) => {
      const place = 5 + index;
      return key.slice(0, place) + (key[place] === 'A' ? 'B' : 'A') + key.slice(place + 1);
    });
    for (const text of [...mistyped, key.slice(0, -1), `${key}A`, 'stoa_', `${key}=`])
      expect(await refused(text)).toEqual([]);
  });

  it('is a right text with an unknown id, or with another secret', async () => {
    const program = await programOf(await stoa.given.viewer());
    expect((await program.get('/users/me')).status).toBe(200);
    await refused(writeApiKey({ id: newId(), secret: randomBytes(32) }));
    const guess = writeApiKey({ id: program.keyId, secret: randomBytes(32) });
    expect(await refused(guess)).toEqual([]);
    await refused(guess);
    expect((await program.get('/users/me')).status).toBe(200);
    expect((await beside.nobody.get('/users/me', { authorization: `Bearer ${guess}` })).status).toBe(401);
    expect(await everywhere(program)).toEqual([200, 200]);
  });

  it('is a key anywhere but in the Authorization header', async () => {
    const { token } = await programOf(await stoa.given.viewer());
    const key = token!;
    for (const name of ['access_token', 'api_key', 'key', 'token'])
      expectProblem(await stoa.nobody.get(`/users/me?${name}=${key}`), 401, 'UNAUTHENTICATED');
    for (const headers of [{ 'x-api-key': key }, { cookie: `token=${key}` }])
      expectProblem(await stoa.nobody.get('/users/me', headers), 401, 'UNAUTHENTICATED');
    for (const authorization of [
      key,
      `Basic ${key}`,
      `Token ${key}`,
      `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    ])
      expectProblem(await stoa.nobody.get('/users/me', { authorization }), 401, 'UNAUTHENTICATED');
  });

  it('is not made good by being sent to a route that anyone may call', async () => {
    const program = await programOf(await stoa.given.viewer());
    expect((await program.get('/products?limit=1')).status).toBe(200);
    const guess = new Actor(stoa.url, writeApiKey({ id: newId(), secret: randomBytes(32) }));
    expectProblem(await guess.get('/products?limit=1'), 401, 'UNAUTHENTICATED');
  });
});
