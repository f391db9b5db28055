import { DataSource, type MigrationInterface } from 'typeorm';
import { migrations } from './migrations/migrations.js';

/** Any fixed number: two instances that start together take the same lock, and the second finds nothing to do. */
const migrationLock = 5_706_120_001;

/**
 * Brings the database at `url` to the newest schema, and gives the names of the migrations that it took. Safe to run from
 * many instances at once.
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations: migrations as (new () => MigrationInterface)[],
    migrationsTableName: 'migrations',
    extra: { max: 2, connectionTimeoutMillis: 10_000, application_name: 'stoa-migrate' },
  });
  await dataSource.initialize();
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name);
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await guard.release();
    await dataSource.destroy();
  }
}

/** The names of all migrations of this release, in their order. */
export function allMigrations(): string[] {
  return migrations.map((Migration) => new Migration().name);
}

/** The name of the last migration of this release; asked by the readiness check. */
export function latestMigration(): string {
  return allMigrations().at(-1) ?? '';
}
