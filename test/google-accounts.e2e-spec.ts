import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { Actor, type Answer } from './support/actor.js';
import { password } from './support/given.js';
import { GoogleWorld, pkce } from './support/google.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';

let world: GoogleWorld;
beforeAll(async () => {
  world = await GoogleWorld.start();
});
afterAll(() => world.stop());

const another = 'another good password';
const sql = (text: string, ...values: unknown[]) => world.stoa.sql.query(text, values);
const newEmail = (): string => `${newId()}@example.com`;
const login = (email: string, secret = password): Promise<Answer> =>
  world.stoa.nobody.post('/auth/login', { email, password: secret });
const subjectsOf = async (email: string): Promise<string[]> =>
  (await lettersTo(world.stoa, email)).map(({ subject }) => subject);

/** An account with a password; its address is proved, or not. */
async function local({ isVerified }: { isVerified: boolean }): Promise<Actor & { email: string }> {
  const email = newEmail();
  const actor = await world.stoa.given.account({ email });
  if (isVerified) await sql('UPDATE users SET email_verified_at = now() WHERE id = $1', actor.id);
  return Object.assign(actor, { email });
}

/** Sets a new password by the mail that goes to the address, as its owner; `meanwhile` comes before the link is opened. */
async function resetByMail(email: string, meanwhile?: () => Promise<unknown>): Promise<void> {
  await world.stoa.nobody.post('/auth/password/forgot', { email });
  const letters = await lettersTo(world.stoa, email);
  const token = tokenIn(letters.find(({ subject }) => subject === 'Set a new password'));
  await meanwhile?.();
  expect((await world.stoa.nobody.post('/auth/password/reset', { token, password: another })).status).toBe(
    204,
  );
}

const linkedTo = async (userId: string): Promise<string[]> =>
  (await sql('SELECT subject FROM identities WHERE user_id = $1', userId)).rows.map(({ subject }) => subject);

describe('Who has an account with the same address', () => {
  it('is linked to it when the address is proved on both sides, and hears of it', async () => {
    const owner = await local({ isVerified: true });
    const sub = world.person({ email: owner.email.toUpperCase() });
    const { status, body } = await world.signIn(sub);
    expect([status, body.user.id]).toEqual([200, owner.id]);
    expect(await subjectsOf(owner.email)).toContain('You can sign in with Google now');
    expect((await login(owner.email)).status).toBe(200);
  });

  it('proves the account first when nobody has proved its address', async () => {
    const owner = await local({ isVerified: false });
    const sub = world.person({ email: owner.email });
    const problem = expectProblem(await world.signIn(sub), 409, 'IDENTITY_LINK_REQUIRED');
    expect(problem).toMatchObject({ linkToken: expect.stringMatching(/^[\w-]{43}$/), expiresIn: 600 });
    expect(await linkedTo(owner.id)).toEqual([]);
    const linked = await owner.post('/auth/identities/google', { linkToken: problem['linkToken'] });
    expect(linked.status).toBe(201);
    expect(linked.body).toMatchObject({ provider: 'google', email: owner.email });
    expect((await owner.get('/users/me')).body.emailVerified).toBe(true);
    expect((await world.signIn(sub)).body.user.id).toBe(owner.id);
  });

  it('proves it too when another Google account is linked already, and gets no second one', async () => {
    const owner = await local({ isVerified: true });
    await world.signIn(world.person({ email: owner.email }));
    const second = world.person({ email: owner.email });
    const { linkToken } = expectProblem(await world.signIn(second), 409, 'IDENTITY_LINK_REQUIRED');
    const link = () => owner.post('/auth/identities/google', { linkToken });
    expectProblem(await link(), 409, 'ANOTHER_IDENTITY_LINKED');
    expect((await owner.delete('/auth/identities/google')).status).toBe(204);
    expect((await link()).status).toBe(201);
    expect(await linkedTo(owner.id)).toEqual([second]);
    expectProblem(await link(), 400, 'INVALID_TOKEN');
  });

  it('gets in nowhere when Google does not vouch for the address', async () => {
    const owner = await local({ isVerified: true });
    for (const account of [
      { email: owner.email, email_verified: false },
      { email: newEmail(), email_verified: false },
      { email: 'true', email_verified: true },
    ])
      expectProblem(await world.signIn(world.person(account)), 403, 'GOOGLE_EMAIL_UNVERIFIED');
    expect(await linkedTo(owner.id)).toEqual([]);
  });

  it('who is disabled is told so only by the answer that everybody gets', async () => {
    const sub = world.person();
    const { body } = await world.signIn(sub);
    const stranger = await local({ isVerified: true });
    for (const id of [body.user.id, stranger.id])
      await world.stoa.change("UPDATE users SET status = 'disabled' WHERE id = $1", [id]);
    expectProblem(await world.signIn(sub), 401, 'INVALID_CREDENTIALS');
    expectProblem(await world.signIn(world.person({ email: stranger.email })), 401, 'INVALID_CREDENTIALS');
    expect(await linkedTo(stranger.id)).toEqual([]);
  });

  it('is asked for the second factor of the account', async () => {
    const sub = world.person();
    const { body } = await world.signIn(sub);
    await sql(
      `INSERT INTO totp_factors (user_id, secret_sealed, created_at, confirmed_at) VALUES ($1, '', now(), now())`,
      body.user.id,
    );
    const { mfaToken } = expectProblem(await world.signIn(sub), 401, 'MFA_REQUIRED');
    expect(mfaToken).toMatch(/^[\w-]{43}$/);
    const { rows } = await sql(
      "SELECT facts FROM one_time_tokens WHERE user_id = $1 AND purpose = 'second_factor'",
      body.user.id,
    );
    expect(rows).toEqual([
      { facts: { methods: 'fed', identityId: expect.any(String), handOffId: expect.any(String) } },
    ]);
  });
});

describe('An account that a stranger made with somebody’s address', () => {
  it('never becomes that of the owner who comes with Google, but by a new start that leaves the stranger nothing', async () => {
    const stranger = await local({ isVerified: false });
    const { email, id } = stranger;
    // whatever a stranger can leave there
    const own = world.person();
    const kept = pkce();
    const code = await world.codeFor(kept, own, { purpose: 'link' });
    const bait = { code, codeVerifier: kept.verifier };
    expect((await stranger.post('/auth/identities/google', bait)).status).toBe(201);
    await stranger.post('/users/me/email', { email: 'stranger@example.com' });
    const change = tokenIn((await lettersTo(world.stoa, 'stranger@example.com'))[0]);
    await sql(
      `INSERT INTO totp_factors (user_id, secret_sealed, created_at, confirmed_at) VALUES ($1, '', now(), now())`,
      id,
    );
    await sql("INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, '\\x00')", id);
    await sql(
      `INSERT INTO api_keys (id, user_id, name, salt, secret_hash, scopes, created_at) VALUES ($1, $2, 'bait', '', '', '{}', now())`,
      newId(),
      id,
    );
    const { mfaToken } = expectProblem(await login(email), 401, 'MFA_REQUIRED');
    expect(mfaToken).toBeDefined();

    const owner = world.person({ email });
    const { linkToken } = expectProblem(await world.signIn(owner), 409, 'IDENTITY_LINK_REQUIRED');
    expectProblem(
      await stranger.post('/auth/identities/google', { linkToken: 'x'.repeat(43) }),
      400,
      'INVALID_TOKEN',
    );
    await resetByMail(email, () => stranger.post('/users/me/email', { email: 'stranger-again@example.com' }));

    expectProblem(await stranger.get('/users/me'), 401, 'UNAUTHENTICATED');
    expectProblem(await login(email), 401, 'INVALID_CREDENTIALS');
    expectProblem(
      await world.stoa.nobody.post('/auth/email/verify', { token: change }),
      400,
      'INVALID_TOKEN',
    );
    expect(await lettersTo(world.stoa, 'stranger-again@example.com')).toEqual([]);
    for (const table of ['totp_factors', 'recovery_codes', 'api_keys', 'identities'])
      expect((await sql(`SELECT 1 FROM ${table} WHERE user_id = $1`, id)).rows).toEqual([]);
    const pending = await sql(
      "SELECT purpose FROM one_time_tokens WHERE user_id = $1 AND used_at IS NULL AND purpose <> 'link_proof'",
      id,
    );
    expect(pending.rows).toEqual([]);
    const { body: elsewhere } = await world.signIn(own);
    expect(elsewhere.user.id).not.toBe(id);

    const { body } = await login(email, another);
    const home = new Actor(world.stoa.url, body.accessToken, id);
    expect((await home.post('/auth/identities/google', { linkToken })).status).toBe(201);
    expect((await world.signIn(owner)).body.user.id).toBe(id);
  });

  it('cannot be made once its owner has come with Google', async () => {
    const sub = world.person();
    const { body } = await world.signIn(sub);
    const { email } = body.user;
    expectProblem(await world.stoa.nobody.post('/users', { email, password }), 409, 'EMAIL_TAKEN');
    expectProblem(await login(email), 401, 'INVALID_CREDENTIALS');
  });

  it('is one or the other’s when both come at once, and never both’s', async () => {
    for (let time = 0; time < 6; time += 1) {
      const sub = world.person();
      const email = `${sub}@example.com`;
      const kept = pkce();
      const code = await world.codeFor(kept, sub);
      const [signedUp, came] = await Promise.all([
        world.stoa.nobody.post('/users', { email, password }),
        world.redeem(code, kept),
      ]);
      expect([
        [201, 409],
        [409, 200],
      ]).toContainEqual([signedUp.status, came.status]);
      const { rows } = await sql(
        `SELECT u.password_hash IS NOT NULL AS "hasPassword", i.id IS NOT NULL AS "isLinked"
         FROM users u LEFT JOIN identities i ON i.user_id = u.id WHERE u.email = $1`,
        email,
      );
      expect(rows).toEqual([{ hasPassword: signedUp.status === 201, isLinked: came.status === 200 }]);
    }
  });
});

describe('A password that is set anew by mail', () => {
  it('leaves factor and identity in place where the address had been proved before', async () => {
    const owner = await local({ isVerified: true });
    const sub = world.person({ email: owner.email });
    await world.signIn(sub);
    await sql(
      `INSERT INTO totp_factors (user_id, secret_sealed, created_at, confirmed_at) VALUES ($1, '', now(), now())`,
      owner.id,
    );
    await resetByMail(owner.email);
    expect(await linkedTo(owner.id)).toEqual([sub]);
    expectProblem(await login(owner.email, another), 401, 'MFA_REQUIRED');
  });

  it('is told in the audit log as the claim of an account when nobody had proved its address', async () => {
    const owner = await local({ isVerified: false });
    await resetByMail(owner.email);
    const { rows } = await sql(
      "SELECT type FROM audit_log WHERE user_id = $1 AND type = 'account.claimed'",
      owner.id,
    );
    expect(rows).toHaveLength(1);
  });

  it('takes a change of address back that was on its way', async () => {
    const owner = await local({ isVerified: true });
    const target = newEmail();
    await owner.post('/users/me/email', { email: target });
    const token = tokenIn((await lettersTo(world.stoa, target))[0]);
    await resetByMail(owner.email);
    expectProblem(await world.stoa.nobody.post('/auth/email/verify', { token }), 400, 'INVALID_TOKEN');
  });
});
