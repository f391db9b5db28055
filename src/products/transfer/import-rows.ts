import { Injectable } from '@nestjs/common';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Outcomes } from './batch-plan.js';
import type { ImportFile } from './import-file.js';
import type { RawRecord } from './records.js';
import { RowReading, type ReadRow, type RefusedRow } from './row-reading.js';

const rowsAtOnce = 500;
const bytesAtOnce = 1024 * 1024;
/** After so many rows requests have their turn. */
const rowsBetween = 25;

/** The next rows of a file: those that are valid, and those that are not. */
export interface NextRows {
  readonly rows: readonly ReadRow[];
  readonly refused: readonly RefusedRow[];
}

/** Takes rows from files, a batch at a time. */
@Injectable()
export class ImportRows {
  constructor(private readonly reading: RowReading) {}

  /** The next batch, of no rows when there are only blank lines for long; null at the end. @throws EndlessRecord */
  async next(file: ImportFile): Promise<NextRows | null> {
    const records = await file.take(rowsAtOnce, bytesAtOnce);
    return records.length === 0 && file.isAtEnd ? null : this.read(records, file);
  }

  private async read(records: readonly RawRecord[], file: ImportFile): Promise<NextRows> {
    const [rows, refused]: [ReadRow[], RefusedRow[]] = [[], []];
    for (const [index, record] of records.entries()) {
      const read = await this.reading.read(record, file.of.header);
      if ('row' in read) rows.push(read);
      else refused.push(read);
      if (index % rowsBetween === rowsBetween - 1) await yieldToOthers();
    }
    return { rows, refused };
  }
}

/** The outcomes with the rows that were refused before. */
export const withRefused = (outcomes: Outcomes, refused: readonly RefusedRow[]): Outcomes => ({
  ...outcomes,
  refused: [...refused, ...outcomes.refused],
});
