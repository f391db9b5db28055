import type { Readable } from 'node:stream';

/** Bytes of a file, both ends counted in. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file as the store lists it. */
export interface StoredFile {
  readonly key: string;
  /** When it was put there, by the clock of the store. */
  readonly storedAt: Date;
}

/** A file that somebody else is to put there. */
export interface AwaitedFile {
  readonly type: string;
  /** Exactly. */
  readonly bytes: number;
  /** For how long it may come. */
  readonly seconds: number;
}

/** What the keys of media begin with, `media/<id>/<file>`, and of what browsers put there, `uploads/<id>`. */
export const folders = ['media', 'uploads'] as const;
export type Folder = (typeof folders)[number];

/** The key of a medium's file. */
export const keyOf = (mediumId: string, file: string): string => `media/${mediumId}/${file}`;

/**
 * Where files are kept. Nobody reads it but the service. Whatever cannot be done for now throws `Unavailable`.
 */
export abstract class MediaStore {
  /** Keeps the file at `path`; whole or not at all. Again: the same. */
  abstract put(key: string, path: string, type: string): Promise<void>;

  /** The bytes, or those of a range; null: there is no such file. */
  abstract open(key: string, range?: ByteRange): Promise<Readable | null>;

  /** Nothing of that key is there then. */
  abstract remove(key: string): Promise<void>;

  /** An address to which this one file can be put, by whoever has it; null: only the service can put files there. */
  abstract uploadAddress(key: string, file: AwaitedFile): Promise<string | null>;

  /** All files of a folder, or of one medium (`media/<id>`), a few at a time. */
  abstract list(folder: Folder | `media/${string}`): AsyncIterable<StoredFile>;
}
