import { createClient, StoaError } from '@stoa/sdk';
import { challengeMfa, getMe, login, logout } from '@stoa/sdk/operations';
import { home } from '../../console/home.js';
import { deviceProof, tabStore } from '../../session/tab-store.js';

const store = tabStore();
const stoa = createClient({ challengeMfa, getMe, login, logout }, { url: home, session: store });

// a copy of this tab shows the same session: it ends here when it ends there
store.onEndElsewhere(() => stoa.session.set(null));

/** Calls it when the session of this tab begins, is renewed or ends. */
export const onSession = (listener: () => void): (() => void) => stoa.session.onChange(listener);

/** An access token that is good for a while, or null when nobody is signed in. */
export async function accessToken(): Promise<string | null> {
  const { current } = stoa.session;
  if (current === null) return null;
  if (current.expiresAt - Date.now() > 10_000) return current.accessToken;
  return (await stoa.session.renew())?.accessToken ?? null;
}

/** Who the session belongs to, and what they may do. */
export async function member(): Promise<{ email: string; permissions: readonly string[] } | null> {
  if (stoa.session.current === null) return null;
  const { email, permissions } = await stoa.getMe();
  return { email, permissions };
}

/** Signs in. Gives what the second proof needs, when the account asks for one. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const proof = deviceProof();
  try {
    await stoa.login({ email, password, ...(proof === undefined ? {} : { deviceProof: proof }) });
    return null;
  } catch (error) {
    if (error instanceof StoaError && error.is('MFA_REQUIRED'))
      return String((error.problem as unknown as { mfaToken: unknown }).mfaToken);
    throw error;
  }
}

/** The second proof: six digits, or a recovery code. */
export async function prove(mfaToken: string, code: string): Promise<void> {
  const bare = code.replaceAll(/\s/g, '');
  await stoa.challengeMfa({ mfaToken, ...(/^\d{6}$/.test(bare) ? { code: bare } : { recoveryCode: bare }) });
}

/** Ends the session; here also when the service cannot be told. */
export async function signOut(): Promise<void> {
  const told = stoa.logout().catch(() => undefined);
  await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 2_500))]);
  stoa.session.set(null);
}

/** What went wrong, in a sentence for people. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof StoaError)) return 'The service did not answer. Try again.';
  return error.is('INVALID_CREDENTIALS') ? 'E-mail or password is wrong.' : error.message;
}
