import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../src/clock/new-id.js';
import { accountOf, type Account } from './support/access/scene.js';
import { Actor } from './support/actor.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { enrol } from './support/mfa.js';
import { Stoa } from './support/stoa.js';

const short = 'fourteen chars';
const long = 'a password of some length';

let stoa: Stoa;
let admin: Account;
beforeAll(async () => {
  stoa = await Stoa.start();
  admin = await accountOf(stoa, 'admin');
});
afterAll(() => stoa.stop());

/** A viewer with that password, signed in. */
const newcomer = async (password = short): Promise<Account> => {
  const email = `${newId()}@example.com`;
  await stoa.nobody.post('/users', { email, password });
  const { body } = await stoa.nobody.post('/auth/login', { email, password });
  return Object.assign(new Actor(stoa.url, body.accessToken, body.user.id as string), { email });
};
const withFactor = async (password = short): Promise<Account> => {
  const person = await newcomer(password);
  return enrol(person, person.email);
};
const promote = ({ id }: Actor, role = 'editor') => admin.patch(`/users/${id}`, { role });
const change = (person: Actor, currentPassword: string, newPassword: string) =>
  person.post('/auth/password/change', { currentPassword, newPassword });
/** Whether the account can be entered with a short password and nothing else. */
const isWeak = async ({ id }: Actor): Promise<boolean> => {
  const { rows } = await stoa.sql.query(
    `SELECT FROM users WHERE id = $1 AND NOT password_is_long
       AND id NOT IN (SELECT user_id FROM totp_factors WHERE confirmed_at IS NOT NULL)`,
    [id],
  );
  return rows.length > 0;
};

describe('Staff do not give up their long password or second factor:', () => {
  it('who is made staff with neither gets a letter that asks for one, and chooses no short password again', async () => {
    const anna = await newcomer();
    expect((await promote(anna)).status).toBe(200);
    expect((await anna.get('/users/me')).body.role).toBe('editor');
    const letters = await lettersTo(stoa, anna.email);
    expect(letters.map(({ subject }) => subject)).toContain('You can do more now');
    const { errors } = expectProblem(
      await change(anna, short, `${short}.`.slice(1)),
      400,
      'VALIDATION_FAILED',
    );
    expect(errors[0].code).toBe('PASSWORD_TOO_SHORT_FOR_STAFF');
  });

  it('who has the factor alone keeps it, until the password is long or the role is gone', async () => {
    const [anna, ben] = [await withFactor(), await withFactor()];
    for (const person of [anna, ben]) {
      await promote(person);
      expectProblem(await person.delete('/auth/mfa'), 409, 'STAFF_SIGN_IN_TOO_WEAK');
      expectProblem(await admin.delete(`/users/${person.id}/mfa`), 409, 'STAFF_SIGN_IN_TOO_WEAK');
      expect((await person.get('/auth/mfa')).body).toMatchObject({
        totp: { enabled: true },
        recoveryCodesLeft: 10,
      });
    }
    expect((await change(anna, short, long)).status).toBe(204);
    expect((await anna.delete('/auth/mfa')).status).toBe(204);
    expect((await promote(ben, 'viewer')).status).toBe(200);
    expect((await ben.delete('/auth/mfa')).status).toBe(204);
  });

  it('who gave the factor up sets no short password any more', async () => {
    const anna = await withFactor(long);
    await promote(anna);
    expect((await anna.delete('/auth/mfa')).status).toBe(204);
    const { errors } = expectProblem(await change(anna, long, short), 400, 'VALIDATION_FAILED');
    expect(errors[0].code).toBe('PASSWORD_TOO_SHORT_FOR_STAFF');
  });

  it('a short password and the end of the factor at once do not slip past each other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const anna = await withFactor(long);
      await promote(anna);
      const [changed, removed] = await Promise.all([change(anna, long, short), anna.delete('/auth/mfa')]);
      expect([changed.status, removed.status].filter((status) => status === 204)).toHaveLength(1);
      expect(await isWeak(anna)).toBe(false);
    }
  });

  it('a short password that was looked at before the promotion is refused after it', async () => {
    const anna = await newcomer(long);
    const password = stoa.sql.query(
      "UPDATE users SET role = 'editor' WHERE id = $1; UPDATE users SET password_is_long = false WHERE id = $1".replaceAll(
        '$1',
        `'${anna.id}'`,
      ),
    );
    await expect(password).rejects.toMatchObject({ constraint: 'users_staff_sign_in' });
  });

  it('nor by the letter for a forgotten password, where nobody had proved the address', async () => {
    const anna = await withFactor();
    await promote(anna);
    await stoa.nobody.post('/auth/password/forgot', { email: anna.email });
    const token = tokenIn(
      (await lettersTo(stoa, anna.email)).find(({ text }) => text.includes('reset-password')),
    );
    const reset = (password: string) => stoa.nobody.post('/auth/password/reset', { token, password });
    expectProblem(await reset(`${short}.`.slice(1)), 409, 'STAFF_SIGN_IN_TOO_WEAK');
    expect((await reset(long)).status).toBe(204);
    expect((await stoa.nobody.post('/auth/login', { email: anna.email, password: long })).status).toBe(200);
  });

  it('neither a hand in the database slips past, in whatever order', async () => {
    const anna = await withFactor();
    await promote(anna);
    const remove = stoa.sql.query('DELETE FROM totp_factors WHERE user_id = $1', [anna.id]);
    await expect(remove).rejects.toMatchObject({ constraint: 'users_staff_sign_in' });
    const unconfirm = stoa.sql.query('UPDATE totp_factors SET confirmed_at = NULL WHERE user_id = $1', [
      anna.id,
    ]);
    await expect(unconfirm).rejects.toMatchObject({ constraint: 'users_staff_sign_in' });
    expect((await admin.delete(`/users/${anna.id}`)).status).toBe(204);
  });

  it.each(['the end of the factor first', 'the short password first'])(
    'two hands in the database wait for each other, and the second is refused: %s',
    async (order) => {
      const anna = await withFactor(long);
      await promote(anna);
      const both = [
        ['DELETE FROM totp_factors WHERE user_id = $1', [anna.id]],
        ['UPDATE users SET password_is_long = false WHERE id = $1', [anna.id]],
      ] as const;
      const [[first, mine], [second, yours]] = order.startsWith('the end')
        ? both
        : ([both[1], both[0]] as const);
      const [one, two] = [await stoa.sql.connect(), await stoa.sql.connect()];
      await one.query('BEGIN');
      await one.query(first, [...mine]);
      const refused = two.query(second, [...yours]).catch((error: unknown) => error);
      await delay(200);
      await one.query('COMMIT');
      expect(await refused).toMatchObject({ constraint: 'users_staff_sign_in' });
      one.release();
      two.release();
    },
  );
});
