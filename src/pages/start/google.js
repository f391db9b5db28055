import { ask } from '../browser/asking.js';
import { once, say } from '../browser/forms.js';
import { keep, recall } from '../browser/store.js';
import { arrive, reasonOf } from './arriving.js';
import { api, find, returnTo } from './views.js';

const keptVerifier = 'stoa.codeVerifier';

/** Only words of our own: what stands in an address may come from anybody. */
const refusals = {
  access_denied: 'You were not signed in: at Google you did not agree.',
  temporarily_unavailable: 'Google is not available just now. Try again in a minute.',
};

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/**
 * Goes to Google. What comes back in the address is a code that works once and together with the verifier, which never
 * leaves this tab: who reads the address, or sends somebody here with a code of their own, gets nowhere (RFC 7636).
 */
async function goToGoogle() {
  const { origin } = new URL(returnTo);
  if (origin !== location.origin || !isSecureContext)
    return say(`Google leads people back to ${returnTo}. Open this page there and try again.`, true);
  const codeVerifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  keep('sessionStorage', keptVerifier, codeVerifier);
  const query = new URLSearchParams({ returnTo, codeChallenge: base64url(digest) });
  return location.assign(`${api}/auth/google?${query}`);
}

/** What Google's answer left in the address, taken out of it at once: no history and no copied link keeps it. */
export function takeReturn() {
  const query = new URLSearchParams(location.search);
  if (query.has('code') || query.has('error')) history.replaceState(null, '', location.pathname);
  return { code: query.get('code'), error: query.get('error') };
}

/** Trades the code for a session. Gives null when it worked or goes on, otherwise why it did not. */
export async function redeem(code) {
  const codeVerifier = recall('sessionStorage', keptVerifier);
  keep('sessionStorage', keptVerifier, null);
  if (codeVerifier === null)
    return 'This sign-in did not begin in this tab. Press “Sign in with Google” once more.';
  const problem = await arrive(await ask('POST', `${api}/auth/token`, { body: { code, codeVerifier } }));
  return problem === null ? null : `Google could not sign you in. ${reasonOf(problem)}`;
}

/** Why nobody was signed in. */
export const refusalOf = (error) =>
  Object.hasOwn(refusals, error) ? refusals[error] : 'Google could not sign you in. Try again.';

const googleButton = find('google');
googleButton?.addEventListener('click', () => once(googleButton, goToGoogle));
