import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that seals the signing keys when none is configured: made once, kept in the data directory, readable
 * by its owner only. Two processes that start together agree on one.
 */
export async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'key-encryption-secret');
  const known = await readFile(path, 'utf8').catch(() => '');
  if (known.length >= 32) return known;
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  if (known !== '') await rm(path);
  await link(draft, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}
