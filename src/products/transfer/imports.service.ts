import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, where, type Slice } from '../../http/list/listing.js';
import { MalformedRequest, NotFound } from '../../http/problem/problems.js';
import type { ImportOptionsDto } from './dto/import-options.dto.js';
import { ImportDto } from './dto/import.dto.js';
import { ImportFinished } from './import.problems.js';
import { ImportReceipt } from './import-receipt.js';
import * as sql from './imports.sql.js';

/** A file on its way in. */
export interface IncomingFile {
  readonly format: sql.ImportFormat;
  readonly body: Readable;
}

/** Imports as editors see them: taking files in, saying how far they are, stopping them. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly receipt: ImportReceipt,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a file in and queues it. What does not come whole leaves nothing behind. With the key of an earlier request
   * and the same file, gives the import of then.
   *
   * @throws MalformedRequest, ValidationFailed, PayloadTooLarge
   */
  async begin(
    caller: Caller,
    { format, body }: IncomingFile,
    { dryRun = false, atomic = false }: ImportOptionsDto,
    retry: Retry,
  ): Promise<ImportDto> {
    const id = newId();
    await this.database.transaction((tx) =>
      tx.rows(sql.insertImport, id, format, dryRun, atomic, caller.id, this.clock.now()),
    );
    try {
      const { digest, header } = await this.receipt.receive(id, format, body);
      const request = `${retry.request} ${format} ${digest}`;
      const answer = await this.idempotency.once({ ...retry, request }, async (tx) => {
        const text = header === null ? null : JSON.stringify(header);
        const row = await tx.row(sql.queueImport, id, text, this.clock.now());
        if (row === null) throw new MalformedRequest('The import was cancelled while its file came.');
        return ImportDto.from(row);
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
  async get(id: string): Promise<sql.ImportRow> {
    const row = await this.database.read.row(sql.findImport, id);
    if (row === null) throw new NotFound();
    return row;
  }

  list(query: ListQuery): Promise<Slice<sql.ImportRow>> {
    return slice(this.database.read, sql.importListing, [], query);
  }

  /** What is wrong with refused rows, in the order of the file. @throws NotFound */
  async errors(id: string, query: ListQuery): Promise<Slice<sql.ImportErrorRow>> {
    await this.get(id);
    return slice(this.database.read, sql.errorListing, [where`e.import_id = ${id}`], query);
  }

  /**
   * Stops an import; what it has done stays, and of an atomic one nothing was done.
   *
   * @throws NotFound
   * @throws ImportFinished there is nothing left to stop; one that was stopped before is fine
   * @throws PreconditionFailed it is further than it was read
   */
  async cancel(id: string, precondition: Precondition): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await tx.row(sql.lockImport, id);
      if (row === null) throw new NotFound();
      precondition.check(ImportDto.from(row));
      if (row.status === 'cancelled') return;
      const stopped = await tx.row(sql.finishImport, id, 'cancelled', this.clock.now(), null, null);
      if (stopped === null) throw new ImportFinished('It has ended; what it did is in the catalogue.');
    });
  }

  /**
   * Forgets nothing of an import that is queued, as it is when the answer to the commit was lost. A commit that is under way
   * holds its row, and is waited for.
   */
  private async forget(id: string): Promise<void> {
    while ((await this.database.transaction((tx) => tx.rows(sql.dropPieces, id))).length > 0);
    await this.database.transaction((tx) => tx.rows(sql.dropImport, id));
  }
}
