import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FinishedJson, refusesMemory } from '../http/finished-json.js';
import { keptText } from '../http/kept.js';
import { cacheAnswers } from './cache.metrics.js';
import { MemoryTier } from './memory-tier.js';

/** How many addresses are known, and how long one may be; an answer lives for less than a second, so more are of no use. */
const [mostKnown, longestAddress] = [1_000, 500];

/**
 * Which answer an address had, of those that are the same for everybody. As long as that answer may be told again, who
 * asks for the very same address need not be routed, understood and looked up anew.
 */
@Injectable()
export class Echoes {
  private readonly known = new Map<string, string>();

  constructor(private readonly memory: MemoryTier) {}

  /** Remembers that the address was answered with what lies under the key. */
  learn(address: string, key: string): void {
    if (address.length > longestAddress || this.known.get(address) === key) return;
    for (const oldest of this.known.keys()) {
      if (this.known.size < mostKnown) break;
      this.known.delete(oldest);
    }
    this.known.set(keptText(address), key);
  }

  /** What may be told for the address now, from the memory of this process; null: it has to be asked for. */
  find(address: string): FinishedJson | null {
    const key = this.known.get(address);
    const entry = key === undefined ? undefined : this.memory.find(key);
    return key === undefined || entry === undefined
      ? null
      : new FinishedJson(entry.body, entry.etag, entry.meta, key);
  }
}

/**
 * Answers from {@link Echoes}, after every check of the edge and before anything of Nest: register it after those. It takes no place,
 * and no longer than a refusal, so whoever is sent away when there is too much to do is so afterwards.
 */
export function useEchoes(fastify: FastifyInstance, echoes: Echoes): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const found = isSaidByItsAddress(request) ? echoes.find(request.url) : null;
    if (found === null) return done();
    cacheAnswers.inc({ from: 'memory' });
    void reply.send(found);
  });
  fastify.addHook('preSerialization', (request, _reply, payload, done) => {
    if (payload instanceof FinishedJson && isSaidByItsAddress(request))
      echoes.learn(request.url, payload.key);
    done(null, payload);
  });
}

/** Whether nothing but its address decides how it is answered: nobody in particular asks, and sends nothing along. */
function isSaidByItsAddress(request: FastifyRequest): boolean {
  const { method, headers } = request;
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return method === 'GET' && headers.authorization === undefined && !hasBody && !refusesMemory(request);
}
