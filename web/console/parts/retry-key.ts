import { newKey } from '@stoa/sdk';
import { useState } from 'react';

/** Names pieces of work for the service, so that each is done once. */
export interface RetryKeys {
  /** The key of that work: the same for the same work, until it is done. */
  readonly of: (work: unknown) => string;
  /** The work was done; the same again is new work. */
  readonly done: () => void;
}

/** Keys for what is sent again by hand after an answer was lost. */
export function useRetryKeys(): RetryKeys {
  return useState(retryKeys)[0];
}

/** Sends a wish under a key for retries. */
export type Once = <Result>(
  wish: unknown,
  send: (key: { 'Idempotency-Key': string }) => Promise<Result>,
) => Promise<Result>;

/** The same for one piece of work at a time, which ends with its answer. */
export function useOnce(): Once {
  const keys = useRetryKeys();
  return async (wish, send) => {
    const result = await send({ 'Idempotency-Key': keys.of(wish) });
    keys.done();
    return result;
  };
}

function retryKeys(): RetryKeys {
  let last = { text: '', key: '' };
  return {
    of: (work) => {
      const text = JSON.stringify(work);
      if (text !== last.text) last = { text, key: newKey() };
      return last.key;
    },
    done: () => {
      last = { text: '', key: '' };
    },
  };
}
