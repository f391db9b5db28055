import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { Drain } from '../http/edge/drain.js';

/** One probe interval of a balancer and a half, so that it has seen "not ready" before we stop listening (R34). */
const drainMilliseconds = 1_500;
/** A terminal's Ctrl-C reaches us twice, from the terminal and from npm; a person's second one comes later. */
const echoMilliseconds = 1_000;
const lastMilliseconds = 30_000;

/** What has to be ended, in this order. */
export interface Ending {
  readonly app: NestFastifyApplication;
  /** After the application is closed: the database that was started for it. */
  readonly afterwards: () => Promise<void>;
}

/**
 * Leaves on SIGTERM or SIGINT without losing a request: not ready, still serving, then closed. Ctrl-C does not wait
 * for a balancer. A second signal, or 30 seconds, end it at once.
 */
export function leaveOnSignals({ app, afterwards }: Ending): void {
  let since: number | null = null;
  const leave = async (signal: NodeJS.Signals): Promise<void> => {
    if (since !== null && performance.now() - since < echoMilliseconds) return;
    if (since !== null) process.exit(1);
    since = performance.now();
    setTimeout(() => process.exit(1), lastMilliseconds).unref();
    app.get(Drain).begin();
    if (signal === 'SIGTERM') await delay(drainMilliseconds);
    // what is done in the background ends afterwards, however long it takes
    app.getHttpServer().close();
    try {
      await app.close();
    } finally {
      await afterwards();
    }
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void leave(signal));
  process.on('SIGINT', (signal) => void leave(signal));
}
