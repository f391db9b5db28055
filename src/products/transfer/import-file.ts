import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Rows } from '../../database/statement.js';
import { findChunk, type ImportRow } from './imports.sql.js';
import { RecordCutter, type FilePlace, type RawRecord } from './records.js';

/** How many bytes a stored piece of a file has; the last has fewer. */
export const chunkBytes = 256 * 1024;
/** A file of blank lines is walked through in steps too; after so many records requests have their turn. */
const [mostRecords, recordsBetween] = [20_000, 1_000];

/** The file of an import, read from a place on; never more than a few pieces of it are in memory. */
export class ImportFile {
  private readonly records: AsyncGenerator<RawRecord>;
  private fault: Error | null = null;
  private isDone = false;
  /** What has been given out ends here. */
  place: FilePlace;

  constructor(
    source: Rows,
    readonly of: ImportRow,
    from: FilePlace,
  ) {
    this.place = from;
    this.records = recordsOf(source, of, from);
  }

  /** Whether nothing comes any more. */
  get isAtEnd(): boolean {
    return this.isDone;
  }

  /**
   * The next records, `most` at the most, from about `mostBytes` of the file; blank ones are passed over, so there may
   * be none although the end is not reached. @throws EndlessRecord
   */
  async take(most: number, mostBytes: number): Promise<RawRecord[]> {
    const taken: RawRecord[] = [];
    const from = this.place.bytes;
    for (let seen = 1; taken.length < most && this.place.bytes - from < mostBytes; seen += 1) {
      const record = await this.next();
      if (record === null) break;
      if (!isBlank(record.bytes)) taken.push(record);
      if (seen % recordsBetween === 0) await yieldToOthers();
      if (seen >= mostRecords) break;
    }
    if (taken.length === 0 && this.fault !== null) throw this.fault;
    return taken;
  }

  /** Passes over the first record that is not blank. */
  async skip(): Promise<void> {
    for (let record = await this.next(); record !== null && isBlank(record.bytes);)
      record = await this.next();
  }

  /** What comes before a fault is still given out. */
  private async next(): Promise<RawRecord | null> {
    if (this.fault !== null) return null;
    try {
      const next = await this.records.next();
      this.isDone = next.done ?? false;
      if (next.done) return null;
      this.place = next.value.end;
      return next.value;
    } catch (error) {
      this.fault = error as Error;
      return null;
    }
  }
}

/** The file from a place on; at its beginning the header is passed over. */
export async function openFile(source: Rows, of: ImportRow, from: FilePlace): Promise<ImportFile> {
  const file = new ImportFile(source, of, from);
  if (of.header !== null && from.bytes === 0) await file.skip();
  return file;
}

async function* recordsOf(source: Rows, file: ImportRow, from: FilePlace): AsyncGenerator<RawRecord> {
  const cutter = new RecordCutter(from, file.header === null ? null : file.header.delimiter.charCodeAt(0));
  for (let at = from.bytes; at < file.bytes_total;) {
    const position = Math.floor(at / chunkBytes);
    const chunk = await source.row(findChunk, file.id, position);
    if (chunk === null) throw new Error(`Piece ${position} of import ${file.id} is gone.`);
    const bytes = chunk.bytes.subarray(at - position * chunkBytes);
    at += bytes.length;
    yield* cutter.cut(bytes, at >= file.bytes_total);
  }
}

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09);
