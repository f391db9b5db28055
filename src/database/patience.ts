import { setTimeout as delay } from 'node:timers/promises';
import { faultOf, isUnavailable } from './sqlstate.js';

const [patienceMilliseconds, pauseMilliseconds] = [30_000, 250];

/**
 * For what a process does once, while it starts: does it anew while the database cannot serve, for half a minute. It was
 * there a moment ago, when the schema was looked at; and a machine that is busy may take longer to connect than a request
 * would wait. The last failure is the caller's; so is any other at once.
 */
export async function withPatience<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMilliseconds;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const fault = faultOf(error);
      if (fault === null || !isUnavailable(fault) || performance.now() > until) throw error;
      await delay(pauseMilliseconds);
    }
  }
}
