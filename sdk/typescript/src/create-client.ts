import { emptyBodies, withMembers } from './bodies.js';
import { eventStream, type EventStream } from './event-stream.js';
import { keysForRetries, retryPolicy } from './retrying.js';
import type { Ops } from './generated/ops.js';
import { createClient as createRuntimeClient } from './generated/runtime/factory.js';
import type { Client, ClientConfig, OperationDescriptor } from './generated/runtime/types.js';
import { memoryStore, type SessionStore } from './session-store.js';
import { SessionKeeper } from './session-keeper.js';
import { signedIn } from './signed-in.js';
import { toStoaError } from './stoa-error.js';

/** Where the service is, and how to speak with it. */
export interface StoaOptions {
  /** Where the service is: `https://shop.example.com`. In a browser the origin of the page, unless told. */
  readonly url?: string;
  /** A key of `createApiKey`, for programs; people sign in by `login`. */
  readonly apiKey?: string;
  /** Where the session of whoever signs in is kept; in memory, unless told. */
  readonly session?: SessionStore;
  /** How often a request is sent again that failed on its way or for a while, when that is safe. 2, unless told. */
  readonly retries?: number;
  /** Seconds: whoever is told by `Retry-After` to wait longer is told the error instead. 60, unless told. */
  readonly longestWait?: number;
  /** Milliseconds that one attempt may take, 0 for any time. 30,000, unless told. */
  readonly timeout?: number;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Speaks HTTP in place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

type Operations = Readonly<Record<string, OperationDescriptor>>;

/** The client of some operations: a method for each, and the session of whoever is signed in. */
export type ClientOf<Some extends Operations> = Omit<
  Pick<Client<Ops>, Extract<keyof Some, keyof Ops>>,
  'getEventStream'
> &
  ('getEventStream' extends keyof Some ? { readonly getEventStream: EventStream } : unknown) & {
    /** Who is signed in, and how that ends. */
    readonly session: SessionKeeper;
  };

/**
 * A client of the named operations alone: `createClient({ listProducts, createOrder }, { url })`, with operations from
 * `@stoa/sdk/operations`. Bundlers leave out all others.
 */
export function createClient<const Some extends Operations>(
  operations: Some,
  options: StoaOptions = {},
): ClientOf<Some> {
  const { url, timeout, ask } = wayOf(options);
  const session = new SessionKeeper(options.session ?? memoryStore(), { url, timeout, ask });
  const { apiKey, headers, retries = 2, longestWait = 60 } = options;
  const person = signedIn(session, ask);
  const config: ClientConfig = {
    serverUrl: url,
    argsStyle: 'flat',
    clientHeader: false,
    timeout,
    retry: retryPolicy(retries, longestWait),
    fetch: apiKey === undefined ? person.fetch : ask,
    middleware: [
      emptyBodies(operations),
      keysForRetries(operations),
      person.middleware,
      { onError: toStoaError },
    ],
    ...(headers === undefined ? {} : { headers: { ...headers } }),
    ...(apiKey === undefined ? {} : { auth: { bearer: apiKey } }),
  };
  const made = createRuntimeClient<Ops>(operations, config);
  const methods = Object.keys(operations).map((name) => [
    name,
    withMembers(operations[name], (made as unknown as Record<string, unknown>)[name]),
  ]);
  const streams = 'getEventStream' in made ? { getEventStream: eventStream(made.getEventStream) } : {};
  return { ...(Object.fromEntries(methods) as object), ...streams, session } as unknown as ClientOf<Some>;
}

function wayOf({ url = '', timeout = 30_000, fetch }: StoaOptions) {
  if (url === '' && fetch === undefined && typeof location === 'undefined')
    throw new TypeError('Say where the service is: createStoa({ url: "https://..." })');
  const send: typeof globalThis.fetch = fetch ?? ((...request) => globalThis.fetch(...request));
  const ask: typeof globalThis.fetch = (target, init) => send(target, following(init));
  return { url: url.replace(/\/+$/, ''), timeout, ask };
}

/** What is sent goes to the service alone: a redirect would hand passwords and tokens on to wherever it leads. */
function following(init: RequestInit = {}): RequestInit {
  const reads = ['GET', 'HEAD'].includes(init.method ?? 'GET');
  return reads || init.redirect !== undefined ? init : { ...init, redirect: 'error' };
}
