import type { Readable } from 'node:stream';
import { MalformedRequest } from '../problem/problems.js';

/** A piece of a body. */
export interface Piece {
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

/** The parts of a body in pieces of that size; the last may be shorter. */
export async function* pieces(parts: AsyncIterable<Buffer>, size: number): AsyncGenerator<Piece> {
  let [waiting, length]: [Buffer[], number] = [[], 0];
  for await (const part of parts) {
    waiting.push(part);
    length += part.length;
    if (length <= size) continue;
    let all = Buffer.concat(waiting);
    for (; all.length > size; all = all.subarray(size)) yield { bytes: all.subarray(0, size), isLast: false };
    [waiting, length] = [[all], all.length];
  }
  if (length > 0) yield { bytes: Buffer.concat(waiting), isLast: true };
}

/**
 * A body as it comes. Whoever stops listening leaves the stream whole: the answer goes out on the same connection.
 *
 * @throws MalformedRequest it broke off
 */
export async function* partsOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const part of body.iterator({ destroyOnReturn: false })) yield part as Buffer;
  } catch {
    throw new MalformedRequest('The file broke off before its end.');
  }
}
