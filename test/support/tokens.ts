import { expect } from '@jest/globals';
import { Actor } from './actor.js';
import { password } from './given.js';
import type { Stoa } from './stoa.js';

/** A session as a client holds it. */
export interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A new account's first pair of tokens. */
export async function newPair(stoa: Stoa): Promise<Pair> {
  const { id } = await stoa.given.viewer();
  return (await stoa.nobody.post('/auth/login', { email: `${id}@example.com`, password })).body;
}

/** The next pair, from whichever instance. */
export async function refreshed(stoa: Stoa, { refreshToken }: Pair): Promise<Pair> {
  const { status, body } = await stoa.nobody.post('/auth/refresh', { refreshToken });
  expect(status).toBe(200);
  return body;
}

/** What an instance answers to the token. */
export async function statusOf(stoa: Stoa, { accessToken }: Pair): Promise<number> {
  return (await new Actor(stoa.url, accessToken).get('/users/me')).status;
}

/** The key that an access token names. */
export function kidOf({ accessToken }: Pair): string {
  return JSON.parse(Buffer.from(accessToken.split('.')[0] ?? '', 'base64url').toString()).kid;
}

/** The keys that an instance publishes, that which signs first. */
export async function publishedBy(stoa: Stoa): Promise<string[]> {
  const { body } = await stoa.nobody.get('//.well-known/jwks.json');
  return body.keys.map(({ kid }: { kid: string }) => kid);
}
