import type { GoogleConfig } from '../../config/config.js';
import type { GooglePerson } from './google-person.js';
import { ProviderFailure } from './provider-failure.js';

/** What the provider answered for one sign-in. */
export interface ProviderAnswer {
  readonly idToken: string | null;
  readonly userinfo: Readonly<Record<string, unknown>>;
}

/** What the answer is held against. */
export interface Expected {
  readonly google: Pick<GoogleConfig, 'clientId' | 'authorizationUrl'>;
  readonly nonce: string;
  readonly now: Date;
  readonly isAddress: (text: string) => boolean;
}

type Claims = Readonly<Record<string, unknown>>;

const googleIssuer = 'https://accounts.google.com';
/** The provider's clock and ours may differ by that much. */
const skewSeconds = 60;
const longestName = 100;
/** Printable ASCII: what can be stored, compared and logged as it is. */
const plain = /^[!-~]{1,255}$/;

/**
 * The person in the provider's answer. The signature of the ID token is not looked at: it came over TLS from the token
 * endpoint itself, which is as good (OpenID Connect Core 3.1.3.7); everything that it says is.
 *
 * @throws ProviderFailure the answer contradicts itself, is too old, or is meant for somebody else
 */
export function personIn({ idToken, userinfo }: ProviderAnswer, expected: Expected): GooglePerson {
  const subject = plainText(userinfo['sub'], 'sub');
  const claims = idToken === null ? null : checked(claimsOf(idToken), expected, subject);
  const { email, email_verified: isVerified, name } = userinfo;
  const address = typeof email === 'string' && expected.isAddress(email) ? email.trim() : null;
  return {
    issuer: issuerOf(claims, expected.google.authorizationUrl),
    subject,
    email: address,
    isEmailVerified: address !== null && isVerified === true,
    name: typeof name === 'string' ? cleanName(name) : null,
  };
}

function checked(claims: Claims, { google, nonce, now }: Expected, subject: string): Claims {
  const { aud, azp, exp } = claims;
  const seconds = now.getTime() / 1000;
  const faults = {
    aud: ![aud].flat().includes(google.clientId),
    azp: azp !== undefined && azp !== google.clientId,
    exp: typeof exp !== 'number' || exp + skewSeconds <= seconds,
    nonce: claims['nonce'] !== nonce,
    sub: claims['sub'] !== subject,
  };
  const wrong = Object.entries(faults).find(([, isWrong]) => isWrong)?.[0];
  if (wrong !== undefined) throw unbelievable(`"${wrong}" of the ID token is wrong`);
  return claims;
}

/** Google calls itself by two names. At Google's own address nobody else is believed. */
function issuerOf(claims: Claims | null, authorizationUrl: string): string {
  const { origin } = new URL(authorizationUrl);
  if (claims === null) return origin;
  const said = plainText(claims['iss'], 'iss');
  const issuer = said === 'accounts.google.com' ? googleIssuer : said;
  if (origin === googleIssuer && issuer !== googleIssuer) throw unbelievable('"iss" is not Google');
  return issuer;
}

function claimsOf(idToken: string): Claims {
  try {
    const text = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString();
    const claims: unknown = JSON.parse(text);
    if (typeof claims === 'object' && claims !== null) return claims as Claims;
  } catch {
    // told below
  }
  throw unbelievable('the ID token cannot be read');
}

function plainText(value: unknown, name: string): string {
  if (typeof value === 'string' && plain.test(value)) return value;
  throw unbelievable(`"${name}" is missing or no plain text`);
}

/** One line without controls, halves of surrogate pairs, and what is invisible or changes the direction. */
function cleanName(text: string): string | null {
  const clean = text
    .slice(0, 10 * longestName)
    .normalize('NFC')
    .replaceAll(/[\p{Z}\s]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .trim();
  const short = [...clean].slice(0, longestName).join('').trim();
  return short === '' ? null : short;
}

function unbelievable(what: string): ProviderFailure {
  return new ProviderFailure('server_error', `the provider is not believed: ${what}`);
}
