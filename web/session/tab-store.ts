import type { Session, SessionStore } from '@stoa/sdk';
import { recall, remember } from './browser-store.js';

// The names under which the start page keeps the same: whoever signs in there is signed in here.
const keptToken = 'stoa.refreshToken';
const keptProof = 'stoa.deviceProof';
const keptSpent = 'stoa.spentTurns';

/** What copies of a tab tell each other: the token that was spent, and the next one; null when the session has ended. */
interface News {
  readonly spent: string;
  readonly next: string | null;
}

/** The session of a tab and of its copies. */
interface TabStore extends SessionStore {
  /** Copies renew the session one at a time. */
  readonly lock: string;
  /** Calls it when a copy of the tab has signed out. */
  onEndElsewhere(listener: () => void): void;
}

/**
 * The session of this tab, shared with the start page: its refresh token lives as long as the tab, its access token in
 * memory alone. A copy of the tab begins with the same refresh token, which works once: who trades it tells the others.
 * Whoever signs out in one is signed out in the others: it was one session.
 */
export function tabStore(): TabStore {
  const copies = new BroadcastChannel('stoa.session');
  let kept = begin();
  let whenEnded = (): void => undefined;
  const watchers = new Set<() => void>();
  copies.onmessage = ({ data: { spent, next } }: MessageEvent<News>) => {
    if (kept?.refreshToken !== spent) return;
    if (next === null) {
      kept = null;
      whenEnded();
      return;
    }
    kept = { ...kept, expiresAt: 0, refreshToken: next };
    remember('sessionStorage', keptToken, next);
  };
  const set = (next: Session | null): void => {
    const spent = kept?.refreshToken;
    kept = next;
    keep(next);
    if (spent === undefined || spent === next?.refreshToken) return;
    for (const watcher of watchers) watcher();
    if (next !== null) noteSpent(spent);
    copies.postMessage({ spent, next: next?.refreshToken ?? null } satisfies News);
  };
  const onEndElsewhere = (listener: () => void): void => void (whenEnded = listener);
  // several clients share it, for an upload one of its own: each hears when the session is another
  const watch = (changed: () => void): void => void watchers.add(changed);
  return { lock: 'tab', get: () => kept, set, watch, onEndElsewhere };
}

function keep(session: Session | null): void {
  remember('sessionStorage', keptToken, session?.refreshToken ?? null);
  if (session !== null && session.deviceProof !== '')
    remember('localStorage', keptProof, session.deviceProof);
}

/** What was kept before the page was loaded; its access token is made at the first request. */
function begin(): Session | null {
  const refreshToken = recall('sessionStorage', keptToken);
  if (refreshToken === null || spentTurns().includes(turnOf(refreshToken))) return null;
  return { accessToken: '', expiresAt: 0, refreshToken, deviceProof: deviceProof() ?? '' };
}

/** Shows at the next sign-in that this device is known. */
export function deviceProof(): string | undefined {
  const proof = recall('localStorage', keptProof);
  return proof !== null && /^[\w-]{1,200}$/.test(proof) ? proof : undefined;
}

const turnOf = (refreshToken: string): string => refreshToken.slice(0, 34);
const spentTurns = (): string[] => (recall('localStorage', keptSpent) ?? '').split(' ');

/** A copy that was not there to be told finds it here: sent once more, its token would look like a stolen one. */
function noteSpent(refreshToken: string): void {
  const spent = [...spentTurns(), turnOf(refreshToken)].slice(-20);
  remember('localStorage', keptSpent, spent.join(' '));
}
