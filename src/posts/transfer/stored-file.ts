import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import type { Rows } from '../../database/statement.js';
import { findPostImportChunk, type PostImportRow } from './imports.sql.js';

/** How many bytes a stored piece of a file has; the last has fewer. */
export const chunkBytes = 256 * 1024;
/** What lies at both ends of an archive is read in turns. */
const mostCached = 4;

/** The file of an import, read from any place; a few pieces of it are in memory. */
export class StoredFile extends RandomAccessReader {
  private readonly cache = new Map<number, Buffer>();
  /** Why a piece could not be read: of the database, and not of what is in the file. */
  fault: Error | null = null;

  constructor(
    private readonly source: Rows,
    private readonly of: PostImportRow,
  ) {
    super();
  }

  get size(): number {
    return this.of.bytes_total;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.bytes(start, Math.min(end, this.size)), { objectMode: false });
  }

  /** The bytes from `start` to before `end`, in pieces. */
  async *bytes(start = 0, end = this.size): AsyncGenerator<Buffer> {
    for (let at = start; at < end;) {
      const chunk = await this.chunk(Math.floor(at / chunkBytes));
      const from = at % chunkBytes;
      const piece = chunk.subarray(from, Math.min(chunk.length, from + end - at));
      at += piece.length;
      yield piece;
    }
  }

  private async chunk(position: number): Promise<Buffer> {
    const cached = this.cache.get(position);
    if (cached !== undefined) return cached;
    const bytes = await this.load(position);
    const [oldest] = this.cache.keys();
    if (oldest !== undefined && this.cache.size >= mostCached) this.cache.delete(oldest);
    this.cache.set(position, bytes);
    return bytes;
  }

  private async load(position: number): Promise<Buffer> {
    try {
      const chunk = await this.source.row(findPostImportChunk, this.of.id, position);
      if (chunk === null) throw new Error(`Piece ${position} of import ${this.of.id} is gone.`);
      return chunk.bytes;
    } catch (error) {
      this.fault = error as Error;
      throw error;
    }
  }
}
