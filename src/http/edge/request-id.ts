import type { IncomingMessage } from 'node:http';
import { newId } from '../../clock/new-id.js';

/** The caller's `X-Request-Id` when it is well-formed, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(given) ? given : newId();
}
