import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../src/clock/clock.js';
import { accountOf } from './support/access/scene.js';
import { moveClock } from './support/clock.js';
import { password } from './support/given.js';
import { lettersTo } from './support/mailbox.js';
import { expectProblem } from './support/matchers.js';
import { challengeOf, codeOf, enrol, enrolledOf, type Enrolled } from './support/mfa.js';
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

const signIn = async (person: Enrolled, proof: object): Promise<number> => {
  const mfaToken = await challengeOf(stoa, person);
  return (await stoa.nobody.post('/auth/mfa/challenge', { mfaToken, ...proof })).status;
};
const reauthenticate = async (person: Enrolled, proof: object): Promise<number> =>
  (await person.post('/auth/reauthenticate', proof)).status;

describe('A code', () => {
  it('works once, whether it confirmed, signed in or proved presence', async () => {
    const anna = await enrolledOf(stoa, 'viewer', clock);
    const confirmed = { code: codeOf(anna, 0, clock) };
    expect([await signIn(anna, confirmed), await reauthenticate(anna, confirmed)]).toEqual([401, 401]);
    moved.ahead(30);
    const second = { code: codeOf(anna, 0, clock) };
    expect([await signIn(anna, second), await signIn(anna, second)]).toEqual([200, 401]);
    expect(await reauthenticate(anna, second)).toBe(401);
    moved.ahead(30);
    const third = { code: codeOf(anna, 0, clock) };
    expect([await reauthenticate(anna, third), await reauthenticate(anna, third)]).toEqual([200, 401]);
    expect(await signIn(anna, third)).toBe(401);
  });

  it('is taken one step early or late, not two, and none of a step before one that was taken', async () => {
    const anna = await enrolledOf(stoa, 'viewer', clock);
    moved.ahead(300);
    const at = (steps: number) => signIn(anna, { code: codeOf(anna, steps, clock) });
    expect([await at(-2), await at(2)]).toEqual([401, 401]);
    expect([await at(-1), await at(-1), await at(0), await at(1), await at(0)]).toEqual([
      200, 401, 200, 200, 401,
    ]);
  });

  it('is none of an authenticator that was never confirmed', async () => {
    const anna = await accountOf(stoa);
    const { body } = await anna.post('/auth/mfa/enrol');
    const answer = await anna.post('/auth/reauthenticate', { code: codeOf(body, 0, clock) });
    expectProblem(answer, 401, 'INVALID_CREDENTIALS');
  });

  it('of an authenticator that was taken away is none, nor one from before the next is confirmed', async () => {
    const anna = await enrolledOf(stoa, 'viewer', clock);
    expect((await anna.delete('/auth/mfa')).status).toBe(204);
    moved.ahead(30);
    expect(await reauthenticate(anna, { code: codeOf(anna, 0, clock) })).toBe(401);
    expect(await reauthenticate(anna, { recoveryCode: anna.recoveryCodes[0] })).toBe(401);
    const again = await enrol(anna, anna.email, clock);
    moved.ahead(30);
    expect(await signIn(again, { code: codeOf(anna, 0, clock) })).toBe(401);
    expect(await signIn(again, { code: codeOf(again, 0, clock) })).toBe(200);
  });
});

describe('A recovery code', () => {
  it('works once, in the place of a code, however it is typed, and its owner is told', async () => {
    const anna = await enrolledOf(stoa, 'viewer', clock);
    const [first = '', second = '', third = ''] = anna.recoveryCodes;
    expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{6}){3}$/);
    expect([
      await signIn(anna, { recoveryCode: first }),
      await signIn(anna, { recoveryCode: first }),
    ]).toEqual([200, 401]);
    expect(await signIn(anna, { recoveryCode: second.toLowerCase().replaceAll('-', ' ') })).toBe(200);
    const misread = third.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await reauthenticate(anna, { recoveryCode: misread })).toBe(200);
    expect((await anna.get('/auth/mfa')).body.recoveryCodesLeft).toBe(7);
    const told = (await lettersTo(stoa, anna.email)).filter(
      ({ subject }) => subject === 'A recovery code was used',
    );
    expect(told).toHaveLength(3);
  });

  it('is its owner’s alone', async () => {
    const [anna, ben] = [await enrolledOf(stoa, 'viewer', clock), await enrolledOf(stoa, 'viewer', clock)];
    expect(await signIn(ben, { recoveryCode: anna.recoveryCodes[0] })).toBe(401);
    expect(await signIn(anna, { recoveryCode: anna.recoveryCodes[0] })).toBe(200);
  });

  it('is dead once there is a new set', async () => {
    const anna = await enrolledOf(stoa, 'viewer', clock);
    const answer = await anna.post('/auth/mfa/recovery-codes');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { recoveryCodes } = answer.body;
    expect(recoveryCodes).toHaveLength(10);
    for (const recoveryCode of anna.recoveryCodes.slice(0, 3))
      expect(await signIn(anna, { recoveryCode })).toBe(401);
    expect(await signIn(anna, { recoveryCode: recoveryCodes[9] })).toBe(200);
    expect((await anna.get('/auth/mfa')).body.recoveryCodesLeft).toBe(9);
    const subjects = (await lettersTo(stoa, anna.email)).map(({ subject }) => subject);
    expect(subjects).toContain('You have new recovery codes');
  });
});

describe('What changes a second factor', () => {
  it.each([
    ['DELETE', '/auth/mfa', 204],
    ['POST', '/auth/mfa/recovery-codes', 200],
  ])(
    'takes the factor itself of the last ten minutes, not the password: %s %s',
    async (method, path, done) => {
      const anna = await enrolledOf(stoa, 'viewer', clock);
      moved.ahead(601);
      expect(await reauthenticate(anna, { password })).toBe(200);
      const refused = await anna.send(method, path, undefined, {});
      expect(expectProblem(refused, 401, 'STEP_UP_REQUIRED')['methods']).toEqual(['otp']);
      expect(await reauthenticate(anna, { code: codeOf(anna, 0, clock) })).toBe(200);
      expect((await anna.send(method, path, undefined, {})).status).toBe(done);
    },
  );

  it('takes a recovery code as well, when the authenticator is lost', async () => {
    const anna = await enrolledOf(stoa, 'viewer', clock);
    moved.ahead(601);
    expect(await reauthenticate(anna, { recoveryCode: anna.recoveryCodes[4] })).toBe(200);
    expect((await anna.delete('/auth/mfa')).status).toBe(204);
    const { body } = await anna.get('/auth/mfa');
    expect(body).toEqual({ totp: { enabled: false, confirmedAt: null }, recoveryCodesLeft: 0 });
    const subjects = (await lettersTo(stoa, anna.email)).map(({ subject }) => subject);
    expect(subjects).toContain('Signing in takes no code any more');
    expect((await stoa.nobody.post('/auth/login', { email: anna.email, password })).status).toBe(200);
  });

  it('is not needed to give up an authenticator that was never confirmed', async () => {
    const anna = await accountOf(stoa);
    await anna.post('/auth/mfa/enrol');
    const tag = (await anna.get('/auth/mfa')).headers.get('etag') ?? '';
    const stale = { 'if-match': '"stale"' };
    expectProblem(await anna.delete('/auth/mfa', stale), 412, 'PRECONDITION_FAILED');
    expect((await anna.delete('/auth/mfa', { 'if-match': tag })).status).toBe(204);
    expectProblem(await anna.delete('/auth/mfa'), 404, 'NOT_FOUND');
  });
});
