import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Problem } from '../problem/problem.js';
import { MalformedRequest, UriTooLong } from '../problem/problems.js';

/** The most characters between two slashes; ids and slugs are far shorter. */
const longestSegment = 256;

/**
 * The address to route by. The router answers what it cannot read by itself, past every hook; so it is not shown
 * such an address, and {@link useAddressChecks} refuses it like any other request.
 */
export function routableAddress({ url = '/' }: IncomingMessage): string {
  const address = url.startsWith('/') ? url : url.replace(/^[a-z]+:\/\/[^/?]*/i, '');
  return faultOfAddress(address) === null ? address : '/';
}

/** Refuses addresses that are not UTF-8, hide control characters in escapes, or are too long in one part. */
export function useAddressChecks(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ url, originalUrl }, _reply, done) => {
    done(url === originalUrl ? undefined : (faultOfAddress(originalUrl) ?? undefined));
  });
}

/** What is wrong with the path and query of a request, or null. */
export function faultOfAddress(url: string): Problem | null {
  if (!isReadable(url)) return new MalformedRequest('The address must be UTF-8 text in percent escapes.');
  const path = url.split('?', 1)[0] ?? '';
  const isShort = path.length <= longestSegment || path.split('/').every(isShortSegment);
  return isShort ? null : new UriTooLong('A part of the address is too long.');
}

function isShortSegment(segment: string): boolean {
  return segment.length <= longestSegment;
}

function isReadable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(url));
  } catch {
    return false;
  }
}
