import { recall } from '../../session/browser-store.js';

/** As whom requests are sent. */
export type Who =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'member'; readonly email: string; readonly permissions: readonly string[] }
  | { readonly kind: 'token'; readonly token: string };

let who: Who = { kind: 'nobody' };
const listeners = new Set<() => void>();

/** The session is loaded when there is one, or when somebody signs in: most who read do not. */
const loadSession = () => import('./session.js');

type SessionModule = Awaited<ReturnType<typeof loadSession>>;

/** As whom the next request is sent. */
export const whoIsSignedIn = (): Who => who;

/** Calls it whenever that changes. */
export function onAccount(listener: () => void): void {
  listeners.add(listener);
}

function become(next: Who): void {
  choices += 1;
  who = next;
  for (const listener of listeners) listener();
}

/** Goes on with the session of this tab, if somebody signed in at the start page, in the console or here. */
export async function resume(): Promise<void> {
  if (recall('sessionStorage', 'stoa.refreshToken') === null) return;
  await tell().catch(() => undefined);
}

let isFollowing = false;
/** Grows with each choice of somebody: what was asked for before it counts no more. */
let choices = 0;

async function tell(): Promise<void> {
  const session = await loadSession();
  if (!isFollowing) {
    isFollowing = true;
    session.onSession(() => void refresh(session));
  }
  await refresh(session);
}

async function refresh(session: SessionModule): Promise<void> {
  if (who.kind === 'token') return;
  const choice = choices;
  const token = await session.accessToken();
  if (choice !== choices) return;
  if (token === null) {
    become({ kind: 'nobody' });
    return;
  }
  if (who.kind === 'member') return;
  const member = await session.member();
  if (choice !== choices) return;
  become(member === null ? { kind: 'nobody' } : { kind: 'member', ...member });
}

/** Signs in for this tab. Gives what the second proof needs, when the account asks for one. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const session = await loadSession();
  const challenge = await session.signIn(email, password);
  if (challenge === null) await entered();
  return challenge;
}

/** The second proof of signing in. */
export async function prove(mfaToken: string, code: string): Promise<void> {
  await (await loadSession()).prove(mfaToken, code);
  await entered();
}

async function entered(): Promise<void> {
  become({ kind: 'nobody' });
  await tell();
}

/** Sends this with each request, and keeps it nowhere. */
export function useToken(token: string): void {
  become({ kind: 'token', token });
}

/** Requests go out as nobody again. */
export async function signOut(): Promise<void> {
  const { kind } = who;
  become({ kind: 'nobody' });
  if (kind === 'member') await (await loadSession()).signOut();
}

/** What goes into `Authorization`, or null. */
export async function bearer(): Promise<string | null> {
  if (who.kind === 'token') return who.token;
  return who.kind === 'member' ? (await loadSession()).accessToken() : null;
}

/** The demo accounts, where the service tells their password; else none. */
export function demoAccounts(): readonly { readonly email: string; readonly password: string }[] {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="stoa-demo"]');
  const password = meta?.dataset.password ?? '';
  return (meta?.content ?? '')
    .split(' ')
    .filter((email) => email !== '')
    .map((email) => ({ email, password }));
}

/** What went wrong while signing in, in a sentence. */
export async function sentenceOf(error: unknown): Promise<string> {
  return (await loadSession()).sentenceOf(error);
}
