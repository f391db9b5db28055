import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret } from 'otpauth';
import { derivedKey, seal } from '../src/auth/keys/sealing.js';
import { TotpFactors } from '../src/auth/mfa/totp-factors.js';
import { newId } from '../src/clock/new-id.js';
import { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { challengeOf, codeOf, enrol, enrolledOf, wrongCodeOf, type Enrolled } from './support/mfa.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
/** Another instance, in a process of its own, whose standard output is read. */
let service: StoaProcess;
let nobody: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  service = StoaProcess.start({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'debug',
    STOA_DEMO: 'false',
    DATABASE_URL: asService(stoa.databaseUrl),
    KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
  });
  nobody = new Actor((await service.up()).replace('localhost', '127.0.0.1'), null);
});
afterAll(async () => {
  await service.end('SIGKILL');
  await stoa.stop();
});

/** All that is stored, as text; bytes in hex. */
const stored = async (): Promise<string> => {
  const { rows } = await stoa.sql.query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const parts: string[] = [];
  for (const { name } of rows) {
    const { rows: texts } = await stoa.sql.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    parts.push(...texts.map(({ text }) => text));
  }
  return parts.join('\n');
};
const signIn = async (at: Stoa, person: Enrolled, proof: object): Promise<number> =>
  (await at.nobody.post('/auth/mfa/challenge', { mfaToken: await challengeOf(at, person), ...proof })).status;

describe('Secrets of a second factor', () => {
  it('are in no log, no kept answer and no row of the database, whatever goes right or wrong', async () => {
    const email = `${newId()}@example.com`;
    await nobody.post('/users', { email, password });
    const login = () => nobody.post('/auth/login', { email, password }, { 'idempotency-key': 'login' });
    const { body: tokens } = await login();
    const anna = await enrol(new Actor(nobody.at, tokens.accessToken, tokens.user.id), email);
    const answer = async (proof: object, key: string) => {
      const { mfaToken } = (await login()).body;
      const headers = { 'idempotency-key': key, 'x-request-id': key };
      const { status } = await nobody.post('/auth/mfa/challenge', { mfaToken, ...proof }, headers);
      return { status, mfaToken: mfaToken as string };
    };
    const [wrong, right] = [wrongCodeOf(anna), codeOf(anna, 1)];
    const outcomes = [
      await answer({ code: wrong }, 'wrong'),
      await answer({ code: right }, 'right'),
      await answer({ recoveryCode: anna.recoveryCodes[0] }, 'recovery'),
      await answer({ code: right, recoveryCode: anna.recoveryCodes[1] }, 'both'),
    ];
    expect(outcomes.map(({ status }) => status)).toEqual([401, 200, 200, 400]);
    while (!service.output.includes('"requestId":"both"')) await new Promise((done) => setTimeout(done, 20));
    const all = `${service.output}\n${await stored()}`;
    const bare = anna.recoveryCodes.map((code) => code.replaceAll('-', ''));
    const hex = Secret.fromBase32(anna.secret).hex.toLowerCase();
    const tokensOf = outcomes.map(({ mfaToken }) => mfaToken);
    for (const secret of [anna.secret, hex, ...anna.recoveryCodes, ...bare, ...tokensOf])
      expect(all).not.toContain(secret);
    for (const code of [wrong, right]) expect(all).not.toMatch(new RegExp(`\\b${code}\\b`));
    expect(all).toContain(anna.id);
  });

  it('are in no answer after the one that shows them', async () => {
    const anna = await enrolledOf(stoa);
    const answers = [
      await anna.get('/auth/mfa'),
      await anna.get('/users/me'),
      await anna.get(`/users/${anna.id}/export`),
      await anna.post('/auth/mfa/enrol'),
    ];
    for (const { body } of answers)
      for (const secret of [anna.secret, ...anna.recoveryCodes])
        expect(JSON.stringify(body)).not.toContain(secret);
    expect(answers[2]?.body.secondFactor).toMatchObject({
      recoveryCodesLeft: 10,
    });
  });

  it('outlive a change of the configured secret: opened under the one before, then sealed anew', async () => {
    const anna = await enrolledOf(stoa);
    const before = 'the secret of the configuration before it was changed';
    const secret = Buffer.from(Secret.fromBase32(anna.secret).hex, 'hex');
    await stoa.sql.query('UPDATE totp_factors SET secret_sealed = $2 WHERE user_id = $1', [
      anna.id,
      seal(derivedKey(before, 'totp-secrets'), secret),
    ]);
    expect(await signIn(stoa, anna, { code: codeOf(anna, 1) })).toBe(500);
    const beside = await stoa.beside({ KEY_ENCRYPTION_SECRET_PREVIOUS: before });
    await beside.app.get(TotpFactors).reseal();
    await beside.stop();
    expect(await signIn(stoa, anna, { code: codeOf(anna, 1) })).toBe(200);
    const ben = await enrolledOf(stoa);
    await stoa.sql.query('UPDATE totp_factors SET secret_sealed = $2 WHERE user_id = $1', [
      ben.id,
      seal(derivedKey(before, 'totp-secrets'), Buffer.from(Secret.fromBase32(ben.secret).hex, 'hex')),
    ]);
    const other = await stoa.beside({ KEY_ENCRYPTION_SECRET_PREVIOUS: before });
    expect(await signIn(other, ben, { code: codeOf(ben, 1) })).toBe(200);
    await other.stop();
  });

  it('go with the person', async () => {
    const anna = await enrolledOf(stoa);
    expect((await anna.delete(`/users/${anna.id}`)).status).toBe(204);
    const left = `SELECT user_id FROM totp_factors WHERE user_id = $1
      UNION ALL SELECT user_id FROM recovery_codes WHERE user_id = $1`;
    expect((await stoa.sql.query(left, [anna.id])).rows).toEqual([]);
  });
});
