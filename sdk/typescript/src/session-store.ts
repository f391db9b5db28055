/** What is kept of a session. */
export interface Session {
  readonly accessToken: string;
  /** When the access token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Trades for the next pair, once. */
  readonly refreshToken: string;
  /** Shows at the next sign-in that this device is known. */
  readonly deviceProof: string;
}

/** Where a session is kept. */
export interface SessionStore {
  /** The session that is kept, as it is now: another tab may have changed it. */
  get(): Session | null;
  set(session: Session | null): void;
  /** For stores that several tabs share: those that name the same lock renew their session one at a time. */
  readonly lock?: string;
  /** For stores that several tabs share: calls it when another tab has changed what is kept. */
  watch?(changed: () => void): void;
}

/** What a store of the browser can do: `localStorage`, `sessionStorage`. */
export interface WebStorage {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

/** Kept as long as the client is. */
export function memoryStore(session: Session | null = null): SessionStore {
  let kept = session;
  return {
    get: () => kept,
    set: (next) => {
      kept = next;
    },
  };
}

/**
 * Kept by a browser under that name: `webStore(sessionStorage)` lives as long as the tab, `webStore(localStorage)` is
 * shared by all tabs of the page. A browser that refuses to keep anything is like {@link memoryStore}.
 */
export function webStore(storage: WebStorage, name = 'stoa.session'): SessionStore {
  let unkept: Session | null = null;
  return {
    lock: name,
    get: () => unkept ?? sessionOf(storage.getItem(name)),
    set: (session) => {
      unkept = null;
      try {
        if (session === null) storage.removeItem(name);
        else storage.setItem(name, JSON.stringify(session));
      } catch {
        // what is kept no longer may be spent: nobody else is to go on with it
        forget(storage, name);
        unkept = session;
      }
    },
    watch: (changed) => {
      if (typeof globalThis.addEventListener !== 'function') return;
      globalThis.addEventListener('storage', (event) => {
        const { key, storageArea } = event as { key?: string | null; storageArea?: unknown };
        if (storageArea === storage && (key === name || key === null)) changed();
      });
    },
  };
}

function forget(storage: WebStorage, name: string): void {
  try {
    storage.removeItem(name);
  } catch {
    // a store that keeps nothing has nothing to forget
  }
}

/** What somebody else wrote under the name, or half of it, is no session. */
function sessionOf(text: string | null): Session | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Session> | null;
    const isWhole = typeof kept?.accessToken === 'string' && typeof kept.refreshToken === 'string';
    return isWhole && typeof kept.expiresAt === 'number' ? (kept as Session) : null;
  } catch {
    return null;
  }
}
