import { Injectable } from '@nestjs/common';
import { createRequire } from 'node:module';
import { PgBoss, type CommandResponse, type Db, type SendOptions } from 'pg-boss';
import { Background } from '../config/background.js';
import { Database, type Raw, type Tx } from '../database/database.js';
import { Log } from '../logging/log.js';
import type { Endurance, JobData, KnownKind } from './job-kind.js';
import { JobKinds } from './job-kinds.js';
import * as sql from './jobs.sql.js';

/** What a transaction that asked for a job has touched. */
export const waitingJobs = 'waiting jobs';

/** The database has the tables of another pg-boss than the one that is installed. */
export class JobSchemaMismatch extends Error {
  constructor(has: number | null, wants: number) {
    super(
      `The jobs in the database have version ${has ?? 'none'} of pg-boss's tables, and the pg-boss of this release wants version ${wants}. A migration is missing, or another release has been here.`,
    );
  }
}

/** The version of its tables that the installed pg-boss wants. */
export const wantedSchema = (
  createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } }
).pgboss.schema;

/** Long enough for a garbage collection or a slow disk; a worker that died is noticed after this and a watch. */
export const heartbeatSeconds = 30;
const daySeconds = 86_400;
/** How long a dead job is kept, and one that nobody could do: nothing waits for so long. */
const [deadSeconds, longestWaitSeconds] = [90 * daySeconds, 365 * daySeconds];
const hourSeconds = 3_600;

/** pg-boss on our own connections. It watches over jobs and the calendar where there is a background; elsewhere it only takes them. */
@Injectable()
export class Boss {
  readonly queue: PgBoss;

  constructor(
    private readonly database: Database,
    private readonly kinds: JobKinds,
    private readonly background: Background,
    private readonly log: Log,
  ) {
    this.queue = new PgBoss({
      db: throughRaw(database.raw),
      schema: 'pgboss',
      migrate: false,
      createSchema: false,
      registerInstance: false,
      supervise: background.isOn,
      schedule: background.isOn,
      superviseIntervalSeconds: 30,
      monitorIntervalSeconds: 30,
      maintenanceIntervalSeconds: hourSeconds,
      cronMonitorIntervalSeconds: 30,
      cronWorkerIntervalSeconds: 5,
      queueCacheIntervalSeconds: hourSeconds,
      flowIntervalSeconds: hourSeconds,
      reindex: false,
      monitorVacuum: false,
    });
    this.queue.on('error', (error) => this.log.failure(error, { work: 'jobs' }));
  }

  /** Makes the queues, and takes jobs from now on. @throws JobSchemaMismatch */
  async start(): Promise<void> {
    const version = (await this.database.read.row(sql.schemaVersion))?.version ?? null;
    if (version !== wantedSchema) throw new JobSchemaMismatch(version, wantedSchema);
    await this.database.transaction((tx) => tx.rows(sql.makeQueues, JSON.stringify(this.queues())));
    await this.queue.start();
    if (!this.background.isOn) return;
    for (const schedule of this.kinds.schedules())
      await this.queue.schedule(schedule.name, schedule.cron, {}, { missed: 'once', ...enduring(schedule) });
  }

  /** Ends the watch; what is told afterwards is still taken. */
  stop(): Promise<void> {
    return this.queue.stop({ graceful: false, close: false });
  }

  /** Puts a job into its queue, in the transaction. False: a run of that schedule waits already. */
  async send(
    tx: Tx,
    kind: KnownKind,
    data: JobData,
    options: { id?: string; startAfter?: Date | number } = {},
  ): Promise<boolean> {
    const db = throughRaw(tx.raw);
    return (await this.queue.send(kind.name, { ...data }, { ...options, ...enduring(kind), db })) !== null;
  }

  /** When the calendar asks for it next. */
  nextOf(cron: string): Date {
    return this.queue.previewSchedule(cron, { count: 1 })[0] ?? new Date(NaN);
  }

  /** For pg-boss's own calls, in a transaction of ours. */
  within(tx: Tx): { db: Db } {
    return { db: throughRaw(tx.raw) };
  }

  private queues(): { name: string; options: object }[] {
    return this.kinds.all().map((kind) => ({
      name: kind.name,
      options: { policy: kind.schedule === null ? 'standard' : 'exclusive', ...enduring(kind) },
    }));
  }
}

/** Whether the call changed anything: whoever has lost a job to another changes nothing. pg-boss's types leave it out. */
export function hasChanged(response: CommandResponse): boolean {
  return (response as CommandResponse & { affected: number }).affected > 0;
}

function enduring({ retries = 5, backoffSeconds = 5, longestSeconds = 900 }: Endurance): SendOptions {
  return {
    retryLimit: retries,
    retryDelay: backoffSeconds,
    retryBackoff: true,
    retryDelayMax: Math.max(hourSeconds, backoffSeconds),
    expireInSeconds: longestSeconds,
    heartbeatSeconds,
    // until it is done; what has been done is kept for less
    deleteAfterSeconds: deadSeconds,
    retentionSeconds: longestWaitSeconds,
  };
}

/** Of several statements at once pg-boss wants the rows of all. */
function throughRaw(raw: Raw): Db {
  return {
    executeSql: async (text, values) => {
      const result = await raw(text, values);
      return Array.isArray(result) ? { rows: result.flatMap(({ rows }) => rows as unknown[]) } : result;
    },
  };
}
