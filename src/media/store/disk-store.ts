import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { Unavailable } from '../../http/problem/problems.js';
import { MediaStore, type ByteRange, type StoredFile } from './media-store.js';

/** Files in a folder of this machine, or of one that all processes have in common. */
export class DiskStore extends MediaStore {
  constructor(private readonly root: string) {
    super();
  }

  /** Written beside its place and moved there whole. */
  override async put(key: string, path: string): Promise<void> {
    const place = this.placeOf(key);
    const draft = `${place}.${randomUUID()}.part`;
    await atHand(async () => {
      await mkdir(dirname(place), { recursive: true });
      try {
        await copyFile(path, draft, constants.COPYFILE_FICLONE);
        await rename(draft, place);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    });
  }

  override async open(key: string, range?: ByteRange): Promise<Readable | null> {
    return atHand(async () => {
      const file = await open(this.placeOf(key), 'r').catch(nullIfMissing);
      return file?.createReadStream(range ?? {}) ?? null;
    });
  }

  /** The folder of a medium goes with the last file. */
  override async remove(key: string): Promise<void> {
    const place = this.placeOf(key);
    await atHand(() => rm(place, { force: true }));
    // another file is in it, or it never was
    await rmdir(dirname(place)).catch(() => undefined);
  }

  override uploadAddress(): Promise<null> {
    return Promise.resolve(null);
  }

  override async *list(folder: string): AsyncGenerator<StoredFile> {
    const top = this.placeOf(folder);
    const entries = await atHand(() =>
      readdir(top, { recursive: true, withFileTypes: true }).catch(nullIfMissing),
    );
    for (const entry of entries ?? []) {
      if (!entry.isFile()) continue;
      const place = join(entry.parentPath, entry.name);
      const facts = await stat(place).catch(nullIfMissing);
      const key = relative(this.root, place).split(sep).join('/');
      if (facts !== null) yield { key, storedAt: facts.mtime };
    }
  }

  /** Keys are made of ids and hashes; one that leads elsewhere is our own mistake. */
  private placeOf(key: string): string {
    const place = join(this.root, key);
    if (!place.startsWith(this.root + sep)) throw new Error(`no key of the store: ${key}`);
    return place;
  }
}

function nullIfMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}

/** A disk that is full, gone or not ours is a store that is down. */
async function atHand<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    throw Object.assign(new Unavailable('Media cannot be kept or read just now; try again shortly.'), {
      cause: error,
    });
  }
}
