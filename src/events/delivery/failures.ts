import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database } from '../../database/database.js';
import { Log } from '../../logging/log.js';
import * as sql from './delivery.sql.js';

/** Seconds to wait after the first failure, the second, and so on; some 4 hours in all. */
const backoffSeconds = [1, 2, 5, 10, 30, 60, 300, 900, 1_800, 3_600, 7_200];
/** For the outside, which is down as a whole: tried again soon, and never given up. */
const longestPauseSeconds = 30;
const longestError = 2_000;

/** What becomes of events that a consumer failed at. */
@Injectable()
export class Failures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * One more failure of an event: it comes again later, and the aggregate's other events wait for it; the last time
   * it is laid aside as a dead letter, and they go on. Gives whether they do.
   */
  async settle(consumer: string, claim: string, row: sql.ClaimedRow, error: unknown): Promise<boolean> {
    const attempts = row.attempts + 1;
    const pause = backoffSeconds[row.attempts];
    this.log.failure(error, { consumer, eventId: row.id, eventType: row.type, attempts });
    if (pause !== undefined) {
      await this.postpone(consumer, claim, row, pause, error);
      return false;
    }
    return this.database.transaction(async (tx) => {
      const mine = await tx.row(sql.settle, consumer, [row.position], claim);
      if (mine === null) return false;
      await tx.rows(sql.bury, newId(), consumer, row.id, attempts, textOf(error), this.clock.now());
      return true;
    });
  }

  /** All of them come again together: not one of them is at fault. */
  async postponeAll(
    consumer: string,
    claim: string,
    rows: readonly sql.ClaimedRow[],
    error: unknown,
  ): Promise<void> {
    const attempts = Math.min(...rows.map((row) => row.attempts));
    const pause = Math.min(2 ** Math.min(attempts, 10) / 4, longestPauseSeconds);
    this.log.failure(error, { consumer, events: rows.length, attempts });
    const heads = Map.groupBy(rows, ({ aggregate_id }) => aggregate_id);
    for (const [head] of heads.values())
      if (head !== undefined) await this.postpone(consumer, claim, head, pause, error);
  }

  private async postpone(
    consumer: string,
    claim: string,
    { position }: sql.ClaimedRow,
    seconds: number,
    error: unknown,
  ): Promise<void> {
    const next = this.clock.inSeconds(seconds);
    await this.database.transaction((tx) =>
      tx.rows(sql.postpone, consumer, position, claim, next, textOf(error)),
    );
  }
}

/** The error's own text, for those who mend it; PostgreSQL takes neither NUL nor half a character. */
function textOf(error: unknown): string {
  const text = Error.isError(error) ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, longestError).toWellFormed();
}
