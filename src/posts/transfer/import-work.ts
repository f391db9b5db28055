import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import { Problem } from '../../http/problem/problem.js';
import { ValidationFailed, type FieldError } from '../../http/problem/problems.js';
import type { JobRun } from '../../jobs/job-kind.js';
import { Jobs } from '../../jobs/jobs.js';
import { ImportReport, ImportStopped, type Failure, type Outcome } from './import-report.js';
import { BrokenFile, type Candidate } from './import-source.js';
import { ImportSources } from './import-sources.js';
import * as sql from './imports.sql.js';
import { PostTaking, type ReadyPost } from './post-taking.js';

/** The kind of its jobs. */
export const importPosts = 'import-posts';
const mostAttempts = 8;
/** The largest file of the worst texts takes hours; what does not end by then goes on in the next attempt. */
const longestSeconds = 6 * 3_600;
/** A file of which nothing has come for so long does not come any more. */
const [givenUpSeconds, keptSeconds] = [3_600, 30 * 86_400];

/** A post of a file, read: what to write, or what it came to without that. */
type Read =
  | { readonly ready: ReadyPost; readonly notes: readonly FieldError[] }
  | { readonly outcome: Exclude<Outcome, 'created'>; readonly notes: readonly FieldError[] };

/** Carries out imports: post by post, each with its checkpoint in one transaction. */
@Injectable()
export class ImportWork implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly sources: ImportSources,
    private readonly taking: PostTaking,
    private readonly report: ImportReport,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: importPosts,
      retries: mostAttempts - 1,
      longestSeconds,
      handle: ({ importId }, run) => this.run(String(importId), run),
    });
  }

  /** Has an import carried out. */
  async ask(tx: Tx, importId: string): Promise<void> {
    await this.jobs.enqueue(tx, importPosts, { importId });
  }

  /**
   * Goes on where the import is. A process that dies has written a post and moved the checkpoint, or neither; of two that are
   * at one import, each post is taken by one.
   */
  private async run(id: string, run: JobRun): Promise<void> {
    try {
      const row = await this.report.begin(id);
      await this.takeAll(row, run);
      await this.report.finish(id);
    } catch (error) {
      if (error instanceof ImportStopped) return;
      if (error instanceof BrokenFile) return this.report.finish(id, error);
      if (run.attempt >= mostAttempts && !run.signal.aborted) await this.report.finish(id, internal);
      throw error;
    }
  }

  private async takeAll(row: sql.PostImportRow, run: JobRun): Promise<void> {
    let position = 0;
    for await (const candidate of this.sources.open(row)) {
      position += 1;
      if (position <= row.position) continue;
      run.signal.throwIfAborted();
      await this.takeOne(row, position, candidate);
      run.progress(Math.min(candidate.end, row.bytes_total), row.bytes_total);
    }
  }

  private async takeOne(row: sql.PostImportRow, position: number, candidate: Candidate): Promise<void> {
    const place = { position, name: candidate.name, end: candidate.end };
    const read = await this.read(row, candidate);
    try {
      await this.database.transaction(async (tx) => {
        await this.report.take(tx, row, position);
        const outcome =
          'ready' in read ? await this.taking.take(tx, read.ready, row.created_by) : read.outcome;
        this.report.count(tx, row, place, { outcome, notes: read.notes });
      });
    } catch (error) {
      const notes = faultsOf(error);
      await this.database.transaction(async (tx) => {
        await this.report.take(tx, row, position);
        this.report.count(tx, row, place, { outcome: 'refused', notes });
      });
    }
  }

  private async read(row: sql.PostImportRow, candidate: Candidate): Promise<Read> {
    try {
      const offer = await candidate.read();
      if ('leftOut' in offer) return { outcome: 'leftOut', notes: [offer.leftOut] };
      const ready = await this.taking.prepare(offer.given, offer.slug, row.id);
      return { ready, notes: offer.warnings };
    } catch (error) {
      return { outcome: 'refused', notes: faultsOf(error) };
    }
  }
}

/** Forgets imports of long ago, and files that never came whole. */
@Injectable()
export class ImportSweep implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({
      name: 'forget-post-imports',
      cron: '7-59/10 * * * *',
      work: (run) => this.forgetOld(run),
    });
  }

  private async forgetOld(run: JobRun): Promise<void> {
    const [stalled, old] = [this.clock.inSeconds(-givenUpSeconds), this.clock.inSeconds(-keptSeconds)];
    for (let dropped = 1; dropped > 0 && !run.signal.aborted;)
      dropped = (await this.database.transaction((tx) => tx.rows(sql.dropOldPostImport, stalled, old)))
        .length;
  }
}

const internal: Failure = {
  code: 'INTERNAL_ERROR',
  detail: 'Something went wrong on our side, several times; it has been logged under the id of the import.',
};

/** What an error says of a post; what says nothing of it is thrown again, and so is what passes. */
function faultsOf(error: unknown): readonly FieldError[] {
  if (error instanceof ValidationFailed) return error.errors;
  if (error instanceof Problem && error.kind.status < 500)
    return [{ field: 'file', message: error.detail, code: error.kind.code }];
  throw error;
}
