import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** Whether this process is on its way out. */
@Injectable()
export class Drain {
  private leaving = false;
  private readonly listeners: (() => void)[] = [];

  /** From now on readiness is 503 and every answer closes its connection, while requests are still served. */
  begin(): void {
    this.leaving = true;
    for (const listener of this.listeners) listener();
  }

  /** Calls back when it begins, for what would not end by itself. */
  onBegin(listener: () => void): void {
    this.listeners.push(listener);
  }

  get isDraining(): boolean {
    return this.leaving;
  }
}

/** Tells clients of a draining process to come back on another connection. */
export function useDrain(fastify: FastifyInstance, drain: Drain): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (drain.isDraining) reply.header('connection', 'close');
    done(null, payload);
  });
}
