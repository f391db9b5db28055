import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

const signUp = (body: object, headers = {}) => stoa.nobody.post('/users', body, headers);

describe('Signing up', () => {
  it('makes a viewer of the regular tier and says where the account is', async () => {
    const answer = await signUp({ email: 'anna@example.com', password, name: 'Anna' });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      email: 'anna@example.com',
      emailVerified: false,
      name: 'Anna',
      role: 'viewer',
      tier: 'regular',
      status: 'active',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: expect.any(String),
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1/users/${answer.body.id}$`));
  });

  it.each(['BEN@example.com', '  ben@example.com ', 'ben@EXAMPLE.com'])(
    'takes %j for an address that is taken',
    async (email) => {
      await signUp({ email: 'ben@example.com', password });
      expectProblem(await signUp({ email, password }), 409, 'EMAIL_TAKEN');
    },
  );

  it('gives one account to twenty who ask for the same address at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signUp({ email: 'race@example.com', password })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
  });

  it.each([
    ['no address at all', { email: 'anna', password }],
    ['an invisible character in the address', { email: 'an\u200bna@example.com', password }],
    ['a selector that nobody sees in the domain', { email: 'anna@example\ufe0f.com', password }],
    ['a letter that only looks like k', { email: '\u212aarl@example.com', password }],
    ['a short password', { email: 'short@example.com', password: '1234567' }],
    ['a password that is too long', { email: 'long@example.com', password: 'x'.repeat(257) }],
    ['a role', { email: 'role@example.com', password, role: 'admin' }],
    ['a blank name', { email: 'blank@example.com', password, name: '  ' }],
    ['a null name', { email: 'null@example.com', password, name: null }],
  ])('refuses %s', async (_, body) => {
    const problem = expectProblem(await signUp(body), 400, 'VALIDATION_FAILED');
    expect(problem['errors'].length).toBeGreaterThan(0);
  });

  it('gives the first answer again to the same Idempotency-Key, and no second account', async () => {
    const body = { email: 'retry@example.com', password };
    const first = await signUp(body, { 'idempotency-key': 'sign-up-1' });
    const again = await signUp(body, { 'idempotency-key': 'sign-up-1' });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('refuses the same Idempotency-Key with another body', async () => {
    await signUp({ email: 'key@example.com', password }, { 'idempotency-key': 'sign-up-2' });
    const other = await signUp({ email: 'other@example.com', password }, { 'idempotency-key': 'sign-up-2' });
    expectProblem(other, 422, 'IDEMPOTENCY_KEY_REUSED');
  });
});

describe('An account', () => {
  it('is shown to its owner with what it may do', async () => {
    const anna = await stoa.given.viewer({ name: 'Anna' });
    const { status, body } = await anna.get('/users/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: anna.id, name: 'Anna', role: 'viewer' });
    expect(body.permissions).toContain('orders:create');
    expect(body.permissions).not.toContain('catalogue:write');
  });

  it('is not there for anybody else but an admin', async () => {
    const [anna, stranger, admin] = [
      await stoa.given.viewer(),
      await stoa.given.editor(),
      await stoa.given.admin(),
    ];
    expectProblem(await stranger.get(`/users/${anna.id}`), 404, 'NOT_FOUND');
    expect((await admin.get(`/users/${anna.id}`)).body.id).toBe(anna.id);
    expect((await anna.get(`/users/${anna.id}`)).body.id).toBe(anna.id);
  });

  it('needs a token to be read', async () => {
    expectProblem(await stoa.nobody.get('/users/me'), 401, 'UNAUTHENTICATED');
  });
});
