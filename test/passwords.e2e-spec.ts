import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

const another = 'another good password';
let people = 0;
const newEmail = async (): Promise<string> => {
  const email = `keeper-${(people += 1)}@example.com`;
  await stoa.nobody.post('/users', { email, password });
  return email;
};
const login = (email: string, secret = password) =>
  stoa.nobody.post('/auth/login', { email, password: secret });
const signedIn = async (email: string): Promise<Actor> => {
  const { body } = await login(email);
  return new Actor(stoa.url, body.accessToken, body.user.id);
};
const forgot = (email: string) => stoa.nobody.post('/auth/password/forgot', { email });
const reset = (token: string, secret = another) =>
  stoa.nobody.post('/auth/password/reset', { token, password: secret });
const resetTokenOf = async (email: string): Promise<string> => {
  await forgot(email);
  const [letter] = await lettersTo(stoa, email);
  expect(letter?.subject).toBe('Set a new password');
  return tokenIn(letter);
};

describe('A new password', () => {
  it.each(['password1', 'PASSWORD1', 'iloveyou', '1234567890', 'Stoa2026!', 'qwertyuiop'])(
    'is refused when it is among the first that anyone guesses: %s',
    async (guessable) => {
      const answer = await stoa.nobody.post('/users', { email: 'guess@example.com', password: guessable });
      const { errors } = expectProblem(answer, 400, 'VALIDATION_FAILED');
      expect(errors).toEqual([{ field: 'password', message: expect.any(String), code: 'PASSWORD_COMMON' }]);
    },
  );

  it('is refused when it is the name or the address of its owner with digits around', async () => {
    for (const own of ['Wilhelmina1', 'wilhelmina2026!', 'Mina.Wilhelm@example.com', '12mina.wilhelm34']) {
      const newcomer = { email: 'mina.wilhelm@example.com', name: 'Wilhelmina', password: own };
      expectProblem(await stoa.nobody.post('/users', newcomer), 400, 'VALIDATION_FAILED');
    }
  });

  it('may hold any character, and is counted in characters, not in bytes or halves of emoji', async () => {
    for (const fine of ['пароль по-русски', '密码密码密码密码', '🦉🏺🗿🎭🪔🐚🌿🔥', `  spaces  around  `])
      expect(
        (await stoa.nobody.post('/users', { email: `any-${(people += 1)}@example.com`, password: fine }))
          .status,
      ).toBe(201);
    for (const wrong of ['🦉'.repeat(7), 'x'.repeat(257), ''])
      expectProblem(
        await stoa.nobody.post('/users', { email: 'length@example.com', password: wrong }),
        400,
        'VALIDATION_FAILED',
      );
  });

  it('is one password however its letters are composed', async () => {
    const email = 'composed@example.com';
    await stoa.nobody.post('/users', { email, password: 'crème brûlée'.normalize('NFD') });
    expect((await login(email, 'crème brûlée'.normalize('NFC'))).status).toBe(200);
  });

  it('of staff needs fifteen characters unless there is a second factor', async () => {
    const email = await newEmail();
    const editor = await signedIn(email);
    await stoa.sql.query("UPDATE users SET role = 'editor' WHERE email = $1", [email]);
    const fourteen = { currentPassword: password, newPassword: 'fourteen chars' };
    const { errors } = expectProblem(
      await (await signedIn(email)).post('/auth/password/change', fourteen),
      400,
      'VALIDATION_FAILED',
    );
    expect(errors[0]).toMatchObject({ field: 'newPassword', code: 'PASSWORD_TOO_SHORT_FOR_STAFF' });
    await stoa.sql.query(
      `INSERT INTO totp_factors (user_id, secret_sealed, created_at, confirmed_at) VALUES ($1, '', now(), now())`,
      [editor.id],
    );
    expect((await editor.post('/auth/password/change', fourteen)).status).toBe(204);
  });
});

describe('A stored password', () => {
  it('is hashed anew at the next sign-in when it was hashed with less work', async () => {
    const email = await newEmail();
    const weak = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await stoa.sql.query('UPDATE users SET password_hash = $2 WHERE email = $1', [email, weak]);
    expect((await login(email, 'not the password')).status).toBe(401);
    const stored = async (): Promise<string> =>
      (await stoa.sql.query('SELECT password_hash FROM users WHERE email = $1', [email])).rows[0]
        .password_hash;
    expect(await stored()).toBe(weak);
    expect((await login(email)).status).toBe(200);
    expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await login(email)).status).toBe(200);
  });
});

describe('A change of password', () => {
  it('ends every other session and keeps the one that asks', async () => {
    const email = await newEmail();
    const [here, there] = [await signedIn(email), await signedIn(email)];
    const change = { currentPassword: password, newPassword: another };
    expect((await here.post('/auth/password/change', change)).status).toBe(204);
    expect((await here.get('/users/me')).status).toBe(200);
    expectProblem(await there.get('/users/me'), 401, 'UNAUTHENTICATED');
    expectProblem(await login(email), 401, 'INVALID_CREDENTIALS');
    expect((await login(email, another)).status).toBe(200);
    expect((await lettersTo(stoa, email)).map(({ subject }) => subject)).toContain(
      'Your password was changed',
    );
  });

  it('needs the current password, and guesses at it are counted, for this session alone', async () => {
    const email = await newEmail();
    const actor = await signedIn(email);
    const change = (currentPassword?: string) =>
      actor.post('/auth/password/change', { currentPassword, newPassword: another });
    const { errors } = expectProblem(await change(), 400, 'VALIDATION_FAILED');
    expect(errors[0].field).toBe('currentPassword');
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expectProblem(await change('guess'), 401, 'INVALID_CREDENTIALS');
    expectProblem(await change('guess'), 429, 'TOO_MANY_REQUESTS');
    expectProblem(await change(password), 429, 'TOO_MANY_REQUESTS');
    expect((await login(email)).status).toBe(200);
  });

  it('that races another one happens once', async () => {
    const actor = await signedIn(await newEmail());
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        actor.post('/auth/password/change', {
          currentPassword: password,
          newPassword: `racing passwords ${index}`,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('leaves no session to whoever signed in with the old password at the same moment', async () => {
    const email = await newEmail();
    const actor = await signedIn(email);
    const change = { currentPassword: password, newPassword: another };
    const [changed, ...logins] = await Promise.all([
      actor.post('/auth/password/change', change),
      ...Array.from({ length: 8 }, () => login(email)),
    ]);
    expect(changed.status).toBe(204);
    for (const { body } of logins.filter(({ status }) => status === 200))
      expectProblem(await new Actor(stoa.url, body.accessToken).get('/users/me'), 401, 'UNAUTHENTICATED');
  });
});

describe('A forgotten password', () => {
  it('is replaced with the token of the mail, which works once and ends every session', async () => {
    const email = await newEmail();
    const before = await signedIn(email);
    const token = await resetTokenOf(email);
    expect((await reset(token)).status).toBe(204);
    expectProblem(await before.get('/users/me'), 401, 'UNAUTHENTICATED');
    expectProblem(await login(email), 401, 'INVALID_CREDENTIALS');
    const { body } = await login(email, another);
    expect(body.user.emailVerified).toBe(true);
    expectProblem(await reset(token, 'yet another password'), 400, 'INVALID_TOKEN');
  });

  it('is answered the same, with the same work, whether there is such an account or not', async () => {
    const email = await newEmail();
    const known = await recordStatements(() => forgot(email));
    const unknown = await recordStatements(() => forgot('nobody-at-all@example.com'));
    expect(known.answer.status).toBe(202);
    expect([unknown.answer.status, unknown.answer.body]).toEqual([202, known.answer.body]);
    expect(known.statements).toContain('mail-enqueue');
    expect(unknown.statements).toEqual(known.statements);
    expect(await lettersTo(stoa, 'nobody-at-all@example.com')).toEqual([]);
  });

  it('sends five mails in half an hour to one address and no more, and says nothing of it', async () => {
    const email = await newEmail();
    for (let time = 0; time < 8; time += 1) expect((await forgot(email)).status).toBe(202);
    const letters = await lettersTo(stoa, email);
    expect(letters.filter(({ subject }) => subject === 'Set a new password')).toHaveLength(5);
  });

  it('of two who use the token at once lets one set the password', async () => {
    const token = await resetTokenOf(await newEmail());
    const answers = await Promise.all([1, 2, 3, 4].map((index) => reset(token, `racing resets ${index}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400, 400]);
  });

  it('keeps the token good when the new password is refused', async () => {
    const token = await resetTokenOf(await newEmail());
    expectProblem(await reset(token, 'password1'), 400, 'VALIDATION_FAILED');
    expect((await reset(token)).status).toBe(204);
  });

  it.each(['made-up', 'x'.repeat(43)])('is not replaced with a token that is made up: %s', async (token) => {
    expectProblem(await reset(token), 400, 'INVALID_TOKEN');
  });

  it('is not replaced with a token that is older than thirty minutes', async () => {
    const email = await newEmail();
    const token = await resetTokenOf(email);
    await stoa.sql.query(
      `UPDATE one_time_tokens SET expires_at = expires_at - interval '30 minutes 1 second' WHERE purpose = 'password_reset'`,
    );
    expectProblem(await reset(token), 400, 'INVALID_TOKEN');
  });

  it('of a disabled account stays forgotten', async () => {
    const email = await newEmail();
    const token = await resetTokenOf(email);
    await stoa.sql.query("UPDATE users SET status = 'disabled' WHERE email = $1", [email]);
    expectProblem(await reset(token), 400, 'INVALID_TOKEN');
  });

  it('is kept as a hash, and the queue of mails holds no token', async () => {
    const email = await newEmail();
    await forgot(email);
    const { rows } = await stoa.sql.query('SELECT facts FROM mails WHERE kind = $1', ['password_reset']);
    expect(rows.map(({ facts }) => facts)).toContainEqual({ address: email });
    const [letter] = await lettersTo(stoa, email);
    const token = tokenIn(letter);
    const { rows: kept } = await stoa.sql.query('SELECT one_time_tokens::text AS row FROM one_time_tokens');
    expect(kept.some(({ row }) => row.includes(token))).toBe(false);
  });

  it('lets the owner back in who was kept out by guesses from everywhere', async () => {
    const email = await newEmail();
    const token = await resetTokenOf(email);
    await stoa.sql.query(
      `INSERT INTO signin_budgets VALUES (sha256(convert_to('account' || chr(10) || $1, 'UTF8')), 1000, now() + interval '1 hour')`,
      [email],
    );
    expectProblem(await login(email), 429, 'TOO_MANY_REQUESTS');
    await reset(token);
    expect((await login(email, another)).status).toBe(200);
  });
});
