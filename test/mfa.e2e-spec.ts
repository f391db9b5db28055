import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { Clock } from '../src/clock/clock.js';
import { newId } from '../src/clock/new-id.js';
import { Entrance } from '../src/auth/signin/entrance.js';
import { oneTimeToken } from './support/access/accounts.js';
import { accountOf, signIn } from './support/access/scene.js';
import { Actor, type Answer } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { password } from './support/given.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { challengeOf, codeOf, enrol, enrolledOf, wrongCodeOf } from './support/mfa.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let clock: Clock;
let moved: ReturnType<typeof moveClock>;
beforeAll(async () => {
  stoa = await Stoa.start();
  clock = stoa.app.get(Clock);
  moved = moveClock(stoa);
});
afterAll(() => stoa.stop());

/** Somebody with an authenticator, half a minute later, when it shows another code. */
const somebody = async (role?: string) => {
  const person = await enrolledOf(stoa, role, clock);
  moved.ahead(30);
  return person;
};
const answer = (mfaToken: string, proof: object): Promise<Answer> =>
  stoa.nobody.post('/auth/mfa/challenge', { mfaToken, ...proof });
const auditOf = async (userId: string): Promise<string[]> => {
  const { rows } = await stoa.sql.query('SELECT type FROM audit_log WHERE user_id = $1 ORDER BY id', [
    userId,
  ]);
  return rows.map(({ type }) => type);
};
const subjectsTo = async (email: string): Promise<string[]> =>
  (await lettersTo(stoa, email)).map(({ subject }) => subject);

describe('Setting up an authenticator', () => {
  it('shows the secret once, and asks for it only once it is confirmed', async () => {
    const anna = await accountOf(stoa);
    const none = { totp: { enabled: false, confirmedAt: null }, recoveryCodesLeft: 0 };
    expect((await anna.get('/auth/mfa')).body).toEqual(none);
    const first = await anna.post('/auth/mfa/enrol');
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.body.otpauthUrl).toContain(`otpauth://totp/Stoa:${encodeURIComponent(anna.email)}?`);
    expect(first.body.otpauthUrl).toContain(`secret=${first.body.secret}`);
    expect((await anna.get('/auth/mfa')).body).toEqual(none);
    expect((await stoa.nobody.post('/auth/login', { email: anna.email, password })).status).toBe(200);

    const { body: second } = await anna.post('/auth/mfa/enrol', {});
    expect(second.secret).not.toBe(first.body.secret);
    const confirm = (code: string) => anna.post('/auth/mfa/confirm', { code });
    expectProblem(await confirm(codeOf(first.body, 0, clock)), 422, 'INVALID_CODE');
    const confirmed = await confirm(codeOf(second, 0, clock));
    expect(confirmed.status).toBe(200);
    expect(confirmed.headers.get('cache-control')).toBe('no-store');
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect((await anna.get('/auth/mfa')).body).toEqual({
      totp: { enabled: true, confirmedAt: clock.now().toISOString() },
      recoveryCodesLeft: 10,
    });
    await challengeOf(stoa, anna);
    expect(await subjectsTo(anna.email)).toContain('Signing in takes a code now');
  });

  it('takes one at a time', async () => {
    const [anna, ben] = [await somebody(), await accountOf(stoa)];
    expectProblem(await anna.post('/auth/mfa/enrol'), 409, 'MFA_ALREADY_ENABLED');
    const code = codeOf(anna, 0, clock);
    expectProblem(await anna.post('/auth/mfa/confirm', { code }), 409, 'MFA_ALREADY_ENABLED');
    expectProblem(await ben.post('/auth/mfa/confirm', { code }), 409, 'MFA_NOT_ENROLLED');
    expectProblem(await ben.post('/auth/mfa/recovery-codes'), 409, 'MFA_NOT_ENROLLED');
    expectProblem(await ben.delete('/auth/mfa'), 404, 'NOT_FOUND');
    for (const wrong of ['12345', '1234567', 'abcdef', '', '١٢٣٤٥٦'])
      expectProblem(await ben.post('/auth/mfa/confirm', { code: wrong }), 400, 'VALIDATION_FAILED');
  });

  it('ends every other session, since it may be that of whoever knows the password', async () => {
    const here = await accountOf(stoa);
    const there = await signIn(stoa, here.email);
    await enrol(here, here.email, clock);
    expectProblem(await there.get('/users/me'), 401, 'UNAUTHENTICATED');
    expect((await here.get('/users/me')).status).toBe(200);
  });

  it('leaves no session of a password alone to whoever signs in at that moment', async () => {
    const anna = await accountOf(stoa);
    const { body } = await anna.post('/auth/mfa/enrol');
    const signIns = Array.from({ length: 6 }, () =>
      stoa.nobody.post('/auth/login', { email: anna.email, password }),
    );
    await Promise.all([anna.post('/auth/mfa/confirm', { code: codeOf(body, 0, clock) }), ...signIns]);
    const { rows } = await stoa.sql.query(
      `SELECT id FROM sessions WHERE user_id = $1 AND revoked_at IS NULL AND NOT 'otp' = ANY(amr)`,
      [anna.id],
    );
    expect(rows).toEqual([]);
    const origin = { address: null, network: 'test', userAgent: null, requestId: 'test' };
    const late = stoa.app.get(Entrance).complete({ userId: anna.id, methods: ['pwd'] }, origin);
    await expect(late).rejects.toThrow('Check both and try again.');
  });

  it('needs presence of the last ten minutes, like all that changes a factor', async () => {
    const anna = await somebody();
    moved.ahead(601);
    for (const [method, path] of [
      ['POST', '/auth/mfa/enrol'],
      ['POST', '/auth/mfa/recovery-codes'],
      ['DELETE', '/auth/mfa'],
    ] as const)
      expectProblem(await anna.send(method, path, undefined, {}), 401, 'STEP_UP_REQUIRED');
    expectProblem(await anna.post('/auth/mfa/confirm', { code: '123456' }), 401, 'STEP_UP_REQUIRED');
  });
});

describe('Signing in with an authenticator', () => {
  it('takes the password and then a code, and the token says so', async () => {
    const anna = await somebody();
    const before = await auditOf(anna.id);
    const refused = await stoa.nobody.post('/auth/login', { email: anna.email, password });
    const { mfaToken, expiresIn } = expectProblem(refused, 401, 'MFA_REQUIRED');
    expect(expiresIn).toBe(600);
    expect(Object.keys(refused.body).filter((key) => /token|user|session/i.test(key))).toEqual(['mfaToken']);
    expect((await auditOf(anna.id)).slice(before.length)).toEqual([]);
    const { status, headers, body } = await answer(mfaToken, { code: codeOf(anna, 0, clock) });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.user.id).toBe(anna.id);
    expect(decodeJwt(body.accessToken)).toMatchObject({
      amr: ['pwd', 'otp'],
      auth_time: Math.floor(clock.now().getTime() / 1000),
    });
    expect((await new Actor(stoa.url, body.accessToken).get('/users/me')).body.id).toBe(anna.id);
    expect((await auditOf(anna.id)).slice(before.length)).toEqual(['signin.succeeded']);
    const { body: next } = await stoa.nobody.post('/auth/refresh', { refreshToken: body.refreshToken });
    expect(decodeJwt(next.accessToken)['amr']).toEqual(['pwd', 'otp']);
  });

  it('leaves the challenge as it is when a code was wrong, and notes it', async () => {
    const anna = await somebody();
    const mfaToken = await challengeOf(stoa, anna);
    expectProblem(await answer(mfaToken, { code: wrongCodeOf(anna, clock) }), 401, 'INVALID_CREDENTIALS');
    expect((await auditOf(anna.id)).at(-1)).toBe('signin.second_factor_failed');
    expect((await answer(mfaToken, { code: codeOf(anna, 0, clock) })).status).toBe(200);
  });

  it('takes exactly one code, well-formed', async () => {
    const mfaToken = await challengeOf(stoa, await somebody());
    for (const proof of [
      {},
      { code: '123456', recoveryCode: '7K3M-9QXD-0WZ5-FG2H' },
      { code: 123456 },
      { code: null },
      { code: '12345a' },
      { recoveryCode: 'x'.repeat(41) },
      { code: '123456', password },
    ])
      expectProblem(await answer(mfaToken, proof), 400, 'VALIDATION_FAILED');
  });

  it('answers each challenge once, within ten minutes, with a code of its own account', async () => {
    const [anna, ben] = [await somebody(), await somebody()];
    const mfaToken = await challengeOf(stoa, anna);
    const refuse = async (token: string, code: string) =>
      expectProblem(await answer(token, { code }), 401, 'INVALID_CREDENTIALS');
    await refuse(mfaToken, codeOf(ben, 0, clock));
    expect((await answer(mfaToken, { code: codeOf(anna, 0, clock) })).status).toBe(200);
    await refuse(mfaToken, codeOf(anna, 1, clock));
    const old = await challengeOf(stoa, anna);
    moved.ahead(601);
    await refuse(old, codeOf(anna, 0, clock));
    await refuse('made-up', codeOf(anna, 0, clock));
    const ofReset = await oneTimeToken(stoa, 'password_reset', anna.id);
    await stoa.sql.query(
      "UPDATE one_time_tokens SET expires_at = now() + interval '1 day' WHERE user_id = $1",
      [anna.id],
    );
    await refuse(ofReset, codeOf(anna, 0, clock));
  });

  it.each<[string, (anna: Actor & { email: string }) => Promise<unknown>]>([
    [
      'the account was disabled',
      (anna) => stoa.change("UPDATE users SET status = 'disabled' WHERE id = $1", [anna.id]),
    ],
    [
      'the password was changed',
      (anna) =>
        anna.post('/auth/password/change', {
          currentPassword: password,
          newPassword: 'another long password',
        }),
    ],
    [
      'the hash of the password was changed behind the API',
      (anna) => stoa.sql.query("UPDATE users SET password_hash = 'x' WHERE id = $1", [anna.id]),
    ],
    ['the factor was taken away', (anna) => anna.delete('/auth/mfa')],
  ])('lets nobody in when %s in between', async (_, happens) => {
    const anna = await somebody();
    const mfaToken = await challengeOf(stoa, anna);
    await happens(anna);
    expectProblem(await answer(mfaToken, { code: codeOf(anna, 0, clock) }), 401, 'INVALID_CREDENTIALS');
  });

  it('is asked of whoever set a new password by mail, too', async () => {
    const anna = await somebody();
    await stoa.sql.query('UPDATE users SET email_verified_at = now() WHERE id = $1', [anna.id]);
    await stoa.nobody.post('/auth/password/forgot', { email: anna.email });
    const letters = await lettersTo(stoa, anna.email);
    const token = tokenIn(letters.find(({ subject }) => subject === 'Set a new password'));
    expect((await stoa.nobody.post('/auth/password/reset', { token, password })).status).toBe(204);
    await challengeOf(stoa, anna);
  });
});

describe('An admin', () => {
  it('takes away the authenticator of somebody who has lost it, who is told and signed out', async () => {
    const [anna, admin] = [await somebody(), await accountOf(stoa, 'admin')];
    expect((await admin.delete(`/users/${anna.id}/mfa`)).status).toBe(204);
    expectProblem(await anna.get('/users/me'), 401, 'UNAUTHENTICATED');
    expect((await stoa.nobody.post('/auth/login', { email: anna.email, password })).status).toBe(200);
    expect(await subjectsTo(anna.email)).toContain('An admin took away your second factor');
    const { rows } = await stoa.sql.query(
      "SELECT actor_id FROM audit_log WHERE user_id = $1 AND type = 'totp.removed'",
      [anna.id],
    );
    expect(rows).toEqual([{ actor_id: admin.id }]);
    expectProblem(await admin.delete(`/users/${anna.id}/mfa`), 404, 'NOT_FOUND');
    expectProblem(await admin.delete(`/users/${newId()}/mfa`), 404, 'NOT_FOUND');
    expectProblem(await anna.delete(`/users/${admin.id}/mfa`), 401, 'UNAUTHENTICATED');
  });

  it('has no shorter way to take away the own one', async () => {
    const admin = await somebody('admin');
    moved.ahead(601);
    await admin.post('/auth/reauthenticate', { password });
    const { methods } = expectProblem(await admin.delete(`/users/${admin.id}/mfa`), 401, 'STEP_UP_REQUIRED');
    expect(methods).toEqual(['otp']);
  });
});
