import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import { migrate } from '../src/database/migrate.js';
import { password } from './support/given.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { json, send } from './support/probe.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

/** T has no letter with two dots, t has: in lower case it may be two characters or one. */
const [capital, two, one] = ['T\u0308', 't\u0308', '\u1e97'];
const name = 'EmailKeys1763900000065';
/** Past the document, whose `email` is one of ASCII. */
const post = (path: string, body: object) => send(stoa.url, json(`/api/v1${path}`, JSON.stringify(body)));

/** An account from before, under a key that lower-casing had left in two characters or not. */
const accountOf = async (email: string, key: string, isVerified = false): Promise<string> => {
  const id = newId();
  await stoa.sql.query(
    `INSERT INTO users (id, email, email_key, name, role, status, email_verified_at, created_at, updated_at)
     VALUES ($1, $2, $3, 'Tom', 'viewer', 'active', CASE WHEN $4 THEN now() END, now(), now())`,
    [id, email, key, isVerified],
  );
  return id;
};
const keyOf = async (id: string): Promise<string> =>
  (await stoa.sql.query('SELECT email_key FROM users WHERE id = $1', [id])).rows[0].email_key;
const migrateAgain = async (): Promise<void> => {
  await stoa.sql.query('DELETE FROM migrations WHERE name = $1', [name]);
  expect(await migrate(stoa.databaseUrl)).toEqual([name]);
};

describe('An address that lower case writes with fewer characters', () => {
  it('is that of one account, in every spelling, and gets its letters', async () => {
    const [email, other] = [`${capital}om@example.com`, `${one}om@example.com`];
    expect((await post('/users', { email, password })).status).toBe(201);
    expectProblem(await post('/users', { email: other, password }), 409, 'EMAIL_TAKEN');
    expect((await post('/auth/login', { email: other, password })).status).toBe(200);
    await post('/auth/password/forgot', { email: other });
    const subjects = (await lettersTo(stoa, email)).map(({ subject }) => subject);
    expect(subjects).toContain('Set a new password');
  });
});

describe('The migration of accounts from before', () => {
  it('makes their letters find them, and leaves good what was mailed to them', async () => {
    const [email, key] = [`${capital}im@example.com`, `${two}im@example.com`];
    const id = await accountOf(email, key);
    await stoa.sql.query(
      `INSERT INTO mails (id, kind, facts, created_at, next_attempt_at)
       VALUES ($1, 'email_verify', jsonb_build_object('userId', $2::text), now(), now())`,
      [newId(), id],
    );
    const token = tokenIn((await lettersTo(stoa, email))[0]);
    await migrateAgain();
    expect(await keyOf(id)).toBe(`${one}im@example.com`);
    expect((await post('/auth/email/verify', { token })).status).toBe(204);
    await post('/auth/password/forgot', { email });
    expect((await lettersTo(stoa, email))[0]?.subject).toBe('Set a new password');
  });

  it('brings letters that wait to the address that they are taken back by', async () => {
    const facts = { address: `${two}ilda@example.com` };
    const id = newId();
    await stoa.sql.query(
      `INSERT INTO mails (id, kind, facts, created_at, next_attempt_at) VALUES ($1, 'password_reset', $2, now(), now() + interval '1 hour')`,
      [id, facts],
    );
    await migrateAgain();
    const { rows } = await stoa.sql.query('SELECT facts FROM mails WHERE id = $1', [id]);
    expect(rows).toEqual([{ facts: { address: `${one}ilda@example.com` } }]);
  });

  it('takes no key from an account that has the right one, and gives it to one of several', async () => {
    const held = await accountOf(`${one}ed@example.com`, `${one}ed@example.com`);
    const late = await accountOf(`${capital}ed@example.com`, `${two}ed@example.com`, true);
    const email = `${capital}${capital}@example.com`;
    const unproved = await accountOf(email, `${two}${one}@example.com`);
    const proved = await accountOf(email, `${one}${two}@example.com`, true);
    await migrateAgain();
    expect(await keyOf(held)).toBe(`${one}ed@example.com`);
    expect(await keyOf(late)).toBe(`${two}ed@example.com`);
    expect(await keyOf(unproved)).toBe(`${two}${one}@example.com`);
    expect(await keyOf(proved)).toBe(`${one}${one}@example.com`);
  });
});
