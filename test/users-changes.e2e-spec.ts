import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  admin = await stoa.given.admin();
});
afterAll(() => stoa.stop());

const auditOf = async (userId: string) =>
  (
    await stoa.sql.query(
      `SELECT type, actor_id, details FROM audit_log WHERE user_id = $1 AND type LIKE 'user.%' ORDER BY occurred_at, type`,
      [userId],
    )
  ).rows;
const newsOf = async (userId: string) =>
  (
    await stoa.sql.query('SELECT type, payload FROM outbox WHERE aggregate_id = $1 ORDER BY sequence', [
      userId,
    ])
  ).rows;
const shownTo = (who: Actor, id: string) => who.get(`/users/${id}`);

describe('Changing an account', () => {
  it('merges with PATCH, where null clears the name', async () => {
    const anna = await stoa.given.viewer({ name: 'Anna' });
    const renamed = await anna.patch(`/users/${anna.id}`, { name: 'Anna Berg' });
    expect(renamed.status).toBe(200);
    expect(renamed.body).toMatchObject({ name: 'Anna Berg', role: 'viewer', tier: 'regular' });
    expect(renamed.body).toEqual((await shownTo(anna, anna.id)).body);
    const cleared = await anna.send(
      'PATCH',
      `/users/${anna.id}`,
      { name: null },
      {
        'content-type': 'application/merge-patch+json',
      },
    );
    expect([cleared.status, cleared.body.name]).toEqual([200, null]);
    expect((await anna.patch(`/users/${anna.id}`, {})).body).toEqual(cleared.body);
  });

  it('replaces with PUT, which needs a name or null and leaves the rest', async () => {
    const anna = await stoa.given.viewer({ name: 'Anna', tier: 'premium' });
    expectProblem(await anna.put(`/users/${anna.id}`, {}), 400, 'VALIDATION_FAILED');
    const answer = await anna.put(`/users/${anna.id}`, {
      name: null,
      email: `${anna.id.toUpperCase()}@Example.com`,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ name: null, tier: 'premium', email: `${anna.id}@example.com` });
  });

  it('takes no other address, and says where to ask for it', async () => {
    const [anna, ben] = [await stoa.given.viewer(), await stoa.given.viewer()];
    for (const email of ['other@example.com', `${ben.id}@example.com`]) {
      const answer = await anna.patch(`/users/${anna.id}`, { email, name: 'Not kept' });
      expect(expectProblem(answer, 409, 'EMAIL_CHANGE_NEEDS_PROOF')['detail']).toContain(
        'POST /users/me/email',
      );
    }
    expect((await shownTo(anna, anna.id)).body.name).toBeNull();
    expectProblem(
      await admin.patch(`/users/${anna.id}`, { email: 'x@example.com' }),
      409,
      'EMAIL_CHANGE_NEEDS_PROOF',
    );
  });

  it.each([
    { role: 'admin' },
    { role: 'viewer' },
    { tier: 'premium' },
    { tier: null },
    { status: 'disabled' },
    { status: 'active', name: 'Anna' },
  ])('does not let anyone but admins set %j, whatever the value', async (change) => {
    for (const self of [await stoa.given.viewer(), await stoa.given.editor()]) {
      const before = (await shownTo(self, self.id)).body;
      expectProblem(await self.patch(`/users/${self.id}`, change), 403, 'FORBIDDEN');
      expectProblem(await self.put(`/users/${self.id}`, { name: null, ...change }), 403, 'FORBIDDEN');
      expect((await shownTo(self, self.id)).body).toEqual(before);
    }
  });

  it('is not there for strangers, whatever they ask, nor where there is no account', async () => {
    const [anna, editor] = [await stoa.given.viewer(), await stoa.given.editor()];
    for (const change of [{ name: 'X' }, { role: 'admin' }, { email: 'x@example.com' }])
      expectProblem(await editor.patch(`/users/${anna.id}`, change), 404, 'NOT_FOUND');
    expectProblem(await admin.patch(`/users/${newId()}`, { name: 'X' }), 404, 'NOT_FOUND');
    expectProblem(await admin.patch('/users/anna', { name: 'X' }), 400, 'MALFORMED_REQUEST');
    expectProblem(await stoa.nobody.patch(`/users/${anna.id}`, { name: 'X' }), 401, 'UNAUTHENTICATED');
  });

  it.each([
    { name: '' },
    { name: 'a\u0001b' },
    { email: null },
    { role: 'owner' },
    { status: null },
    { password: 'x' },
  ])('refuses the body %j', async (change) => {
    expectProblem(await admin.patch(`/users/${admin.id}`, change), 400, 'VALIDATION_FAILED');
  });

  it('honours If-Match, and lets one of twenty win who hold the same version', async () => {
    const anna = await stoa.given.viewer();
    let tag = '';
    for (let round = 0; round < 5; round += 1) {
      tag = (await shownTo(anna, anna.id)).headers.get('etag') ?? '';
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          anna.patch(`/users/${anna.id}`, { name: `Anna ${round} ${index}` }, { 'if-match': tag }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(412)]);
    }
    const stranger = await stoa.given.viewer();
    expectProblem(
      await stranger.patch(`/users/${anna.id}`, { name: 'X' }, { 'if-match': tag }),
      404,
      'NOT_FOUND',
    );
  });

  it('is told and remembered: names of fields only, roles and states with from and to', async () => {
    const anna = await stoa.given.viewer();
    await anna.patch(`/users/${anna.id}`, { name: 'Secret Name' });
    await admin.patch(`/users/${anna.id}`, { role: 'editor', tier: 'premium', status: 'disabled' });
    await admin.patch(`/users/${anna.id}`, { role: 'editor', name: 'Secret Name' });
    expect(await auditOf(anna.id)).toEqual([
      { type: 'user.updated', actor_id: anna.id, details: { fields: ['name'] } },
      { type: 'user.role_changed', actor_id: admin.id, details: { from: 'viewer', to: 'editor' } },
      { type: 'user.status_changed', actor_id: admin.id, details: { from: 'active', to: 'disabled' } },
      { type: 'user.updated', actor_id: admin.id, details: { fields: ['tier'] } },
    ]);
    const common = { userId: anna.id };
    expect(await newsOf(anna.id)).toEqual([
      { type: 'user.updated', payload: { ...common, role: 'viewer', status: 'active', fields: ['name'] } },
      {
        type: 'user.updated',
        payload: { ...common, role: 'editor', status: 'disabled', fields: ['role', 'tier', 'status'] },
      },
    ]);
  });
});

describe('Role, tier and status', () => {
  it('hold on the very next request', async () => {
    const anna = await stoa.given.viewer();
    expectProblem(await anna.get('/audit-log'), 403, 'FORBIDDEN');
    await admin.patch(`/users/${anna.id}`, { role: 'admin', tier: null });
    expect((await anna.get('/audit-log')).status).toBe(200);
    expect((await anna.get('/users/me')).body).toMatchObject({ role: 'admin', tier: null });
    await admin.patch(`/users/${anna.id}`, { role: 'viewer' });
    expectProblem(await anna.get('/audit-log'), 403, 'FORBIDDEN');
  });

  it('need a proof of presence of the last ten minutes where role or status become others', async () => {
    const [anna, late] = [await stoa.given.viewer(), await stoa.given.admin()];
    await stoa.change(
      "UPDATE sessions SET authenticated_at = now() - interval '11 minutes' WHERE user_id = $1",
      [late.id],
    );
    expectProblem(await late.patch(`/users/${anna.id}`, { role: 'editor' }), 401, 'STEP_UP_REQUIRED');
    expectProblem(await late.patch(`/users/${anna.id}`, { status: 'disabled' }), 401, 'STEP_UP_REQUIRED');
    expect((await shownTo(anna, anna.id)).body).toMatchObject({ role: 'viewer', status: 'active' });
    const harmless = { role: 'viewer', status: 'active', tier: 'premium', name: 'Anna' };
    expect((await late.patch(`/users/${anna.id}`, harmless)).status).toBe(200);
    await late.patch(`/users/${late.id}`, { role: 'viewer' });
    expect((await shownTo(late, late.id)).body.role).toBe('admin');
  });

  it('end all sessions of who is disabled, and bring none back when the account is active again', async () => {
    const anna = await stoa.given.viewer();
    const email = `${anna.id}@example.com`;
    const { refreshToken } = (await stoa.nobody.post('/auth/login', { email, password })).body;
    await admin.patch(`/users/${anna.id}`, { status: 'disabled' });
    expectProblem(await anna.get('/users/me'), 401, 'UNAUTHENTICATED');
    expectProblem(await stoa.nobody.post('/auth/login', { email, password }), 401, 'INVALID_CREDENTIALS');
    await admin.patch(`/users/${anna.id}`, { status: 'active' });
    expectProblem(await anna.get('/users/me'), 401, 'UNAUTHENTICATED');
    expectProblem(await stoa.nobody.post('/auth/refresh', { refreshToken }), 401, 'INVALID_REFRESH_TOKEN');
    const { accessToken } = (await stoa.nobody.post('/auth/login', { email, password })).body;
    const back = new Actor(stoa.url, accessToken, anna.id);
    expect((await back.get('/auth/sessions')).body.data).toHaveLength(1);
  });
});

describe('The last active admin', () => {
  it('stays one: neither role nor status can be taken', async () => {
    const own = await Stoa.start();
    const [last, idle] = [await own.given.admin(), await own.given.admin()];
    await last.patch(`/users/${idle.id}`, { status: 'disabled' });
    expectProblem(await last.patch(`/users/${last.id}`, { role: 'viewer' }), 409, 'LAST_ADMIN');
    expectProblem(await last.patch(`/users/${last.id}`, { status: 'disabled' }), 409, 'LAST_ADMIN');
    expect((await last.patch(`/users/${last.id}`, { name: 'Still here' })).body).toMatchObject({
      role: 'admin',
    });
    await own.stop();
  });

  it('is left when two demote each other at once, twenty times', async () => {
    const own = await Stoa.start();
    const [one, two] = [await own.given.admin(), await own.given.admin()];
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all([
        one.patch(`/users/${two.id}`, { role: 'viewer' }),
        two.patch(`/users/${one.id}`, { role: 'viewer' }),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const { rows } = await own.sql.query("SELECT count(*)::int AS n FROM users WHERE role = 'admin'");
      expect(rows[0].n).toBe(1);
      await own.sql.query("UPDATE users SET role = 'admin'");
    }
    await own.stop();
  });
});
