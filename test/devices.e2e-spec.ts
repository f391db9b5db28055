import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

let people = 0;
const newEmail = async (): Promise<string> => {
  const email = `owner-of-devices-${(people += 1)}@example.com`;
  await stoa.nobody.post('/users', { email, password });
  return email;
};
interface Device extends Actor {
  readonly refreshToken: string;
}
const signIn = async (email: string, agent = 'test'): Promise<Device> => {
  const { body } = await stoa.nobody.post('/auth/login', { email, password }, { 'user-agent': agent });
  const actor = new Actor(stoa.url, body.accessToken, body.user.id);
  return Object.assign(actor, { refreshToken: body.refreshToken as string });
};
const refresh = ({ refreshToken }: Device) => stoa.nobody.post('/auth/refresh', { refreshToken });

describe('The devices of an account', () => {
  it('are listed for their owner alone, the last used first, with the one that asks marked', async () => {
    const email = await newEmail();
    const [phone, laptop] = [await signIn(email, 'Phone\u00e9 1.0'), await signIn(email, 'Laptop 2.0')];
    await signIn(await newEmail());
    const { status, body } = await laptop.get('/auth/sessions');
    expect(status).toBe(200);
    const time = expect.stringMatching(/Z$/);
    const times = { createdAt: time, lastUsedAt: time, expiresAt: time };
    expect(body).toEqual({
      data: [
        {
          id: expect.any(String),
          userAgent: 'Laptop 2.0',
          address: '127.0.0.1',
          current: true,
          ...times,
        },
        {
          id: expect.any(String),
          userAgent: 'Phone 1.0',
          address: '127.0.0.1',
          current: false,
          ...times,
        },
      ],
      meta: { page: 1, limit: 100, total: 2, totalPages: 1, nextCursor: null },
    });
    const seen = (await phone.get('/auth/sessions')).body.data;
    expect(seen.map(({ current, userAgent }: any) => [current, userAgent])).toEqual([
      [true, 'Phone 1.0'],
      [false, 'Laptop 2.0'],
    ]);
  });

  it('are a hundred at most: the next one signs out the one that was not used for longest', async () => {
    const email = await newEmail();
    const [used, unused] = [await signIn(email, 'used'), await signIn(email, 'unused')];
    await stoa.sql.query(
      `INSERT INTO sessions (id, user_id, salt, rotated_at, created_at, last_used_at, idle_expires_at, expires_at, authenticated_at)
       SELECT gen_random_uuid(), $1, '\\x00', now(), now(), now() + interval '1 minute', now() + interval '1 day', now() + interval '1 day', now()
       FROM generate_series(1, 98)`,
      [used.id],
    );
    expect((await used.get('/users/me')).status).toBe(200);
    const newest = await signIn(email, 'newest');
    expect((await unused.get('/users/me')).status).toBe(401);
    expect((await refresh(unused)).status).toBe(401);
    expect((await used.get('/users/me')).status).toBe(200);
    expect((await newest.get('/auth/sessions')).body.data).toHaveLength(100);
  });

  it('are signed out one by one, at once and for good', async () => {
    const email = await newEmail();
    const [phone, laptop] = [await signIn(email), await signIn(email)];
    const { data } = (await laptop.get('/auth/sessions')).body;
    const other = data.find((device: any) => !device.current).id;
    expect((await laptop.delete(`/auth/sessions/${other}`)).status).toBe(204);
    expectProblem(await phone.get('/users/me'), 401, 'UNAUTHENTICATED');
    expectProblem(await refresh(phone), 401, 'INVALID_REFRESH_TOKEN');
    expect((await laptop.get('/auth/sessions')).body.data).toHaveLength(1);
    expectProblem(await laptop.delete(`/auth/sessions/${other}`), 404, 'NOT_FOUND');
  });

  it('of somebody else are not there', async () => {
    const [mine, theirs] = [await signIn(await newEmail()), await signIn(await newEmail())];
    const { data } = (await theirs.get('/auth/sessions')).body;
    expectProblem(await mine.delete(`/auth/sessions/${data[0].id}`), 404, 'NOT_FOUND');
    expectProblem(await mine.delete(`/auth/sessions/${newId()}`), 404, 'NOT_FOUND');
    expectProblem(await mine.delete('/auth/sessions/not-an-id'), 400, 'MALFORMED_REQUEST');
    expect((await theirs.get('/users/me')).status).toBe(200);
  });

  it('are all signed out but the one that asks', async () => {
    const email = await newEmail();
    const [kept, ...others] = [await signIn(email), await signIn(email), await signIn(email)];
    expect((await kept.delete('/auth/sessions')).status).toBe(204);
    expect((await kept.get('/users/me')).status).toBe(200);
    for (const other of others) {
      expectProblem(await other.get('/users/me'), 401, 'UNAUTHENTICATED');
      expectProblem(await refresh(other), 401, 'INVALID_REFRESH_TOKEN');
    }
    expect((await refresh(kept)).status).toBe(200);
  });

  it('are all signed out by an admin, and by nobody else', async () => {
    const [email, admin] = [await newEmail(), await stoa.given.admin()];
    const devices = [await signIn(email), await signIn(email)];
    const path = `/users/${devices[0]?.id}/sessions`;
    for (const other of [devices[0]!, await stoa.given.editor()])
      expectProblem(await other.delete(path), 403, 'FORBIDDEN');
    expect((await admin.delete(path)).status).toBe(204);
    for (const device of devices) expectProblem(await device.get('/users/me'), 401, 'UNAUTHENTICATED');
    expect((await admin.get('/users/me')).status).toBe(200);
    expectProblem(await admin.delete(`/users/${newId()}/sessions`), 404, 'NOT_FOUND');
  });

  it('leave a trace in the audit log when they are signed out', async () => {
    const [device, admin] = [await signIn(await newEmail()), await stoa.given.admin()];
    await admin.delete(`/users/${device.id}/sessions`);
    const { rows } = await stoa.sql.query(
      "SELECT actor_id, user_id, details FROM audit_log WHERE type = 'session.ended' AND user_id = $1",
      [device.id],
    );
    expect(rows).toEqual([{ actor_id: admin.id, user_id: device.id, details: { sessions: 1 } }]);
  });
});

describe('A session of somebody who is made staff', () => {
  it('ends when it is a day old, however long it was to live', async () => {
    const email = await newEmail();
    const device = await signIn(email);
    await stoa.change("UPDATE sessions SET created_at = now() - interval '25 hours' WHERE user_id = $1", [
      device.id,
    ]);
    const beside = await stoa.beside();
    const there = new Actor(beside.url, device.token);
    expect((await there.get('/users/me')).status).toBe(200);
    await stoa.change("UPDATE users SET role = 'editor' WHERE id = $1", [device.id]);
    expectProblem(await refresh(device), 401, 'INVALID_REFRESH_TOKEN');
    await beside.stop();
  });

  it('is listed with the end that it has now', async () => {
    const device = await signIn(await newEmail());
    const lifeSeconds = async (): Promise<number> => {
      const [session] = (await device.get('/auth/sessions')).body.data;
      return (Date.parse(session.expiresAt) - Date.parse(session.createdAt)) / 1000;
    };
    const before = await lifeSeconds();
    expect(before).toBeGreaterThan(86_400);
    await stoa.change("UPDATE users SET role = 'editor' WHERE id = $1", [device.id]);
    expect(await lifeSeconds()).toBe(86_400);
    await stoa.change("UPDATE users SET role = 'viewer' WHERE id = $1", [device.id]);
    expect(await lifeSeconds()).toBe(before);
  });
});

describe('Proving again who one is', () => {
  const age = (id: string) =>
    stoa.change("UPDATE sessions SET authenticated_at = now() - interval '11 minutes' WHERE user_id = $1", [
      id,
    ]);

  it('gives an access token with the new time, and leaves the refresh token as it is', async () => {
    const device = await signIn(await newEmail());
    await age(device.id);
    const answer = await device.post('/auth/reauthenticate', { password });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { accessToken, authTime, tokenType, expiresIn } = answer.body;
    expect([tokenType, expiresIn]).toEqual(['Bearer', 900]);
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
    expect(claims.auth_time).toBe(Math.floor(Date.parse(authTime) / 1000));
    expect(Date.now() - Date.parse(authTime)).toBeLessThan(60_000);
    expect((await refresh(device)).status).toBe(200);
  });

  it('takes exactly one proof', async () => {
    const device = await signIn(await newEmail());
    for (const proofs of [{}, { password, code: '123456' }, { code: '123456', recoveryCode: 'ABCDE-FGHJK' }])
      expectProblem(await device.post('/auth/reauthenticate', proofs), 400, 'VALIDATION_FAILED');
    expectProblem(await device.post('/auth/reauthenticate', { code: '123456' }), 401, 'INVALID_CREDENTIALS');
  });

  it('counts guesses like sign-ins', async () => {
    const device = await signIn(await newEmail());
    const guess = () => device.post('/auth/reauthenticate', { password: 'guess' });
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expectProblem(await guess(), 401, 'INVALID_CREDENTIALS');
    expectProblem(await guess(), 429, 'TOO_MANY_REQUESTS');
  });

  it('is not kept from anybody by strangers who guess the password from the same network', async () => {
    const email = await newEmail();
    const actor = await signIn(email);
    for (let time = 0; time < 6; time += 1)
      await stoa.nobody.post('/auth/login', { email, password: 'a guess' });
    expect((await stoa.nobody.post('/auth/login', { email, password })).status).toBe(429);
    expect((await actor.post('/auth/reauthenticate', { password })).status).toBe(200);
  });

  it('is not undone by refreshing, which proves nothing', async () => {
    const device = await signIn(await newEmail());
    await age(device.id);
    const { body } = await refresh(device);
    const claims = JSON.parse(Buffer.from(body.accessToken.split('.')[1], 'base64url').toString());
    expect(Date.now() / 1000 - claims.auth_time).toBeGreaterThan(600);
  });
});
