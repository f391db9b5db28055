import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { Database } from '../database/database.js';
import { latestMigration } from '../database/migrate.js';
import { quick } from '../database/statement.js';

/** How the database is. */
interface State {
  /** Of the newest migration; null: there is none. */
  name: string | null;
  takes_writes: boolean;
}

/** Quick, so that no replica answers it: that is in recovery by intent. */
const state = quick<State>(
  'health-database-state',
  `SELECT NOT pg_is_in_recovery() AS takes_writes,
     (SELECT name FROM migrations ORDER BY "timestamp" DESC LIMIT 1) AS name`,
);

/** The database answers, can be written to, and its schema is the one of this release. */
@Injectable()
export class DatabaseHealth {
  private running: Promise<State | null> | null = null;

  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
  ) {}

  async check<Key extends string>(key: Key): Promise<HealthIndicatorResult<Key>> {
    const indicator = this.indicators.check(key);
    try {
      const found = await this.ask();
      const isReady = found?.takes_writes === true && found.name === latestMigration();
      return isReady ? indicator.up() : indicator.down();
    } catch {
      return indicator.down();
    }
  }

  /** Probes are never refused; one query answers all that come while it runs, so that they stay cheap. */
  private ask(): Promise<State | null> {
    this.running ??= this.database.read.row(state).finally(() => (this.running = null));
    return this.running;
  }
}
