import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { partsOf, pieces } from '../../http/edge/pieces.js';
import { MalformedRequest, PayloadTooLarge } from '../../http/problem/problems.js';
import { headerOf, type CsvHeader } from './csv-row.js';
import { MalformedCsv } from '../../http/csv/csv.js';
import { chunkBytes } from './import-file.js';
import { insertChunk, type ImportFormat } from './imports.sql.js';
import { EndlessRecord, RecordCutter } from './records.js';
import { decoded } from './row-reading.js';

/** The largest file, in bytes. */
export const mostFileBytes = 256 * 1024 * 1024;

/** A file that has come whole. */
export interface Received {
  /** SHA-256 of its bytes. */
  readonly digest: string;
  /** Null: not a CSV file. */
  readonly header: CsvHeader | null;
}

/** Takes files in while they come: piece by piece into the database, where every instance finds them. */
@Injectable()
export class ImportReceipt {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the body as the file of the import; a byte order mark at its beginning is dropped.
   *
   * @throws MalformedRequest it is empty; or its header cannot be read
   * @throws ValidationFailed its header names what is no column
   * @throws PayloadTooLarge
   */
  async receive(id: string, format: ImportFormat, body: Readable): Promise<Received> {
    const hash = createHash('sha256');
    let [position, total] = [0, 0];
    let header: CsvHeader | null = null;
    for await (const { bytes, isLast } of pieces(withoutMark(partsOf(body)), chunkBytes)) {
      if (position === 0 && format === 'csv') header = readHeader(bytes, isLast);
      total += bytes.length;
      if (total > mostFileBytes)
        throw new PayloadTooLarge(`The file is larger than ${mostFileBytes / 1024 / 1024} MiB; divide it.`);
      hash.update(bytes);
      await this.keep(id, position, bytes);
      position += 1;
    }
    if (total === 0) throw new MalformedRequest('The file is empty.');
    return { digest: hash.digest('base64url'), header };
  }

  private async keep(id: string, position: number, bytes: Buffer): Promise<void> {
    const kept = await this.database.transaction((tx) =>
      tx.row(insertChunk, id, position, bytes, this.clock.now()),
    );
    if (kept === null) throw new MalformedRequest('The import was cancelled while its file came.');
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The parts of a body without a byte order mark at its beginning. */
async function* withoutMark(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let beginning: Buffer | null = Buffer.alloc(0);
  for await (const part of parts) {
    if (beginning === null) {
      yield part;
      continue;
    }
    beginning = Buffer.concat([beginning, part]);
    if (beginning.length < byteOrderMark.length) continue;
    yield afterMark(beginning);
    beginning = null;
  }
  if (beginning !== null) yield beginning;
}

const afterMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;

/** @throws MalformedRequest, ValidationFailed */
function readHeader(bytes: Buffer, isLast: boolean): CsvHeader {
  const cutter = new RecordCutter({ bytes: 0, lines: 0 }, null);
  try {
    const first = cutter.cut(bytes, isLast).next();
    if (first.done) throw new MalformedRequest('The first line has no end.');
    return headerOf(decoded(first.value.bytes));
  } catch (error) {
    if (error instanceof EndlessRecord || error instanceof MalformedCsv)
      throw new MalformedRequest('The first line is no header of a CSV file.');
    throw error;
  }
}
