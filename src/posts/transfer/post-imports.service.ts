import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database } from '../../database/database.js';
import { partsOf, pieces } from '../../http/edge/pieces.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, where, type Slice } from '../../http/list/listing.js';
import { MalformedRequest, NotFound, PayloadTooLarge } from '../../http/problem/problems.js';
import { PostImportDto } from './dto/post-import.dto.js';
import { ImportWork } from './import-work.js';
import * as sql from './imports.sql.js';
import { chunkBytes } from './stored-file.js';

/** The largest file, in bytes; that of the catalogue. */
export const mostFileBytes = 256 * 1024 * 1024;

/** Imports of posts as editors see them: taking files in, saying how far they are. */
@Injectable()
export class PostImportsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly work: ImportWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a file in and has it carried out. What does not come whole leaves nothing behind. With the key of an earlier
   * request and the same file, gives the import of then.
   *
   * @throws MalformedRequest, PayloadTooLarge
   */
  async begin(
    caller: Caller,
    format: sql.PostImportFormat,
    body: Readable,
    retry: Retry,
  ): Promise<PostImportDto> {
    const id = newId();
    await this.database.transaction((tx) =>
      tx.rows(sql.insertPostImport, id, format, caller.id, this.clock.now()),
    );
    try {
      const request = `${retry.request} ${format} ${await this.receive(id, body)}`;
      const answer = await this.idempotency.once({ ...retry, request }, async (tx) => {
        const row = await tx.row(sql.queuePostImport, id, this.clock.now());
        if (row === null) throw new MalformedRequest('The file took too long to come.');
        await this.work.ask(tx, id);
        return PostImportDto.from(row);
      });
      if (answer.id !== id) await this.forget(id);
      return answer;
    } catch (error) {
      // what cannot be forgotten now is, once nothing has come for long enough; why it was refused is told in any case
      await this.forget(id).catch(() => undefined);
      // what is left of it is read and dropped, so that the connection can be used again
      body.resume();
      throw error;
    }
  }

  /** @throws NotFound */
  async get(id: string): Promise<sql.PostImportRow> {
    const row = await this.database.read.row(sql.findPostImport, id);
    if (row === null) throw new NotFound();
    return row;
  }

  list(query: ListQuery): Promise<Slice<sql.PostImportRow>> {
    return slice(this.database.read, sql.postImportListing, [], query);
  }

  /** What is wrong with posts of the file, and what was left out, in its order. @throws NotFound */
  async errors(id: string, query: ListQuery): Promise<Slice<sql.PostImportErrorRow>> {
    await this.get(id);
    return slice(this.database.read, sql.postImportErrorListing, [where`e.import_id = ${id}`], query);
  }

  /** Keeps the body, piece by piece, and gives the SHA-256 of its bytes. */
  private async receive(id: string, body: Readable): Promise<string> {
    const hash = createHash('sha256');
    let [position, total] = [0, 0];
    for await (const { bytes } of pieces(partsOf(body), chunkBytes)) {
      total += bytes.length;
      if (total > mostFileBytes)
        throw new PayloadTooLarge(`The file is larger than ${mostFileBytes / 1024 / 1024} MiB; divide it.`);
      hash.update(bytes);
      const [at, now] = [position, this.clock.now()];
      await this.database.transaction((tx) => tx.rows(sql.insertPostImportChunk, id, at, bytes, now));
      position += 1;
    }
    if (total === 0) throw new MalformedRequest('The file is empty.');
    return hash.digest('base64url');
  }

  /**
   * Forgets nothing of an import that is queued, as it is when the answer to the commit was lost. A commit that is under way
   * holds its row, and is waited for.
   */
  private async forget(id: string): Promise<void> {
    while ((await this.database.transaction((tx) => tx.rows(sql.dropPostImportPieces, id))).length > 0);
    await this.database.transaction((tx) => tx.rows(sql.dropPostImport, id));
  }
}
