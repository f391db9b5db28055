import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailDelivery } from '../src/mail/mail-delivery.js';
import { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { hold } from './support/hold.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

let people = 0;
const newEmail = (): string => `reader-${(people += 1)}@example.com`;
const newcomer = async (email = newEmail()): Promise<Actor & { email: string }> => {
  await stoa.nobody.post('/users', { email, password });
  const { body } = await stoa.nobody.post('/auth/login', { email, password });
  return Object.assign(new Actor(stoa.url, body.accessToken, body.user.id), { email });
};
const verify = (token: string) => stoa.nobody.post('/auth/email/verify', { token });
const tokenTo = async (address: string, subject: string): Promise<string> => {
  const letter = (await lettersTo(stoa, address)).find((candidate) => candidate.subject === subject);
  return tokenIn(letter);
};
const [isIt, confirm] = ['Is this your address?', 'Confirm your new address'];

describe('The address of a new account', () => {
  it('counts as unproved until the token of the mail comes back, which works once', async () => {
    const actor = await newcomer();
    expect((await actor.get('/users/me')).body.emailVerified).toBe(false);
    const token = await tokenTo(actor.email, isIt);
    expect((await verify(token)).status).toBe(204);
    expect((await actor.get('/users/me')).body.emailVerified).toBe(true);
    expectProblem(await verify(token), 400, 'INVALID_TOKEN');
  });

  it('gets another mail on demand, for those who are signed in and those who are not', async () => {
    const actor = await newcomer();
    expect((await actor.post('/auth/email/resend', {})).status).toBe(202);
    expect((await stoa.nobody.post('/auth/email/resend', { email: actor.email })).status).toBe(202);
    expect(await lettersTo(stoa, actor.email)).toHaveLength(3);
    await verify(await tokenTo(actor.email, isIt));
    await actor.post('/auth/email/resend', {});
    expect(await lettersTo(stoa, actor.email)).toHaveLength(3);
  });

  it('must be named by those who are not signed in, and whether it has an account is not said', async () => {
    expectProblem(await stoa.nobody.post('/auth/email/resend', {}), 400, 'VALIDATION_FAILED');
    expect((await stoa.nobody.post('/auth/email/resend', { email: newEmail() })).status).toBe(202);
  });

  it('is not proved by a token older than a day, a made-up one, or one for something else', async () => {
    const actor = await newcomer();
    const token = await tokenTo(actor.email, isIt);
    await stoa.sql.query(
      "UPDATE one_time_tokens SET expires_at = expires_at - interval '1 day 1 second' WHERE user_id = $1",
      [actor.id],
    );
    expectProblem(await verify(token), 400, 'INVALID_TOKEN');
    expectProblem(await verify('y'.repeat(43)), 400, 'INVALID_TOKEN');
    await stoa.nobody.post('/auth/password/forgot', { email: actor.email });
    expectProblem(await verify(await tokenTo(actor.email, 'Set a new password')), 400, 'INVALID_TOKEN');
    expect((await actor.get('/users/me')).body.emailVerified).toBe(false);
  });
});

describe('A change of address', () => {
  it('takes place when the new address confirms it, and both are told', async () => {
    const actor = await newcomer();
    const next = newEmail();
    expect((await actor.post('/users/me/email', { email: next.toUpperCase() })).status).toBe(202);
    expect((await actor.get('/users/me')).body.email).toBe(actor.email);
    const token = await tokenTo(next.toUpperCase(), confirm);
    const subjects = (await lettersTo(stoa, actor.email)).map(({ subject }) => subject);
    expect(subjects).toContain('Your address is about to change');
    expect((await verify(token)).status).toBe(204);
    expect((await actor.get('/users/me')).body).toMatchObject({
      email: next.toUpperCase(),
      emailVerified: true,
    });
    expect((await stoa.nobody.post('/auth/login', { email: next, password })).status).toBe(200);
    expectProblem(
      await stoa.nobody.post('/auth/login', { email: actor.email, password }),
      401,
      'INVALID_CREDENTIALS',
    );
    expect((await lettersTo(stoa, actor.email))[0]?.subject).toBe('Your address was changed');
  });

  it('needs a proof of presence from the last ten minutes', async () => {
    const actor = await newcomer();
    await stoa.change(
      "UPDATE sessions SET authenticated_at = now() - interval '11 minutes' WHERE user_id = $1",
      [actor.id],
    );
    const refusal = await actor.post('/users/me/email', { email: newEmail() });
    expectProblem(refusal, 401, 'STEP_UP_REQUIRED');
    expect(refusal.headers.get('www-authenticate')).toContain('insufficient_user_authentication');
    expectProblem(
      await actor.post('/auth/reauthenticate', { password: 'guess' }),
      401,
      'INVALID_CREDENTIALS',
    );
    const { body } = await actor.post('/auth/reauthenticate', { password });
    for (const token of [actor.token, body.accessToken])
      expect((await new Actor(stoa.url, token).post('/users/me/email', { email: newEmail() })).status).toBe(
        202,
      );
  });

  it('ends with the session that asked for it, also when its letter has not been written yet', async () => {
    const [actor, next] = [await newcomer(), newEmail()];
    await actor.post('/users/me/email', { email: next });
    // the owner hears of it and throws everybody out before the letter goes
    await stoa.change('UPDATE sessions SET revoked_at = now() WHERE user_id = $1', [actor.id]);
    expect(await lettersTo(stoa, next)).toEqual([]);
    const subjects = (await lettersTo(stoa, actor.email)).map(({ subject }) => subject);
    expect(subjects).toContain('Your address is about to change');
  });

  it('ends with the session that asked for it, also when its letter has arrived', async () => {
    const [actor, next] = [await newcomer(), newEmail()];
    await actor.post('/users/me/email', { email: next });
    const token = await tokenTo(next, confirm);
    expect((await actor.post('/auth/logout')).status).toBe(204);
    expectProblem(await verify(token), 400, 'INVALID_TOKEN');
  });

  it('tells the old address once for each wish, however often the letter to the new one has to be written', async () => {
    const [actor, next] = [await newcomer(), newEmail()];
    await actor.post('/users/me/email', { email: next });
    await lettersTo(stoa, next);
    // as after a letter that could not be sent
    await stoa.sql.query(
      `INSERT INTO mails (id, kind, facts, created_at, next_attempt_at)
       SELECT gen_random_uuid(), 'email_change',
         jsonb_build_object('userId', $1::text, 'email', $2::text, 'sessionId', (SELECT id FROM sessions WHERE user_id = $1::uuid)), now(), now()`,
      [actor.id, next],
    );
    const [newest, older] = await lettersTo(stoa, next);
    const notices = (await lettersTo(stoa, actor.email)).filter(
      ({ subject }) => subject === 'Your address is about to change',
    );
    expect(notices).toHaveLength(1);
    expect((await verify(tokenIn(older))).status).toBe(400);
    expect((await verify(tokenIn(newest))).status).toBe(204);
  });

  it('to an address that another account has is asked of nobody and told to nobody', async () => {
    const [actor, other] = [await newcomer(), await newcomer()];
    expect((await actor.post('/users/me/email', { email: other.email })).status).toBe(202);
    const subjects = (await lettersTo(stoa, other.email)).map(({ subject }) => subject);
    expect(subjects).toEqual([isIt]);
  });

  it('loses when another account gets the address first', async () => {
    const [actor, next] = [await newcomer(), newEmail()];
    await actor.post('/users/me/email', { email: next });
    const token = await tokenTo(next, confirm);
    await newcomer(next);
    expectProblem(await verify(token), 409, 'EMAIL_TAKEN');
    expect((await actor.get('/users/me')).body.email).toBe(actor.email);
  });

  it('of two accounts to one address at once comes about for one', async () => {
    const [first, second, next] = [await newcomer(), await newcomer(), newEmail()];
    const tokens: string[] = [];
    for (const actor of [first, second]) {
      await actor.post('/users/me/email', { email: next });
      tokens.push(await tokenTo(next, confirm));
    }
    const answers = await Promise.all(tokens.map(verify));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('makes worthless what was mailed to the old address', async () => {
    const [actor, next] = [await newcomer(), newEmail()];
    await stoa.nobody.post('/auth/password/forgot', { email: actor.email });
    const [old, verifying] = [
      await tokenTo(actor.email, 'Set a new password'),
      await tokenTo(actor.email, isIt),
    ];
    await actor.post('/users/me/email', { email: next });
    await verify(await tokenTo(next, confirm));
    expectProblem(
      await stoa.nobody.post('/auth/password/reset', { token: old, password: 'another good password' }),
      400,
      'INVALID_TOKEN',
    );
    expectProblem(await verify(verifying), 400, 'INVALID_TOKEN');
  });

  it('has nothing mailed to the old address that is written while it takes place', async () => {
    const [actor, next] = [await newcomer(), newEmail()];
    await actor.post('/users/me/email', { email: next });
    const token = await tokenTo(next, confirm);
    await stoa.nobody.post('/auth/password/forgot', { email: actor.email });
    // the change has voided the tokens of before, and waits with its end
    const held = await hold(stoa, 'LOCK audit_log IN SHARE MODE');
    const changed = verify(token);
    await held.untilAwaited();
    const delivered = stoa.app.get(MailDelivery).deliverDue();
    await held.untilAwaited(2);
    await held.release();
    expect((await changed).status).toBe(204);
    await delivered;
    const subjects = (await lettersTo(stoa, actor.email)).map(({ subject }) => subject);
    expect(subjects).toContain('Your address was changed');
    expect(subjects).not.toContain('Set a new password');
  });
});
