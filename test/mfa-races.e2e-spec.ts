import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { challengeOf, codeOf, enrolledOf } from './support/mfa.js';
import { Stoa } from './support/stoa.js';

/** Two instances on one database; their clocks are the real one. */
let [stoa, beside] = [] as unknown as [Stoa, Stoa];
beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

const rounds = 6;
const answer = (at: Stoa, mfaToken: string, proof: object) =>
  at.nobody.post('/auth/mfa/challenge', { mfaToken, ...proof });
const sessionsOf = async (userId: string): Promise<number> =>
  (await stoa.sql.query('SELECT FROM sessions WHERE user_id = $1', [userId])).rowCount ?? 0;

describe('Of two at once, on two instances, one gets in', () => {
  it('with one code and two challenges', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const anna = await enrolledOf(stoa);
      const tokens = [await challengeOf(stoa, anna), await challengeOf(stoa, anna)] as const;
      const proof = { code: codeOf(anna, 1) };
      const answers = await Promise.all([answer(stoa, tokens[0], proof), answer(beside, tokens[1], proof)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
      expect(await sessionsOf(anna.id)).toBe(2);
    }
  });

  it('with one recovery code and two challenges', async () => {
    const anna = await enrolledOf(stoa);
    for (const recoveryCode of anna.recoveryCodes.slice(0, rounds)) {
      const tokens = [await challengeOf(stoa, anna), await challengeOf(stoa, anna)] as const;
      const answers = await Promise.all([
        answer(stoa, tokens[0], { recoveryCode }),
        answer(beside, tokens[1], { recoveryCode }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    }
    expect(await sessionsOf(anna.id)).toBe(1 + rounds);
  });

  it('with one challenge and two codes, and the other code stays good', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const anna = await enrolledOf(stoa);
      const mfaToken = await challengeOf(stoa, anna);
      const proofs = [
        { recoveryCode: anna.recoveryCodes[0] },
        { recoveryCode: anna.recoveryCodes[1] },
      ] as const;
      const answers = await Promise.all([
        answer(stoa, mfaToken, proofs[0]),
        answer(beside, mfaToken, proofs[1]),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
      expect(await sessionsOf(anna.id)).toBe(2);
      const left = proofs[answers.findIndex(({ status }) => status === 401)]!;
      expect((await answer(beside, await challengeOf(beside, anna), left)).status).toBe(200);
    }
  });

  it('at the challenge and in an open session', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const anna = await enrolledOf(stoa);
      const mfaToken = await challengeOf(stoa, anna);
      const proof = { code: codeOf(anna, 1) };
      const answers = await Promise.all([
        answer(beside, mfaToken, proof),
        anna.post('/auth/reauthenticate', proof),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    }
  });
});

describe('Of two that set up an authenticator at once', () => {
  it('one is confirmed, and its recovery codes are the ones that work', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const anna = await stoa.given.viewer();
      const { body } = await anna.post('/auth/mfa/enrol');
      const code = codeOf(body);
      const answers = await Promise.all([
        anna.post('/auth/mfa/confirm', { code }),
        anna.post('/auth/mfa/confirm', { code }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { recoveryCodes } = answers.find(({ status }) => status === 200)!.body;
      const proof = await anna.post('/auth/reauthenticate', { recoveryCode: recoveryCodes[9] });
      expect(proof.status).toBe(200);
      expect((await anna.get('/auth/mfa')).body.recoveryCodesLeft).toBe(9);
    }
  });
});
