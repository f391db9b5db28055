import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import type { Outcomes } from './batch-plan.js';
import * as sql from './imports.sql.js';
import type { FilePlace } from './records.js';
import type { RefusedRow } from './row-reading.js';

/** So many refused rows are described; the others are only counted. */
const mostDescribed = 100_000;
/** Of one row so many faults are told. */
const mostFaults = 5;

/** Why an import failed as a whole. */
export interface Failure {
  readonly code: string;
  readonly detail: string;
}

/** The import was stopped by somebody, or by another instance that went on with it. */
export class ImportStopped extends Error {}

/** Writes down how far an import is, and what was refused. */
@Injectable()
export class ImportReport {
  constructor(private readonly clock: Clock) {}

  /** Moves the checkpoint over a batch. @throws ImportStopped */
  async advance(tx: Tx, row: sql.ImportRow, place: FilePlace, outcomes: Outcomes): Promise<void> {
    const { created, updated, unchanged, refused } = outcomes;
    const counts = [created, updated, unchanged, refused.length];
    const moved = await tx.row(
      sql.moveCheckpoint,
      row.id,
      place.bytes,
      place.lines,
      ...counts,
      this.clock.now(),
    );
    if (moved === null) throw new ImportStopped();
    if (refused.length > 0 && row.rows_refused < mostDescribed)
      await tx.rows(sql.insertErrors, row.id, JSON.stringify(refused.flatMap(faultRows)));
  }

  /** Ends the import; its file goes. @throws ImportStopped it has ended already */
  async finish(tx: Tx, id: string, failure: Failure | null = null): Promise<void> {
    const status = failure === null ? 'succeeded' : 'failed';
    const { code = null, detail = null } = failure ?? {};
    const finished = await tx.row(sql.finishImport, id, status, this.clock.now(), code, detail);
    if (finished === null) throw new ImportStopped();
  }

  /** Begins a phase; `anew` forgets what was counted and refused. @throws ImportStopped */
  async begin(tx: Tx, id: string, status: 'checking' | 'applying', anew: boolean): Promise<sql.ImportRow> {
    const row = await tx.row(sql.beginPhase, id, status, this.clock.now(), anew);
    if (row === null) throw new ImportStopped();
    if (anew) await tx.rows(sql.dropErrors, id);
    return row;
  }
}

function faultRows({ line, sku, faults }: RefusedRow): object[] {
  return faults.slice(0, mostFaults).map(({ field, code, message }) => ({
    ...{ id: newId(), line, sku: sku === null ? null : shown(sku, 64) },
    ...{ field: shown(field, 300), code: code.slice(0, 100), message: shown(message, 1000) },
  }));
}

/** Text from a file as it can be stored and shown: one line, not empty, not too long. */
function shown(text: string, most: number): string {
  const line = text.toWellFormed().replaceAll(/[\u0000-\u001f\u007f]+/g, ' ');
  return [...line].slice(0, most).join('').trim() || '?';
}
