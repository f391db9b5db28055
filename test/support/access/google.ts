import { newId } from '../../../src/clock/new-id.js';
import { pkce } from '../google.js';
import type { Stoa } from '../stoa.js';
import { oneTimeToken } from './accounts.js';
import type { Entries } from './scene.js';

/** The variables with which there is sign-in with Google; nobody gets as far as to ask Google. */
export const googleIsOn = { GOOGLE_CLIENT_ID: 'of the tests', GOOGLE_CLIENT_SECRET: 'of the tests' };

/** Sign-in with Google, and what is linked. */
export const googleEntries: Entries = {
  beginGoogleSignIn: () => ({ query: `?codeChallenge=${pkce().challenge}` }),
  finishGoogleSignIn: async ({ stoa }) => {
    const begun = await stoa.nobody.get(`/auth/google?codeChallenge=${pkce().challenge}`);
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const [cookie = ''] = begun.headers.getSetCookie();
    return {
      query: `?state=${state}&error=access_denied`,
      headers: { cookie: cookie.split(';')[0] ?? '' },
      changes: true,
    };
  },
  redeemCode: async ({ stoa }) => {
    const { verifier, challenge } = pkce();
    const facts = { ...personOf(), purpose: 'signin', challenge };
    return {
      body: { code: await oneTimeToken(stoa, 'oauth_hand_off', null, facts), codeVerifier: verifier },
    };
  },
  listIdentities: () => ({}),
  linkGoogle: async ({ stoa, newcomer }) => {
    const person = await newcomer();
    return {
      as: person,
      body: { linkToken: await oneTimeToken(stoa, 'link_proof', person.id, personOf()) },
    };
  },
  unlinkIdentity: async ({ stoa, newcomer }) => {
    const person = await newcomer();
    await link(stoa, person.id);
    return { as: person, params: { provider: 'google' } };
  },
};

function personOf(): Record<string, string> {
  const subject = newId();
  return {
    issuer: 'https://accounts.google.com',
    subject,
    email: `${subject}@example.com`,
    isEmailVerified: 'true',
  };
}

/** Links a Google account to the user, behind the API. */
export async function link(stoa: Stoa, userId: string): Promise<string> {
  const { issuer, subject, email } = personOf();
  await stoa.sql.query(
    `INSERT INTO identities (id, user_id, provider, issuer, subject, email, created_at, last_used_at)
     VALUES ($1, $2, 'google', $3, $4, $5, now(), now())`,
    [newId(), userId, issuer, subject, email],
  );
  return subject ?? '';
}
