import { stoaErrorOf } from './stoa-error.js';
import type { FreshToken, Tokens } from './generated/schemas.js';
import type { Session, SessionStore } from './session-store.js';

type Listener = (session: Session | null) => void;

/** An access token is renewed that much before its end, in milliseconds: clocks differ, and requests take a while. */
const margin = 10_000;

/** The renewals that are under way, for all clients that share a store. */
const renewals = new WeakMap<SessionStore, Promise<Session | null>>();

/** Where a session is renewed, and by what. */
interface Way {
  readonly url: string;
  readonly timeout: number;
  readonly ask: typeof globalThis.fetch;
}

/**
 * Keeps whoever is signed in signed in. What `login` and the other ways in answer is remembered; an access token that is
 * about to end is renewed before it is used, and one that was refused once after. However many requests need that at the
 * same time, it is done once: a refresh token works once, and one that is used again later looks stolen.
 */
export class SessionKeeper {
  readonly #store: SessionStore;
  readonly #way: Way;
  readonly #listeners = new Set<Listener>();

  /** @internal */
  constructor(store: SessionStore, way: Way) {
    this.#store = store;
    this.#way = way;
    store.watch?.(() => this.#tell());
  }

  /** The session, or null when nobody is signed in. */
  get current(): Session | null {
    return this.#store.get();
  }

  /** Goes on with a session that was kept elsewhere; null forgets it, without a word to the service. */
  set(session: Session | null): void {
    this.#store.set(session);
    this.#tell();
  }

  /** Calls it whenever somebody signs in, a session is renewed, or it ends (null), here or in another tab. Gives what stops that. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Trades the refresh token for the next pair; null when the session has ended. Throws when the service cannot be
   * reached: then the session is what it was.
   */
  renew(): Promise<Session | null> {
    const known = renewals.get(this.#store);
    if (known !== undefined) return known;
    const renewal = this.#oneTabAtATime().finally(() => renewals.delete(this.#store));
    renewals.set(this.#store, renewal);
    return renewal;
  }

  /** @internal A session whose access token is good for a while. One that cannot be renewed just now is used to its end. */
  async fresh(): Promise<Session | null> {
    const session = this.current;
    if (session === null || session.expiresAt - Date.now() > margin) return session;
    return this.renew().catch((error: unknown) => {
      if (session.expiresAt > Date.now()) return session;
      throw error;
    });
  }

  /** @internal The session after its access token was refused. Somebody else may have renewed it meanwhile. */
  async after(refused: Session): Promise<Session | null> {
    const session = this.current;
    return session?.accessToken === refused.accessToken ? this.renew() : session;
  }

  /** @internal Somebody came in. */
  begin({ accessToken, expiresIn, refreshToken, deviceProof }: Tokens): void {
    this.set({ accessToken, expiresAt: Date.now() + expiresIn * 1000, refreshToken, deviceProof });
  }

  /** @internal Presence was proved: the same session, another access token. */
  goOn({ accessToken, expiresIn }: FreshToken): void {
    const session = this.current;
    if (session !== null) this.set({ ...session, accessToken, expiresAt: Date.now() + expiresIn * 1000 });
  }

  #tell(): void {
    const session = this.current;
    for (const listener of this.#listeners) listener(session);
  }

  async #oneTabAtATime(): Promise<Session | null> {
    const { lock } = this.#store;
    const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
    if (lock === undefined || locks === undefined) return this.#trade();
    const before = this.current?.refreshToken;
    return locks.request(`stoa ${this.#way.url} ${lock}`, () => {
      const session = this.current;
      return session?.refreshToken === before ? this.#trade() : session;
    });
  }

  async #trade(): Promise<Session | null> {
    const session = this.current;
    if (session === null) return null;
    const target = `${this.#way.url}/api/v1/auth/refresh`;
    const response = await this.#way.ask(target, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken: session.refreshToken }),
      ...(this.#way.timeout > 0 ? { signal: AbortSignal.timeout(this.#way.timeout) } : {}),
    });
    const body: unknown = await response.json().catch(() => null);
    // somebody signed out, or in anew, while the answer was on its way
    if (this.current?.refreshToken !== session.refreshToken) return this.current;
    if (response.ok && isTokens(body)) this.begin(body);
    else {
      const error = stoaErrorOf(response.status, body, target);
      if (!isEnd(error)) throw error;
      this.set(null);
    }
    return this.current;
  }
}

function isTokens(body: unknown): body is Tokens {
  const { accessToken, refreshToken } = (body ?? {}) as Partial<Tokens>;
  return typeof accessToken === 'string' && typeof refreshToken === 'string';
}

/** Only the service itself ends a session; a 401 of a proxy on the way is none of its words. */
function isEnd({ status, problem }: { status: number; problem: unknown }): boolean {
  return problem !== null && (status === 400 || status === 401);
}
