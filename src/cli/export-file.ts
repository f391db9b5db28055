import { randomUUID } from 'node:crypto';
import { createWriteStream, lstatSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CannotDo } from './command.js';

/**
 * Writes to the file, which is there whole or as it was before, or without one to standard output. What is there and no
 * plain file, a device or a link, is written through and stays what it is.
 */
export async function writeOut(body: Readable, out: string | undefined): Promise<void> {
  if (out === undefined) return pipeline(body, process.stdout, { end: false });
  const there = lstatSync(out, { throwIfNoEntry: false });
  const isPlain = there === undefined || there.isFile();
  const target = isPlain ? `${out}.${randomUUID()}.part` : out;
  try {
    await pipeline(body, createWriteStream(target, { flags: isPlain ? 'wx' : 'w' }));
    if (isPlain) await rename(target, out);
  } catch (error) {
    if (isPlain) await rm(target, { force: true });
    const { path, syscall, message } = error as NodeJS.ErrnoException;
    if (path !== target && syscall !== 'write') throw error;
    throw new CannotDo(`${out} cannot be written: ${message}`);
  }
  process.stderr.write(`${basename(out)} is written.\n`);
}
