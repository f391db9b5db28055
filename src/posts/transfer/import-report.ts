import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import type { FieldError } from '../../http/problem/problems.js';
import * as sql from './imports.sql.js';

/** So many refused posts, and so many left out, are described; the others are only counted. Of one post so many faults are told. */
const [mostDescribed, mostFaults] = [50_000, 10];

/** Why an import failed as a whole. */
export interface Failure {
  readonly code: string;
  readonly detail: string;
}

/** What became of a post of a file. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'refused' | 'leftOut';

/** Which post of the file, and how far the file is when it is done. */
interface Place {
  readonly position: number;
  readonly name: string;
  readonly end: number;
}

/** The import has ended, or somebody else goes on with it. */
export class ImportStopped extends Error {}

/** Writes down how far an import is, and what is to be said of its posts. */
@Injectable()
export class ImportReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws ImportStopped */
  async begin(id: string): Promise<sql.PostImportRow> {
    const row = await this.database.transaction((tx) => tx.row(sql.beginPostImport, id, this.clock.now()));
    if (row === null) throw new ImportStopped();
    return row;
  }

  /** Moves the checkpoint over a post, alone until the end of the transaction. @throws ImportStopped */
  async take(tx: Tx, { id }: sql.PostImportRow, position: number): Promise<void> {
    if ((await tx.row(sql.takePosition, id, position)) === null) throw new ImportStopped();
  }

  /** Counts the post that was taken, and keeps what is to be said of it. */
  count(
    tx: Tx,
    { id }: sql.PostImportRow,
    { position, name, end }: Place,
    { outcome, notes }: { outcome: Outcome; notes: readonly FieldError[] },
  ): void {
    tx.defer(sql.countOutcome, id, outcome, end, this.clock.now());
    if (notes.length === 0 || position > mostDescribed) return;
    const severity = outcome === 'refused' ? 'error' : 'warning';
    const rows = notes.slice(0, mostFaults).map(({ field, code, message }) => ({
      ...{ id: newId(), position, severity, name: shown(name, 300) },
      ...{ field: shown(field, 300), code: code.slice(0, 100), message: shown(message, 1000) },
    }));
    tx.defer(sql.insertPostImportErrors, id, JSON.stringify(rows));
  }

  /** Ends the import; its file goes. */
  async finish(id: string, failure: Failure | null = null): Promise<void> {
    const status = failure === null ? 'succeeded' : 'failed';
    const { code = null, detail = null } = failure ?? {};
    const [why, now] = [detail === null ? null : shown(detail, 500), this.clock.now()];
    await this.database.transaction((tx) => tx.rows(sql.finishPostImport, id, status, now, code, why));
  }
}

/** Text from a file as it can be stored and shown: one line, not empty, not too long. */
function shown(text: string, most: number): string {
  const line = text.toWellFormed().replaceAll(/[\u0000-\u001f\u007f]+/g, ' ');
  return [...line].slice(0, most).join('').trim() || '?';
}
