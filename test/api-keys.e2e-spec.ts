import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordStatements } from './support/statements.js';
import { newId } from '../src/clock/new-id.js';
import { Actor, type Answer } from './support/actor.js';
import { createKey, programOf } from './support/api-keys.js';
import { moveClock } from './support/clock.js';
import { password } from './support/given.js';
import { lettersTo } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let stoa: Stoa;
let beside: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
  await Promise.all([stoa, beside].map((one) => one.untilLeased()));
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

const everywhere = async (actor: Actor, path = '/users/me'): Promise<number[]> =>
  (await Promise.all([stoa, beside].map(({ url }) => new Actor(url, actor.token).get(path)))).map(
    ({ status }) => status,
  );
const auditOf = async (type: string, userId: string) =>
  (
    await stoa.sql.query(
      'SELECT actor_id, user_id, details FROM audit_log WHERE type = $1 AND user_id = $2',
      [type, userId],
    )
  ).rows;

describe('An API key', () => {
  it('is shown once, with its place, and read without its text afterwards', async () => {
    const owner = await stoa.given.viewer();
    const answer = await createKey(owner, {
      name: 'Nightly export',
      scopes: ['orders:read', 'profile:read'],
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { key, ...facts } = answer.body;
    expect(key).toMatch(/^stoa_[\w-]{72}$/);
    expect(facts).toEqual({
      id: expect.any(String),
      name: 'Nightly export',
      scopes: ['orders:read', 'profile:read'],
      createdAt: expect.stringMatching(/Z$/),
      expiresAt: expect.stringMatching(/Z$/),
      lastUsedAt: null,
    });
    expect(Math.round((Date.parse(facts.expiresAt) - Date.now()) / 86_400_000)).toBe(90);
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1/auth/api-keys/${facts.id}$`));
    expect((await owner.get(`/auth/api-keys/${facts.id}`)).body).toEqual(facts);
    expect((await owner.get('/auth/api-keys')).body).toEqual({
      data: [facts],
      meta: { page: 1, limit: 100, total: 1, totalPages: 1, nextCursor: null },
    });
  });

  it('speaks for its owner on every instance, and says to the minute when', async () => {
    const owner = await stoa.given.viewer();
    const program = await programOf(owner);
    expect(await everywhere(program)).toEqual([200, 200]);
    expect((await program.get('/users/me')).body.id).toBe(owner.id);
    const { lastUsedAt } = (await owner.get(`/auth/api-keys/${program.keyId}`)).body;
    expect(Date.now() - Date.parse(lastUsedAt)).toBeLessThan(60_000);
  });

  it('costs no statement once an instance knows it, and its use is noted once a minute', async () => {
    const program = await programOf(await stoa.given.viewer());
    await everywhere(program);
    const ask = () => recordStatements(() => program.get('/orders/not-an-id'));
    const known = await ask();
    expect([known.answer.status, known.statements]).toEqual([403, []]);
    const clock = moveClock(stoa);
    clock.ahead(61);
    const [later, again] = [await ask(), await ask()];
    clock.stop();
    expect(later.statements.filter((name) => name.startsWith('api-key'))).toEqual([
      'api-key-find-live',
      'api-key-mark-used',
    ]);
    expect(again.statements).toEqual([]);
  });

  it('is told to its owner by mail, and to the audit log, without its text', async () => {
    const email = 'owner-of-keys@example.com';
    const owner = await stoa.given.account({ email });
    const { body } = await createKey(owner, { name: 'A <b>program</b>' });
    const [letter] = await lettersTo(stoa, email);
    expect(letter?.subject).toBe('A new API key of your account');
    expect(letter?.text).toContain('named "A <b>program</b>"');
    expect(letter?.html).not.toContain('<b>');
    expect(`${letter?.text}${letter?.html}`).not.toContain('stoa_');
    await owner.delete(`/auth/api-keys/${body.id}`);
    const about = { actor_id: owner.id, user_id: owner.id };
    expect(await auditOf('api_key.created', owner.id)).toEqual([
      { ...about, details: { apiKeyId: body.id, scopes: ['profile:read'] } },
    ]);
    expect(await auditOf('api_key.revoked', owner.id)).toEqual([
      { ...about, details: { apiKeyId: body.id } },
    ]);
  });

  it('counts against the limit of its owner, together with the sessions', async () => {
    const narrow = await Stoa.start({ RATE_LIMIT_USER: '6/60' });
    const owner = await narrow.given.viewer();
    const program = await programOf(owner);
    const [key, session] = [program.token, owner.token].map((token) => new Actor(narrow.url, token));
    const left = async (actor: Actor): Promise<number> =>
      Number((await actor.get('/users/me')).headers.get('ratelimit-remaining'));
    const before = await left(key!);
    expect(await left(session!)).toBe(before - 1);
    for (let more = before - 1; more > 0; more -= 1) await left(key!);
    expectProblem(await key!.get('/users/me'), 429, 'TOO_MANY_REQUESTS');
    expectProblem(await session!.get('/users/me'), 429, 'TOO_MANY_REQUESTS');
    await narrow.stop();
  });
});

describe('The scopes of an API key', () => {
  it('are all that it may do', async () => {
    const program = await programOf(await stoa.given.viewer(), { scopes: ['profile:read'] });
    expect((await program.get('/users/me')).status).toBe(200);
    expectProblem(await program.patch(`/users/${program.id}`, { name: 'New' }), 403, 'FORBIDDEN');
    expectProblem(await program.post('/posts', { title: 'A post', content: 'Text' }), 403, 'FORBIDDEN');
    expectProblem(await program.get('/orders'), 403, 'FORBIDDEN');
  });

  it('bind an admin as well', async () => {
    const admin = await stoa.given.admin();
    const program = await programOf(admin, { scopes: ['orders:read'] });
    expect((await program.get('/orders')).status).toBe(200);
    expectProblem(await program.get('/users'), 403, 'FORBIDDEN');
    expectProblem(await program.get(`/users/${admin.id}`), 403, 'FORBIDDEN');
    expectProblem(await program.get('/audit-log'), 403, 'FORBIDDEN');
    const reader = await programOf(admin, { scopes: ['users:read:any', 'profile:read'] });
    expect((await reader.get('/users')).status).toBe(200);
    expectProblem(await reader.patch(`/users/${admin.id}`, { name: 'New' }), 403, 'FORBIDDEN');
  });

  it('never are how its owner signs in, whatever stands in the database', async () => {
    const owner = await stoa.given.admin();
    for (const scopes of [
      ['security:manage'],
      ['profile:read', 'security:manage'],
      ['everything'],
      [],
      ['profile:read', 'profile:read'],
      'profile:read',
    ]) {
      const { errors } = expectProblem(await createKey(owner, { scopes }), 400, 'VALIDATION_FAILED');
      expect(errors[0].field).toBe('scopes');
    }
    const program = await programOf(owner);
    await stoa.change("UPDATE api_keys SET scopes = '{profile:read,security:manage}' WHERE id = $1", [
      program.keyId,
    ]);
    expect(await everywhere(program, '/users/me')).toEqual([200, 200]);
    expect(await everywhere(program, '/auth/sessions')).toEqual([403, 403]);
  });

  it('must be held by whoever gives them', async () => {
    const answer = await createKey(await stoa.given.viewer(), { scopes: ['orders:read', 'users:read:any'] });
    const { errors } = expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(errors).toEqual([
      { field: 'scopes', message: expect.stringContaining('users:read:any'), code: 'NOT_HELD' },
    ]);
  });

  it('shrink with the role of the owner, on the next request everywhere, and grow with it again', async () => {
    const [owner, admin] = [await stoa.given.editor(), await stoa.given.admin()];
    const program = await programOf(owner, { scopes: ['posts:read:any', 'profile:read', 'orders:fulfil'] });
    const seen = () => everywhere(program, '/posts?status=draft');
    const move = () => program.post(`/orders/${newId()}/ship`, {});
    for (let round = 0; round < 5; round += 1) {
      expect((await move()).status).not.toBe(403);
      expect((await admin.patch(`/users/${owner.id}`, { role: 'viewer' })).status).toBe(200);
      for (const { url } of [stoa, beside]) {
        const there = new Actor(url, program.token);
        expect((await there.get('/users/me')).body.role).toBe('viewer');
      }
      expectProblem(await move(), 403, 'FORBIDDEN');
      await admin.patch(`/users/${owner.id}`, { role: 'editor' });
    }
    expect(await seen()).toEqual([200, 200]);
  });
});

describe('An API key cannot', () => {
  it.each<[string, (program: Actor) => Promise<Answer>]>([
    ['make keys', (program) => createKey(program)],
    ['list keys', (program) => program.get('/auth/api-keys')],
    ['read a key', (program) => program.get(`/auth/api-keys/${newId()}`)],
    ['revoke keys', (program) => program.delete(`/auth/api-keys/${newId()}`)],
    ['sign out', (program) => program.post('/auth/logout')],
    ['list sessions', (program) => program.get('/auth/sessions')],
    ['end sessions', (program) => program.delete('/auth/sessions')],
    ['prove that its owner is there', (program) => program.post('/auth/reauthenticate', { password })],
    [
      'change the password',
      (program) =>
        program.post('/auth/password/change', { currentPassword: password, newPassword: `${password}!` }),
    ],
    ['erase its owner', (program) => program.delete(`/users/${program.id}`)],
    ['take all that is held on its owner', (program) => program.get(`/users/${program.id}/export`)],
  ])('%s, with all that it can be given', async (_, attempt) => {
    const program = await programOf(await stoa.given.viewer(), {
      scopes: ['profile:read', 'profile:write', 'orders:read', 'orders:create'],
    });
    expectProblem(await attempt(program), 403, 'FORBIDDEN');
    expect((await program.get('/users/me')).status).toBe(200);
  });
});
