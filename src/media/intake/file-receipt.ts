import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MalformedRequest, PayloadTooLarge } from '../../http/problem/problems.js';

/** The largest image file, in bytes. */
export const mostImageBytes = 10 * 1024 * 1024;

/** A file that has come whole. */
export interface Received {
  /** SHA-256 of its bytes. */
  readonly digest: string;
}

/**
 * Writes a file to `path` while it comes.
 *
 * @throws PayloadTooLarge
 * @throws MalformedRequest it breaks off
 */
export async function writeFile(source: Readable, path: string): Promise<Received> {
  const hash = createHash('sha256');
  const counted = async function* (): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of partsOf(source)) {
      size += chunk.length;
      if (size > mostImageBytes) throw new PayloadTooLarge(`An image has ${mostImageBytes} bytes at most.`);
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(counted, createWriteStream(path, { flags: 'wx' }));
  return { digest: hash.digest('base64url') };
}

export const brokenOff = (): MalformedRequest => new MalformedRequest('The file broke off before its end.');

async function* partsOf(source: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const part of source.iterator({ destroyOnReturn: false })) yield part as Buffer;
  } catch {
    throw brokenOff();
  }
}
