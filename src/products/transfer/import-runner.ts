import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { faultOf, isUnavailable } from '../../database/sqlstate.js';
import { Log } from '../../logging/log.js';
import { AllOrNothing } from './all-or-nothing.js';
import { ImportReport, ImportStopped, type Failure } from './import-report.js';
import * as sql from './imports.sql.js';
import { EndlessRecord } from './records.js';
import { RowByRow } from './row-by-row.js';

const sweepMilliseconds = 1_000;
/** A file of which nothing has come for so long does not come any more. */
const givenUpSeconds = 3_600;
const keptSeconds = 30 * 86_400;
/** In a row, without progress; more when the database could not, which may well pass. */
const [mostAttempts, mostOutages] = [5, 60];

/** The two ways to carry an import out. */
@Injectable()
export class ImportWays {
  constructor(
    readonly single: RowByRow,
    readonly whole: AllOrNothing,
  ) {}
}

/** Carries out imports, the oldest first and one at a time, wherever. Any number of instances share the work. */
@Injectable()
export class ImportRunner implements BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private isLeaving = false;

  constructor(
    private readonly database: Database,
    private readonly ways: ImportWays,
    private readonly report: ImportReport,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Carries out all that waits, and comes back when nothing does or it is another instance's turn. */
  @Interval(sweepMilliseconds)
  runDue(): Promise<void> {
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  /** Forgets imports of long ago, and files that never came whole. */
  async forgetOld(): Promise<void> {
    const [stalled, old] = [this.clock.inSeconds(-givenUpSeconds), this.clock.inSeconds(-keptSeconds)];
    // one by one: each takes its errors along, which may be many
    for (let dropped = 1; dropped > 0 && !this.isLeaving;)
      dropped = (await this.database.transaction((tx) => tx.rows(sql.dropOld, stalled, old))).length;
  }

  /** The batch that runs is finished, the next one is somebody else's. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isLeaving = true;
    await this.running?.catch(() => undefined);
  }

  private async run(): Promise<void> {
    while (!this.isLeaving) {
      const next = await this.database.read.row(sql.nextImport);
      if (next === null || !(await this.step(next))) return;
    }
  }

  /** Gives false when others have their turn, or to wait a while after a failure. */
  private async step(next: sql.ImportRow): Promise<boolean> {
    try {
      const isWhole = next.dry_run || next.atomic;
      return await (isWhole
        ? this.ways.whole.run(next.id, () => this.isLeaving)
        : this.ways.single.step(next.id));
    } catch (error) {
      if (error instanceof ImportStopped) return true;
      if (error instanceof EndlessRecord) return this.giveUp(next.id, endless(error));
      if (!this.isLeaving) await this.settleFailure(next.id, error);
      return false;
    }
  }

  /** What fails is tried a few times; what the database cannot do just now, for about a minute of its time. */
  private async settleFailure(id: string, error: unknown): Promise<void> {
    this.log.failure(error, { job: 'imports', importId: id });
    const fault = faultOf(error);
    const most = fault !== null && isUnavailable(fault) ? mostOutages : mostAttempts;
    // while the database is away nothing is counted either
    const counted = await this.database.transaction((tx) => tx.row(sql.countFailure, id)).catch(() => null);
    if ((counted?.attempts ?? 0) >= most) await this.giveUp(id, internal);
  }

  private async giveUp(id: string, failure: Failure): Promise<boolean> {
    await this.database.transaction((tx) => this.report.finish(tx, id, failure));
    return true;
  }
}

const endless = ({ line }: EndlessRecord): Failure => ({
  code: 'ENDLESS_RECORD',
  detail: `The record that begins on line ${line} is larger than any row can be, or its quoted cell does not end.`,
});

const internal: Failure = {
  code: 'INTERNAL_ERROR',
  detail: 'Something went wrong on our side, several times; it has been logged under the id of the import.',
};
