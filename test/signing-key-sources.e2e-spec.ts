import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint } from 'jose';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRotation } from '../src/auth/keys/key-rotation.js';
import { InvalidConfig, loadConfig } from '../src/config/config.js';
import { moveClock } from './support/clock.js';
import { openStoas, Stoa } from './support/stoa.js';
import { kidOf, newPair, publishedBy, refreshed, statusOf } from './support/tokens.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stoa-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const one of [...openStoas].reverse()) await one.stop();
});

let files = 0;
const file = async (content: string | Buffer): Promise<string> => {
  const path = join(folder, `${(files += 1)}.pem`);
  await writeFile(path, content);
  return path;
};
const p256 = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }) as string;
const thumbprint = (key: KeyObject) => calculateJwkThumbprint(createPublicKey(key).export({ format: 'jwk' }));

describe('Signing keys of the configuration', () => {
  it('sign and verify in place of those in the database, under their thumbprints, and sign nobody out', async () => {
    const stoa = await Stoa.start();
    const before = await newPair(stoa);
    const [first, second] = [p256(), p256()];
    const [one, two] = [await file(pem(first)), await file(pem(second))];
    const there = await stoa.beside({ JWT_SIGNING_KEY_FILES: `${one}, ${two}` });
    await there.untilLeased();
    expect(await statusOf(there, before)).toBe(200);
    const after = await refreshed(there, before);
    expect(kidOf(after)).toBe(await thumbprint(first));
    expect(await publishedBy(there)).toEqual([
      await thumbprint(first),
      await thumbprint(second),
      kidOf(before),
    ]);
    const swapped = await stoa.beside({ JWT_SIGNING_KEY_FILES: `${two},${one}` });
    expect(await statusOf(swapped, after)).toBe(200);
    expect(kidOf(await refreshed(swapped, after))).toBe(await thumbprint(second));

    const clock = moveClock(there);
    clock.ahead(900 + 61);
    expect(await statusOf(there, before)).toBe(401);
    await there.app.get(KeyRotation).tend();
    expect(await publishedBy(there)).toEqual([await thumbprint(first), await thumbprint(second)]);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['is not there', () => Promise.resolve(join(folder, 'none.pem')), 'files that can be read'],
    ['is a folder', () => Promise.resolve(folder), 'files that can be read'],
    ['is empty', () => file(''), 'PEM files with an unencrypted private key'],
    ['is no PEM', () => file('secret-word'), 'PEM files with an unencrypted private key'],
    [
      'is a public key',
      () => file(createPublicKey(p256()).export({ format: 'pem', type: 'spki' })),
      'PEM files with an unencrypted private key',
    ],
    [
      'is encrypted',
      () => file(p256().export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })),
      'PEM files with an unencrypted private key',
    ],
    ['is RSA', () => file(pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)), 'P-256'],
    ['is P-384', () => file(pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)), 'P-256'],
    [
      'is secp256k1',
      () => file(pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey)),
      'P-256',
    ],
    ['is Ed25519', () => file(pem(generateKeyPairSync('ed25519').privateKey)), 'P-256'],
  ])('are refused at the start when a file %s', async (_, make, reason) => {
    const [good, bad] = [await file(pem(p256())), await make()];
    const start = () => loadConfig({ JWT_SIGNING_KEY_FILES: `${good},${bad}` });
    expect(start).toThrow(InvalidConfig);
    expect(start).toThrow(new RegExp(`JWT_SIGNING_KEY_FILES must name .*${reason}.*${bad}`));
    expect(start).not.toThrow(/secret-word/);
  });

  it('are refused when one is named twice, also in a copy', async () => {
    const key = pem(p256());
    const paths = `${await file(key)},${await file(key)}`;
    expect(() => loadConfig({ JWT_SIGNING_KEY_FILES: paths })).toThrow('must name each key once');
  });
});

describe('The configured secret', () => {
  const [today, tomorrow] = ['a secret of today'.padEnd(40, '.'), 'a secret of tomorrow'.padEnd(40, '.')];

  it('can be changed: the key signs on, and is sealed anew under the new one', async () => {
    const stoa = await Stoa.start({ KEY_ENCRYPTION_SECRET: today });
    const pair = await newPair(stoa);
    const changing = await stoa.beside({
      KEY_ENCRYPTION_SECRET: tomorrow,
      KEY_ENCRYPTION_SECRET_PREVIOUS: today,
    });
    expect(kidOf(await newPair(changing))).toBe(kidOf(pair));
    const changed = await stoa.beside({ KEY_ENCRYPTION_SECRET: tomorrow });
    expect(kidOf(await newPair(changed))).toBe(kidOf(pair));
    expect(await publishedBy(changed)).toEqual([kidOf(pair)]);
    expect(kidOf(await newPair(stoa))).toBe(kidOf(pair));
  });

  it('that opens no key makes a new one at once; both instances take the tokens of both, for good', async () => {
    const stoa = await Stoa.start({ KEY_ENCRYPTION_SECRET: today });
    await stoa.untilLeased();
    const old = await newPair(stoa);
    expect(await statusOf(stoa, old)).toBe(200);
    const there = await stoa.beside({ KEY_ENCRYPTION_SECRET: tomorrow });
    await there.untilLeased();
    const fresh = await newPair(there);
    expect(kidOf(fresh)).not.toBe(kidOf(old));
    for (const one of [stoa, there]) {
      await one.app.get(KeyRotation).tend();
      expect([await statusOf(one, old), await statusOf(one, fresh)]).toEqual([200, 200]);
    }
    expect(kidOf(await newPair(stoa))).toBe(kidOf(old));
    expect(kidOf(await newPair(there))).toBe(kidOf(fresh));
    const { rows } = await stoa.sql.query('SELECT count(*)::int AS keys FROM signing_keys');
    expect(rows[0].keys).toBe(2);
  });
});
