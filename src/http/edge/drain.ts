import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

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

/** How often a closing server looks for connections over which nothing has come. */
const sweepMilliseconds = 500;

/**
 * Cuts connections that a client has opened and never used, as browsers do to be ready, when the server closes: to
 * Node they are not idle, and would be waited for until the end. And closes those once more that are idle: one whose answer
 * was just ending when Node looked at it is kept open for the next request.
 */
export function useUnusedConnections(fastify: FastifyInstance): void {
  const sockets = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  fastify.addHook('preClose', (done) => {
    const timer = setInterval(() => {
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      fastify.server.closeIdleConnections();
      if (sockets.size === 0) clearInterval(timer);
    }, sweepMilliseconds).unref();
    done();
  });
}
