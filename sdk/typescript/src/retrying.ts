import { newKey } from './new-key.js';
import { defaultRetryOn } from './generated/runtime/retry.js';
import type {
  Middleware,
  OperationDescriptor,
  RequestContext,
  RetryConfig,
} from './generated/runtime/types.js';

const header = 'Idempotency-Key';

/**
 * Gives every call of an operation that takes a key for retries one of its own, unless the caller brought one: sent
 * again after a lost answer, it does its work once.
 */
export function keysForRetries(operations: Readonly<Record<string, OperationDescriptor>>): Middleware {
  const takeKeys = new Set(
    Object.values(operations)
      .filter(({ params = [] }) => params.some(({ name }) => name === header))
      .map(({ id }) => id),
  );
  return {
    onRequest: (request) => {
      if (takeKeys.has(request.operation.id) && !hasKey(request)) request.headers[header] = newKey();
    },
  };
}

/**
 * How requests are sent again: those that read, those that can be repeated, and those with a key, after the service could
 * not be reached or said "later". What it says about when, by `Retry-After`, is kept to, unless it is longer than so many seconds: then the caller is told.
 */
export function retryPolicy(retries: number, longestWait: number): RetryConfig {
  return {
    retries,
    retryDelay: 300,
    retryOn: (context) => {
      const { request, response } = context;
      // it may have been done: asked again, the service would take the change for somebody else's
      if (response === undefined) return !hasHeader(request, 'if-match') && defaultRetryOn(context);
      const wait = secondsUntil(response.headers.get('retry-after'));
      if (wait !== null && wait > longestWait) return false;
      // the first request with this key is still under way
      const isInUse = response.status === 409 && wait !== null && hasKey(request);
      return isInUse || defaultRetryOn(context);
    },
  };
}

/** Seconds, from a number of them or from a date; null when nothing is said. */
export function secondsUntil(retryAfter: string | null): number | null {
  if (retryAfter === null || retryAfter === '') return null;
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? (Date.parse(retryAfter) - Date.now()) / 1000 : seconds;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

const hasKey = (request: RequestContext): boolean => hasHeader(request, header.toLowerCase());

function hasHeader({ headers }: RequestContext, wanted: string): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === wanted);
}
