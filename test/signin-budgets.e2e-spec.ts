import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { InvalidCredentials } from '../src/auth/auth.problems.js';
import { GuessBudget } from '../src/auth/signin/guess-budget.js';
import { PoolBusy } from '../src/database/bounded-pool.js';
import { TooManyRequests, Unavailable } from '../src/http/problem/problems.js';
import { Passwords } from '../src/users/passwords.js';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

/** Small budgets; proxies on this machine are believed, so that one test can be in many networks. */
let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start({
    TRUST_PROXY: '127.0.0.1',
    RATE_LIMIT_SIGNIN: '3/900',
    RATE_LIMIT_SIGNIN_NETWORK: '8/900',
    RATE_LIMIT_SIGNIN_ACCOUNT: '10/3600',
  });
});
afterAll(() => stoa.stop());

let [people, networks] = [0, 0];
const newEmail = async (): Promise<string> => {
  const email = `owner-${(people += 1)}@example.com`;
  await stoa.nobody.post('/users', { email, password });
  return email;
};
const network = (): string => `198.51.100.${(networks += 1)}`;
const login = (email: string, secret: string, from: string, deviceProof?: string) =>
  stoa.nobody.post(
    '/auth/login',
    { email, password: secret, ...(deviceProof === undefined ? {} : { deviceProof }) },
    { 'x-forwarded-for': from },
  );
const guess = async (email: string, from: string, times: number): Promise<number[]> => {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) statuses.push((await login(email, 'guess', from)).status);
  return statuses;
};

describe('Whoever guesses passwords', () => {
  it('is stopped in one network, and the owner signs in from another', async () => {
    const email = await newEmail();
    const [theirs, mine] = [network(), network()];
    expect(await guess(email, theirs, 5)).toEqual([401, 401, 401, 429, 429]);
    expect((await login(email, password, mine)).status).toBe(200);
    expectProblem(await login(email, password, theirs), 429, 'TOO_MANY_REQUESTS');
  });

  it('is stopped when trying many accounts from one network', async () => {
    const from = network();
    for (let time = 0; time < 8; time += 1)
      expect((await login(`sprayed-${time}@example.com`, 'guess', from)).status).toBe(401);
    expectProblem(await login(await newEmail(), password, from), 429, 'TOO_MANY_REQUESTS');
  });

  it('is stopped when trying one account from many networks, while the devices of its owner come in', async () => {
    const email = await newEmail();
    const home = network();
    const { body } = await login(email, password, home);
    const statuses: number[] = [];
    for (let time = 0; time < 6; time += 1) statuses.push(...(await guess(email, network(), 2)));
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expectProblem(await login(email, password, network()), 429, 'TOO_MANY_REQUESTS');
    expect((await login(email, password, network(), body.deviceProof)).status).toBe(200);
    expect((await login(email, password, home)).status).toBe(200);
  });

  it('where the owner signs in from has as few attempts as anywhere, and uses up nothing elsewhere', async () => {
    const email = await newEmail();
    const home = network();
    await login(email, password, home);
    expect(await guess(email, home, 5)).toEqual([401, 401, 401, 429, 429]);
    expect((await login(email, password, network())).status).toBe(200);
  });

  it('gains nothing from the proof of a device of another account, or a made-up one', async () => {
    const [email, other] = [await newEmail(), await newEmail()];
    const { body } = await login(other, password, network());
    const from = network();
    await guess(email, from, 3);
    for (const proof of [body.deviceProof, `sdp_${'A'.repeat(64)}`, 'sdp_', 'nonsense'])
      expectProblem(await login(email, password, from, proof), 429, 'TOO_MANY_REQUESTS');
  });

  it('who has a device proof has as few attempts as anyone', async () => {
    const email = await newEmail();
    const { deviceProof } = (await login(email, password, network())).body;
    const from = network();
    for (let time = 0; time < 3; time += 1)
      expect((await login(email, 'guess', from, deviceProof)).status).toBe(401);
    expectProblem(await login(email, password, from, deviceProof), 429, 'TOO_MANY_REQUESTS');
    expect((await login(email, password, network())).status).toBe(200);
  });

  it('does not use up the account by attempts that were refused already', async () => {
    const email = await newEmail();
    const from = network();
    await guess(email, from, 30);
    expect((await login(email, password, network())).status).toBe(200);
  });
});

describe('A failed sign-in', () => {
  it('is forgiven by restarts of nothing: another instance counts on', async () => {
    const email = await newEmail();
    const from = network();
    await guess(email, from, 3);
    const beside = await stoa.beside({ TRUST_PROXY: '127.0.0.1', RATE_LIMIT_SIGNIN: '3/900' });
    const answer = await beside.nobody.post('/auth/login', { email, password }, { 'x-forwarded-for': from });
    expectProblem(answer, 429, 'TOO_MANY_REQUESTS');
    await beside.stop();
  });

  it('takes the same work for a wrong password, an unknown address and a disabled account', async () => {
    const [email, disabled] = [await newEmail(), await newEmail()];
    await stoa.sql.query("UPDATE users SET status = 'disabled' WHERE email = $1", [disabled]);
    const verifying = jest.spyOn(stoa.app.get(Passwords), 'matches');
    const [wrong, unknown, off] = [
      await recordStatements(() => login(email, 'guess', network())),
      await recordStatements(() => login('not-anyone@example.com', 'guess', network())),
      await recordStatements(() => login(disabled, password, network())),
    ];
    expect(wrong.answer.status).toBe(401);
    expect(wrong.statements).toContain('audit-append');
    for (const other of [unknown, off]) {
      expect(other.answer.status).toBe(401);
      expect(other.statements).toEqual(wrong.statements);
    }
    expect(verifying).toHaveBeenCalledTimes(3);
    verifying.mockRestore();
  });

  it('is remembered in the audit log with where it came from, and so is the first refusal', async () => {
    const email = await newEmail();
    const from = network();
    await guess(email, from, 6);
    const { rows } = await stoa.sql.query(
      'SELECT type, user_id, host(address) AS address FROM audit_log WHERE address = $1 ORDER BY id',
      [from],
    );
    const { rows: owners } = await stoa.sql.query('SELECT id FROM users WHERE email = $1', [email]);
    const failed = { type: 'signin.failed', user_id: owners[0].id, address: from };
    expect(rows).toEqual([failed, failed, failed, { type: 'signin.refused', user_id: null, address: from }]);
  });
});

describe('An attempt that comes to no verdict', () => {
  /** Runs `work` while as many passwords are being hashed, or wait for it, as there can be. */
  const whileHashing = async (work: () => Promise<void>): Promise<void> => {
    const passwords = stoa.app.get(Passwords);
    let isOver = false;
    const again = async (): Promise<void> => {
      while (!isOver) await passwords.hash('anything');
    };
    const crowd = Array.from({ length: 102 }, again);
    await work().finally(() => (isOver = true));
    await Promise.all(crowd);
  };
  const attempt = (key: Buffer, verify: () => Promise<unknown>): Promise<unknown> => {
    const origin = { address: null, network: 'none', userAgent: null, requestId: '' };
    const bucket = { key, quota: { limit: 3, windowSeconds: 900 } };
    return stoa.app.get(GuessBudget).attempt([bucket], { userId: null, origin, refusal: 'Wait.' }, verify);
  };
  const failuresOf = async (key: Buffer): Promise<number> =>
    (await stoa.sql.query('SELECT failures FROM signin_budgets WHERE bucket = $1', [key])).rows[0].failures;

  it('is no failed one: too many who sign in at once lock nobody out', async () => {
    const [email, from] = [await newEmail(), network()];
    await whileHashing(async () => {
      for (let time = 0; time < 10; time += 1)
        expectProblem(await login(email, password, from), 503, 'SERVICE_UNAVAILABLE');
    });
    expect((await login(email, password, from)).status).toBe(200);
  });

  it('forgives none of the failures before it', async () => {
    const [email, from] = [await newEmail(), network()];
    await guess(email, from, 2);
    await whileHashing(async () => {
      expect(await guess(email, from, 4)).toEqual([503, 503, 503, 503]);
    });
    expect(await guess(email, from, 2)).toEqual([401, 429]);
  });

  it.each([
    ['an error of our own', new Error('a mistake'), 1],
    ['no place to do it in', new Unavailable(), 1],
    ['no connection', new PoolBusy(), 1],
    ['a statement that took too long', Object.assign(new Error('canceled'), { code: '57014' }), 1],
    ['a refusal', new InvalidCredentials(), 2],
    ['too many refusals', new TooManyRequests(1), 2],
  ])('is told by what was thrown: %s', async (_, error, failures) => {
    const key = randomBytes(32);
    await attempt(key, () => Promise.resolve(null));
    await expect(attempt(key, () => Promise.reject(error))).rejects.toBe(error);
    expect(await failuresOf(key)).toBe(failures);
  });

  it('is told of also when it cannot be given back', async () => {
    const error = new Unavailable();
    const attempted = attempt(randomBytes(32), async () => {
      await stoa.sql.query('ALTER TABLE signin_budgets RENAME TO elsewhere');
      throw error;
    });
    await expect(attempted).rejects.toBe(error);
    await stoa.sql.query('ALTER TABLE elsewhere RENAME TO signin_budgets');
  });
});

describe('Signing up where it must not be told who has an account', () => {
  let silent: Stoa;
  beforeAll(async () => {
    silent = await Stoa.start({ SIGNUP_DISCLOSURE: 'off' });
  });
  afterAll(() => silent.stop());

  const signUp = (email: string, key?: string) =>
    silent.nobody.post('/users', { email, password }, key === undefined ? {} : { 'idempotency-key': key });

  it('answers 202 without a body either way, with as many statements', async () => {
    const fresh = await recordStatements(() => signUp('silent@example.com'));
    const taken = await recordStatements(() => signUp('silent@example.com'));
    for (const { answer } of [fresh, taken]) {
      expect([answer.status, answer.body]).toEqual([202, '']);
      expect(answer.headers.get('location')).toBeNull();
    }
    expect(taken.statements).toHaveLength(fresh.statements.length);
    expect((await silent.nobody.post('/auth/login', { email: 'silent@example.com', password })).status).toBe(
      200,
    );
  });

  it('tells the owner of a taken address by mail', async () => {
    await signUp('owner@example.com');
    await signUp('owner@example.com');
    const { lettersTo } = await import('./support/mailbox.js');
    const subjects = (await lettersTo(silent, 'owner@example.com')).map(({ subject }) => subject);
    expect(subjects.sort()).toEqual(['Is this your address?', 'You have an account already']);
  });

  it('keeps a retry key from telling what the answer hides', async () => {
    const answers = [await signUp('keyed@example.com', 'k1'), await signUp('keyed@example.com', 'k1')];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [202, ''],
      [202, ''],
    ]);
  });
});
