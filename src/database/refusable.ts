import { AsyncLocalStorage } from 'node:async_hooks';

/** Work that somebody waits for. */
export interface Work {
  /** Whether it has had a connection. */
  hasBegun: boolean;
}

const refusable = new AsyncLocalStorage<Work | null>();

/**
 * Runs `work`, to which a connection may be refused when too many wait for one. Once it has had one it is not refused
 * another: what was begun is better finished.
 */
export function refusably<T>(work: () => T): T {
  return refusable.run({ hasBegun: false }, work);
}

/** Runs `work`, to which no connection is refused. */
export function unrefusably<T>(work: () => T): T {
  return refusable.run(null, work);
}

/** What runs now, if it may be refused a connection at all; what nobody asked for over HTTP never is. */
export function refusableWork(): Work | null {
  return refusable.getStore() ?? null;
}
