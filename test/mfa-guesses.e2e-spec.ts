import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../src/clock/clock.js';
import { accountOf } from './support/access/scene.js';
import type { Answer } from './support/actor.js';
import { moveClock } from './support/clock.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { challengeOf, codeOf, enrolledOf, wrongCodeOf, type Enrolled } from './support/mfa.js';
import { Stoa } from './support/stoa.js';

/** Proxies on this machine are believed, so that one test can be in many networks. */
let stoa: Stoa;
let clock: Clock;
let moved: ReturnType<typeof moveClock>;
beforeAll(async () => {
  stoa = await Stoa.start({ TRUST_PROXY: '127.0.0.1', RATE_LIMIT_SIGNIN: '3/900' });
  clock = stoa.app.get(Clock);
  moved = moveClock(stoa);
});
afterAll(() => stoa.stop());

let networks = 0;
const network = (): string => `198.51.${(networks += 1) >> 8}.${networks & 255}`;
const somebody = async (): Promise<Enrolled> => {
  const person = await enrolledOf(stoa, 'viewer', clock);
  moved.ahead(30);
  return person;
};
const right = (person: Enrolled) => ({ code: codeOf(person, 0, clock) });
const wrong = (person: Enrolled) => ({ code: wrongCodeOf(person, clock) });
const answer = (mfaToken: string, proof: object, from: string): Promise<Answer> =>
  stoa.nobody.post('/auth/mfa/challenge', { mfaToken, ...proof }, { 'x-forwarded-for': from });
/** Both halves of signing in, from one network. */
const signIn = async (person: Enrolled, proof: object, from = network(), deviceProof?: string) =>
  answer(
    await challengeOf(stoa, person, { from, ...(deviceProof === undefined ? {} : { deviceProof }) }),
    proof,
    from,
  );
/** Wrong codes, each from another network, until no more are looked at; gives how many were. */
const guessFromEverywhere = async (person: Enrolled, deviceProofs: readonly string[] = []) => {
  const fromEach = deviceProofs.length === 0 ? 5 : 3;
  for (let looked = 0, mfaToken = ''; ; looked += 1) {
    const deviceProof = deviceProofs[looked / fromEach];
    const device = deviceProof === undefined ? {} : { deviceProof };
    if (looked % fromEach === 0) mfaToken = await challengeOf(stoa, person, { from: network(), ...device });
    const { status } = await answer(mfaToken, wrong(person), network());
    if (status !== 401) return looked;
  }
};

describe('Whoever has the password and guesses codes', () => {
  it('is stopped in one network, where signing in with the password again forgives nothing', async () => {
    const anna = await somebody();
    const from = network();
    const statuses: number[] = [];
    for (let time = 0; time < 5; time += 1) statuses.push((await signIn(anna, wrong(anna), from)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const refused = await signIn(anna, right(anna), from);
    expectProblem(refused, 429, 'TOO_MANY_REQUESTS');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await signIn(anna, right(anna))).status).toBe(200);
  });

  it('is stopped at one challenge from many networks', async () => {
    const anna = await somebody();
    const mfaToken = await challengeOf(stoa, anna);
    const statuses: number[] = [];
    for (let time = 0; time < 6; time += 1)
      statuses.push((await answer(mfaToken, wrong(anna), network())).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expectProblem(await answer(mfaToken, right(anna), network()), 429, 'TOO_MANY_REQUESTS');
    expect((await signIn(anna, right(anna))).status).toBe(200);
  });

  it('has no more guesses by making many at once', async () => {
    const anna = await somebody();
    const from = network();
    const mfaToken = await challengeOf(stoa, anna, { from });
    const beside = await stoa.beside({ TRUST_PROXY: '127.0.0.1', RATE_LIMIT_SIGNIN: '3/900' });
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        (index % 2 === 0 ? stoa : beside).nobody.post(
          '/auth/mfa/challenge',
          { mfaToken, ...wrong(anna) },
          { 'x-forwarded-for': from },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 401, ...Array(13).fill(429)]);
    await beside.stop();
  });

  it('has twenty guesses a day from everywhere, while the owner comes in by a known device or a recovery code', async () => {
    const anna = await somebody();
    const { deviceProof } = (await signIn(anna, right(anna))).body;
    moved.ahead(30);
    expect(await guessFromEverywhere(anna)).toBe(20);
    expectProblem(await signIn(anna, right(anna)), 429, 'TOO_MANY_REQUESTS');
    expect((await signIn(anna, right(anna), network(), deviceProof)).status).toBe(200);
    expect((await signIn(anna, { recoveryCode: anna.recoveryCodes[0] })).status).toBe(200);
    moved.ahead(30);
    expect((await anna.post('/auth/reauthenticate', right(anna))).status).toBe(200);
    const subjects = (await lettersTo(stoa, anna.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject === 'Somebody knows your password')).toHaveLength(1);
    moved.ahead(86_400);
    expect((await signIn(anna, right(anna))).status).toBe(200);
  });

  it('has no more of them by proofs of many devices', async () => {
    const anna = await somebody();
    const from = network();
    const proofs: string[] = [];
    for (const recoveryCode of anna.recoveryCodes.slice(0, 8))
      proofs.push((await signIn(anna, { recoveryCode }, from)).body.deviceProof);
    expect(await guessFromEverywhere(anna, proofs)).toBe(20);
    expect((await signIn(anna, { recoveryCode: anna.recoveryCodes[9] })).status).toBe(200);
  });

  it('gets no guesses back by setting a new password by mail', async () => {
    const anna = await somebody();
    await stoa.sql.query('UPDATE users SET email_verified_at = now() WHERE id = $1', [anna.id]);
    await guessFromEverywhere(anna);
    await stoa.nobody.post('/auth/password/forgot', { email: anna.email });
    const letters = await lettersTo(stoa, anna.email);
    const token = tokenIn(letters.find(({ subject }) => subject === 'Set a new password'));
    const reset = { token, password: 'a long enough password' };
    expect((await stoa.nobody.post('/auth/password/reset', reset)).status).toBe(204);
    expectProblem(await signIn(anna, right(anna)), 429, 'TOO_MANY_REQUESTS');
  });

  it('does not find a recovery code that way either', async () => {
    const anna = await somebody();
    const from = network();
    const guess = { recoveryCode: 'ABCD-EFGH-JKMN-PQRS' };
    const statuses: number[] = [];
    for (let time = 0; time < 4; time += 1) statuses.push((await signIn(anna, guess, from)).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await signIn(anna, { recoveryCode: anna.recoveryCodes[0] })).status).toBe(200);
  });
});

describe('Whoever guesses in an open session', () => {
  it('is stopped there, and nobody elsewhere', async () => {
    const anna = await somebody();
    const guess = async () => (await anna.post('/auth/reauthenticate', wrong(anna))).status;
    expect([await guess(), await guess(), await guess(), await guess()]).toEqual([401, 401, 401, 429]);
    expectProblem(await anna.post('/auth/reauthenticate', right(anna)), 429, 'TOO_MANY_REQUESTS');
    expect((await signIn(anna, right(anna))).status).toBe(200);
  });

  it('has few codes to confirm an authenticator with', async () => {
    const anna = await accountOf(stoa);
    const { body } = await anna.post('/auth/mfa/enrol');
    for (let time = 0; time < 3; time += 1)
      expectProblem(
        await anna.post('/auth/mfa/confirm', { code: wrongCodeOf(body, clock) }),
        422,
        'INVALID_CODE',
      );
    const late = await anna.post('/auth/mfa/confirm', { code: codeOf(body, 0, clock) });
    expectProblem(late, 429, 'TOO_MANY_REQUESTS');
  });
});
