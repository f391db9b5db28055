import type { Middleware, RequestContext } from './generated/runtime/types.js';
import type { FreshToken, Tokens } from './generated/schemas.js';
import type { Session } from './session-store.js';
import type { SessionKeeper } from './session-keeper.js';

type Fetch = typeof globalThis.fetch;

/** Operations that need no session, because their answer is one. */
const entrances = new Set(['login', 'refresh', 'redeemCode', 'challengeMfa']);

/**
 * Puts the access token of the session on requests, and takes over the sessions that come with answers. Requests that
 * bring an `Authorization` of their own are let be.
 */
export function signedIn(session: SessionKeeper, ask: Fetch): { middleware: Middleware; fetch: Fetch } {
  // the headers of the requests that go out in the name of the session: the object itself, on its way to `fetch`
  const mine = new WeakSet<object>();
  const middleware: Middleware = {
    onRequest: ({ operation, headers }) => {
      if (!entrances.has(operation.id) && !isGiven(headers)) mine.add(headers);
    },
    onResponse: async (response, { operation, headers }) => {
      if (!response.ok) return;
      if (entrances.has(operation.id)) session.begin((await response.clone().json()) as Tokens);
      if (!mine.has(headers)) return;
      if (operation.id === 'reauthenticate') session.goOn((await response.clone().json()) as FreshToken);
      if (operation.id === 'logout') session.set(null);
    },
  };
  const fetch: Fetch = async (target, init = {}) => {
    if (!mine.has(init.headers ?? {})) return ask(target, init);
    const current = await unlessAborted(session.fresh(), init.signal);
    if (current === null) return ask(target, init);
    const response = await ask(target, inTheNameOf(current, init));
    if (isOnce(init.body) || !(await saysUnauthenticated(response))) return response;
    const next = await unlessAborted(session.after(current), init.signal);
    if (next === null) return response;
    await response.body?.cancel();
    return ask(target, inTheNameOf(next, init));
  };
  return { middleware, fetch };
}

function isGiven(headers: RequestContext['headers']): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
}

function inTheNameOf({ accessToken }: Session, init: RequestInit): RequestInit {
  return { ...init, headers: { ...(init.headers as object), Authorization: `Bearer ${accessToken}` } };
}

async function saysUnauthenticated(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return (body as { code?: string } | null)?.code === 'UNAUTHENTICATED';
}

/** Whether a body can be sent only once. */
function isOnce(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** Waits for what others wait for, too: whoever does not want to wait any longer leaves, and it goes on. */
async function unlessAborted<Value>(work: Promise<Value>, signal?: AbortSignal | null): Promise<Value> {
  if (signal === null || signal === undefined) return work;
  signal.throwIfAborted();
  const left = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: left.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    left.abort();
  }
}
