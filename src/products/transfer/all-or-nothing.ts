import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../database/database.js';
import { lockWhole } from '../product-locks.js';
import type { BatchResult } from './import-batch.js';
import { ImportBatch } from './import-batch.js';
import { openFile } from './import-file.js';
import { ImportReport, type Failure } from './import-report.js';
import { ImportRows, withRefused } from './import-rows.js';
import * as sql from './imports.sql.js';
import { causeOf } from './row-by-row.js';
import type { ReadRow } from './row-reading.js';

/** Whose rows are all in memory of the database at once. */
const mostAtomicRows = 100_000;

/** Thrown to take a transaction back on purpose. */
class TakenBack extends Error {
  constructor(readonly failure: Failure | null) {
    super('taken back');
  }
}

type Carry = (tx: Tx, rows: readonly ReadRow[], cause: ReturnType<typeof causeOf>) => Promise<BatchResult>;

/**
 * Imports that take all rows or none, and dry runs: a pass that is taken back says what is wrong, and locks and changes
 * nothing that others could wait for; only when nothing is wrong a second one does it, in one transaction. A process
 * that dies in between has done nothing, and the import begins anew.
 */
@Injectable()
export class AllOrNothing {
  constructor(
    private readonly database: Database,
    private readonly rows: ImportRows,
    private readonly batch: ImportBatch,
    private readonly report: ImportReport,
  ) {}

  /** The whole import. Gives false when it is another instance's turn. */
  async run(id: string, isLeaving: () => boolean): Promise<boolean> {
    const touched = new Set<string>();
    const checked = await this.inOne(async (tx) => {
      touched.clear();
      const row = await this.begin(id, 'checking');
      const refused = await this.walk(tx, row, isLeaving, async (...parameters) => {
        const result = await this.batch.tryOut(...parameters);
        for (const productId of result.productIds) touched.add(productId);
        return result;
      });
      throw new TakenBack(row.dry_run || refused === 0 ? null : failureOf(refused));
    });
    if (!(checked instanceof TakenBack)) return false;
    const { dry_run: isDry } = (await this.database.read.row(sql.findImport, id)) ?? { dry_run: true };
    if (isDry || checked.failure !== null) return this.end(id, checked.failure);
    const applied = await this.inOne((tx) => this.apply(tx, id, [...touched], isLeaving));
    return applied instanceof TakenBack ? this.end(id, applied.failure) : applied;
  }

  private async apply(
    tx: Tx,
    id: string,
    touched: readonly string[],
    isLeaving: () => boolean,
  ): Promise<void> {
    const row = await this.begin(id, 'applying');
    // all at once and in the order of sales, or two could wait for each other in a circle
    await lockWhole(tx, touched);
    const refused = await this.walk(tx, row, isLeaving, (...parameters) =>
      this.batch.carryOut(...parameters),
    );
    if (refused > 0) throw new TakenBack(failureOf(refused));
    await this.report.finish(tx, id);
  }

  /** Runs the work when it is this instance's turn, and gives what it was taken back with, or whether it was done. */
  private async inOne(work: (tx: Tx) => Promise<void>): Promise<TakenBack | boolean> {
    try {
      return await this.database.transaction(async (tx) => {
        const turn = await tx.row(sql.takeTurn);
        if (!turn?.taken) return false;
        await tx.rows(sql.goByIndexes);
        await work(tx);
        return true;
      });
    } catch (error) {
      if (error instanceof TakenBack) return error;
      throw error;
    }
  }

  /** All rows of the file, batch by batch; gives how many were refused. How far it is, is told outside of `tx`. */
  private async walk(tx: Tx, row: sql.ImportRow, isLeaving: () => boolean, carry: Carry): Promise<number> {
    const file = await openFile(this.database.read, row, { bytes: 0, lines: 0 });
    let [read, refused] = [0, 0];
    for (let next = await this.rows.next(file); next !== null; next = await this.rows.next(file)) {
      if (isLeaving()) throw new Error('The process is leaving; another one begins anew.');
      read += next.rows.length + next.refused.length;
      if (row.atomic && read > mostAtomicRows) throw new TakenBack(tooMany);
      const { outcomes } = await carry(tx, next.rows, causeOf(row));
      const all = withRefused(outcomes, next.refused);
      const known = { ...row, rows_refused: refused };
      await this.database.transaction((other) => this.report.advance(other, known, file.place, all));
      refused += all.refused.length;
    }
    return refused;
  }

  private begin(id: string, status: 'checking' | 'applying'): Promise<sql.ImportRow> {
    return this.database.transaction((tx) => this.report.begin(tx, id, status, true));
  }

  private async end(id: string, failure: Failure | null): Promise<boolean> {
    await this.database.transaction((tx) => this.report.finish(tx, id, failure));
    return true;
  }
}

const tooMany: Failure = {
  code: 'TOO_MANY_ROWS',
  detail: `All or nothing is for ${mostAtomicRows} rows at the most; divide the file.`,
};

const failureOf = (refused: number): Failure => ({
  code: 'ROWS_REFUSED',
  detail: `${refused === 1 ? 'One row was' : `${refused} rows were`} refused, so none was taken.`,
});
