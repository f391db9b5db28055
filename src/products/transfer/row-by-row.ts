import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../database/database.js';
import { ImportBatch } from './import-batch.js';
import { openFile, type ImportFile } from './import-file.js';
import { ImportReport } from './import-report.js';
import { ImportRows, withRefused } from './import-rows.js';
import * as sql from './imports.sql.js';

/** Imports in which each row stands for itself: batch by batch, each with its checkpoint in one transaction. */
@Injectable()
export class RowByRow {
  private file: ImportFile | null = null;

  constructor(
    private readonly database: Database,
    private readonly rows: ImportRows,
    private readonly batch: ImportBatch,
    private readonly report: ImportReport,
  ) {}

  /**
   * Carries out the next batch. A process that dies has done the batch and moved the checkpoint, or neither; any
   * instance goes on from there. Gives false when it is another instance's turn.
   */
  step(id: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const turn = await tx.row(sql.takeTurn);
      if (!turn?.taken) return false;
      await tx.rows(sql.goByIndexes);
      const row = await this.report.begin(tx, id, 'applying', false);
      const file = await this.fileAt(row);
      const next = await this.rows.next(file);
      if (next === null) await this.report.finish(tx, id);
      else await this.carryOut(tx, row, file, next);
      return true;
    });
  }

  private async carryOut(
    tx: Tx,
    row: sql.ImportRow,
    file: ImportFile,
    { rows, refused }: NonNullable<Awaited<ReturnType<ImportRows['next']>>>,
  ): Promise<void> {
    const { outcomes } = await this.batch.carryOut(tx, rows, causeOf(row));
    await this.report.advance(tx, row, file.place, withRefused(outcomes, refused));
  }

  /** The file at the checkpoint; the one of the batch before, when that is where it stands. */
  private async fileAt(row: sql.ImportRow): Promise<ImportFile> {
    const place = { bytes: row.bytes_done, lines: row.lines_done };
    const { file } = this;
    if (file?.of.id === row.id && file.place.bytes === place.bytes && place.bytes > 0) return file;
    this.file = await openFile(this.database.read, row, place);
    return this.file;
  }
}

/** What the ledger says of movements by an import. */
export const causeOf = ({ id, created_by: actorId }: sql.ImportRow) => ({ actorId, note: `Import ${id}` });
