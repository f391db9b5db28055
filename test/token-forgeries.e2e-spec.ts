import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompactSign, exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { SigningKeys } from '../src/auth/keys/signing-keys.js';
import { newId } from '../src/clock/new-id.js';
import { Actor, type Answer } from './support/actor.js';
import { oneTimeToken } from './support/access/accounts.js';
import { expectProblem } from './support/matchers.js';
import { exchange } from './support/raw.js';
import { Stoa } from './support/stoa.js';
import { newPair, type Pair } from './support/tokens.js';

let stoa: Stoa;
let pair: Pair;
let header: Record<string, any>;
let claims: Record<string, any>;
/** The real key: what is signed with it is wrong in one thing only. */
let real: KeyObject;
let pem: Buffer;
const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
beforeAll(async () => {
  stoa = await Stoa.start();
  pair = await newPair(stoa);
  [header, claims] = pair.accessToken
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString())) as [any, any];
  real = (await stoa.app.get(SigningKeys).current()).privateKey;
  pem = Buffer.from(createPublicKey(real).export({ format: 'pem', type: 'spki' }));
});
afterAll(() => stoa.stop());

const signed = (
  changedHeader: object = {},
  changedClaims: object = {},
  key: KeyObject | Uint8Array = real,
): Promise<string> =>
  new SignJWT({ ...claims, ...changedClaims })
    .setProtectedHeader({ ...header, ...changedHeader } as never)
    .sign(key);
const ask = (token: string): Promise<Answer> => new Actor(stoa.url, token).get('/users/me');
const expectRefused = (answer: Answer): void => {
  expectProblem(answer, 401, 'UNAUTHENTICATED');
  expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="stoa", error="invalid_token"');
};
const seconds = (): number => Math.floor(Date.now() / 1000);
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('A token', () => {
  it('that is signed by our key with our claims is taken, so that what follows shows something', async () => {
    expect((await ask(await signed())).status).toBe(200);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['without a signature', () => new UnsecuredJWT(claims).encode()],
    ['of alg none under our key id', () => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    [
      'of alg NONE with our signature',
      () => [encode({ ...header, alg: 'NONE' }), ...pair.accessToken.split('.').slice(1)].join('.'),
    ],
    ['whose signature is left out', () => `${pair.accessToken.split('.').slice(0, 2).join('.')}.`],
    ['whose HMAC is made with our public key', () => signed({ alg: 'HS256' }, {}, pem)],
    [
      'whose HMAC is made with our public key, under the name ES256',
      async () => {
        const hmac = await signed({ alg: 'HS256' }, {}, pem);
        return [encode(header), ...hmac.split('.').slice(1)].join('.');
      },
    ],
    [
      'of RS256',
      () => signed({ alg: 'RS256' }, {}, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    ],
    [
      'of ES384',
      () => signed({ alg: 'ES384' }, {}, generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey),
    ],
    ['of another key under the id of ours', () => signed({}, {}, foreign)],
    [
      'whose signature is all zeros',
      () => [...pair.accessToken.split('.').slice(0, 2), Buffer.alloc(64).toString('base64url')].join('.'),
    ],
    ['of an unknown key id', () => signed({ kid: newId() }, {}, foreign)],
    ['without a key id', () => signed({ kid: undefined }, {}, foreign)],
    ['with a number for a key id', () => signed({ kid: 1 })],
    ['with a list for a key id', () => signed({ kid: [header['kid']] })],
    ['with a path for a key id', () => signed({ kid: '../../../../dev/null' }, {}, foreign)],
    ['with SQL for a key id', () => signed({ kid: `x' UNION SELECT '${header['kid']}` }, {}, foreign)],
    ['with the name of what every object has for a key id', () => signed({ kid: '__proto__' }, {}, foreign)],
    [
      'that brings its own key (jwk)',
      async () => signed({ jwk: await exportJWK(createPublicKey(foreign)) }, {}, foreign),
    ],
    ['that brings our own key (jwk)', async () => signed({ jwk: await exportJWK(createPublicKey(real)) })],
    ['that says where its key is (jku)', () => signed({ jku: `${stoa.url}/.well-known/jwks.json` })],
    ['that says where its certificate is (x5u)', () => signed({ x5u: 'https://evil.example/x.pem' })],
    ['that brings a certificate (x5c)', () => signed({ x5c: ['MIIB'] })],
    ['with a demand that nobody knows (crit)', () => critical({ crit: ['exp2'], exp2: 1 })],
    ['with an empty demand (crit)', () => critical({ crit: [] })],
    ['with a payload that is not encoded (b64)', () => critical({ crit: ['b64'], b64: false })],
    ['of the type JWT', () => signed({ typ: 'JWT' })],
    ['of no type', () => signed({ typ: undefined })],
    ['of the type in other letters', () => signed({ typ: 'AT+JWT' })],
    ['of another issuer', () => signed({}, { iss: 'https://evil.example' })],
    ['of no issuer', () => signed({}, { iss: undefined })],
    ['for another audience', () => signed({}, { aud: 'another' })],
    ['for no audience', () => signed({}, { aud: undefined })],
    ['that has expired', () => signed({}, { exp: seconds() - 1 })],
    ['that begins later', () => signed({}, { nbf: seconds() + 60 })],
    ['of another session', () => signed({}, { sid: newId() })],
    ['of another person', () => signed({}, { sub: newId() })],
    [
      'with claims that are no object',
      () => new CompactSign(Buffer.from('"text"')).setProtectedHeader(header as never).sign(real),
    ],
    [
      'with claims that are no JSON',
      () => new CompactSign(Buffer.from('{')).setProtectedHeader(header as never).sign(real),
    ],
    ['with another part', () => `${pair.accessToken}.x`],
    ['with padding', () => `${pair.accessToken}==`],
    ['with padding in the middle', () => pair.accessToken.replace('.', '=.')],
    ['in the alphabet of plain base64', () => `${pair.accessToken.slice(0, -1)}+`],
    ['with bits to spare set', () => spare(pair.accessToken)],
    ['for refreshing', () => pair.refreshToken],
    ['of a mail', async () => oneTimeToken(stoa, 'password_reset', String(claims['sub']))],
    ['of a second factor', async () => oneTimeToken(stoa, 'second_factor', String(claims['sub']))],
    ['that is very long', () => 'x'.repeat(8_000)],
  ])('%s is refused', async (_, make) => {
    const token = await make();
    expectRefused(await ask(token));
    expectRefused(await new Actor(stoa.url, token).get('/products?limit=1'));
  });

  it('of another service with the same names is refused, also one that was started a moment ago', async () => {
    const other = await Stoa.start({ JWT_ISSUER: String(claims['iss']) });
    const theirs = await newPair(other);
    expect((await new Actor(other.url, theirs.accessToken).get('/users/me')).status).toBe(200);
    expectRefused(await ask(theirs.accessToken));
    expectRefused(await new Actor(other.url, pair.accessToken).get('/users/me'));
    await other.stop();
  });
});

describe('The Authorization header', () => {
  const sent = (lines: readonly string[]) =>
    exchange(
      stoa.url,
      ['GET /api/v1/users/me HTTP/1.1', 'Host: localhost', 'Connection: close', ...lines, '', ''].join(
        '\r\n',
      ),
    );

  it('may name the scheme in any letters (RFC 9110), which makes no bad token good', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER'])
      expect((await sent([`Authorization: ${scheme} ${pair.accessToken}`])).status).toBe(200);
    expect((await sent([`authorization: bearer ${await signed({}, {}, foreign)}`])).status).toBe(401);
  });

  it.each<[string, (good: string) => string[]]>([
    ['comes twice', (good) => [`Authorization: Bearer ${good}`, `Authorization: Bearer ${good}`]],
    [
      'comes twice, the second of which is bad',
      (good) => [`Authorization: Bearer ${good}`, 'Authorization: Bearer x'],
    ],
    [
      'comes twice, the first of which is bad',
      (good) => ['Authorization: Bearer x', `Authorization: Bearer ${good}`],
    ],
    [
      'comes twice, the first of another scheme',
      (good) => ['Authorization: Basic eDp5', `Authorization: Bearer ${good}`],
    ],
    ['has two tokens', (good) => [`Authorization: Bearer ${good} ${good}`]],
    ['has two in a list', (good) => [`Authorization: Bearer ${good}, Bearer ${good}`]],
    [
      'has white space inside of the token',
      (good) => [`Authorization: Bearer ${good.slice(0, 50)} ${good.slice(50)}`],
    ],
    ['has a tab for a space', (good) => [`Authorization: Bearer\t${good}`]],
    ['has quotes', (good) => [`Authorization: Bearer "${good}"`]],
    ['has no scheme', (good) => [`Authorization: ${good}`]],
    ['has another scheme', (good) => [`Authorization: Token ${good}`]],
    ['has the scheme only', () => ['Authorization: Bearer']],
    ['is empty', () => ['Authorization:']],
  ])('is refused when it %s', async (_, make) => {
    const { status, headers, body } = await sent(make(pair.accessToken));
    expect([status, body.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="stoa", error="invalid_token"');
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it('is the only place of a token', async () => {
    for (const path of [`?access_token=${pair.accessToken}`, `?token=${pair.accessToken}`])
      expectProblem(await stoa.nobody.get(`/users/me${path}`), 401, 'UNAUTHENTICATED');
    const headers = { cookie: `access_token=${pair.accessToken}`, 'x-access-token': pair.accessToken };
    expectProblem(await stoa.nobody.get('/users/me', headers), 401, 'UNAUTHENTICATED');
  });
});

/** A header that no library would sign for us, signed by our key. */
function critical(changed: object): string {
  const input = `${encode({ ...header, ...changed })}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(input), { key: real, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

/** Another spelling of the same bytes: the last character carries two bits, and four that mean nothing. */
function spare(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1)!) + 1]!;
}
