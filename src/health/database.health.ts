import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { Database } from '../database/database.js';
import { latestMigration } from '../database/migrate.js';
import { statement } from '../database/statement.js';

const newest = statement<{ name: string }>(
  'health-newest-migration',
  'SELECT name FROM migrations ORDER BY "timestamp" DESC LIMIT 1',
);

/** The database answers, and its schema is the one of this release. */
@Injectable()
export class DatabaseHealth {
  private running: Promise<{ name: string } | null> | null = null;

  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
  ) {}

  async check<Key extends string>(key: Key): Promise<HealthIndicatorResult<Key>> {
    const indicator = this.indicators.check(key);
    try {
      const row = await this.ask();
      return row?.name === latestMigration() ? indicator.up() : indicator.down();
    } catch {
      return indicator.down();
    }
  }

  /** Probes are never refused; one query answers all that come while it runs, so that they stay cheap. */
  private ask(): Promise<{ name: string } | null> {
    this.running ??= this.database.read.row(newest).finally(() => (this.running = null));
    return this.running;
  }
}
