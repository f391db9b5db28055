import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { faultOf, isUnavailable } from '../../database/sqlstate.js';
import { Log } from '../../logging/log.js';
import { eventFailures, eventsDead } from '../event.metrics.js';
import type { Claim } from './claims.js';
import * as sql from './delivery.sql.js';
import { Lanes } from './lanes.js';

/** Seconds to wait after the first failure, the second, and so on; some 4 hours in all. */
export const backoffSeconds = [1, 2, 5, 10, 30, 60, 300, 900, 1_800, 3_600, 7_200];
/** How long an event waits that met a database which could not serve. */
const outageSeconds = 5;
const longestError = 2_000;

/** What becomes of events that a consumer failed at. */
@Injectable()
export class Failures {
  constructor(
    private readonly lanes: Lanes,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * One more failure of an event: it comes again later, and the aggregate's other events wait for it; the last time
   * it is laid aside as a dead letter, and they go on. Gives whether they do. That the database could not serve is no
   * failure of the event, however often it happens.
   */
  async settle(claim: Claim, row: sql.ClaimedRow, error: unknown): Promise<boolean> {
    const attempts = row.attempts + (isOutage(error) ? 0 : 1);
    const pause = isOutage(error) ? outageSeconds : backoffSeconds[row.attempts];
    eventFailures.inc({ consumer: claim.consumer });
    this.log.failure(error, { consumer: claim.consumer, eventId: row.id, eventType: row.type, attempts });
    if (pause === undefined) return this.bury(claim, row, attempts, error);
    await this.postpone(claim, row, { attempts, pause, error });
    return false;
  }

  private bury(
    { id, consumer }: Claim,
    row: sql.ClaimedRow,
    attempts: number,
    error: unknown,
  ): Promise<boolean> {
    return this.lanes.transaction(consumer, async (tx) => {
      const mine = await tx.row(sql.settle, consumer, [row.position], id);
      if (mine === null) return false;
      await tx.rows(sql.bury, newId(), consumer, row.id, attempts, textOf(error), this.clock.now());
      eventsDead.inc({ consumer });
      return true;
    });
  }

  private async postpone(
    { id, consumer }: Claim,
    { aggregate_id: aggregateId, position }: sql.ClaimedRow,
    { attempts, pause, error }: { attempts: number; pause: number; error: unknown },
  ): Promise<void> {
    const next = this.clock.inSeconds(pause);
    await this.lanes.transaction(consumer, async (tx) => {
      const mine = await tx.row(sql.postponeQueue, consumer, aggregateId, id, next);
      if (mine !== null) await tx.rows(sql.noteFailure, consumer, position, attempts, textOf(error));
    });
  }
}

/** A statement that takes too long is the event's own fault: it would at every attempt. */
export function isOutage(error: unknown): boolean {
  const fault = faultOf(error);
  return fault !== null && fault.sqlState !== '57014' && isUnavailable(fault);
}

/** The error's own text, for those who mend it; PostgreSQL takes neither NUL nor half a character. */
export function textOf(error: unknown): string {
  const text = Error.isError(error) ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, longestError).toWellFormed();
}
