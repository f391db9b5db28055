import { prepareSchema } from '../boot/database.js';
import { withConfiguredDatabase } from './configured-database.js';

/** Runs the migrations that the database lacks, and says which. A start of the service does the same. */
export async function migrate(): Promise<void> {
  const names = await withConfiguredDatabase(prepareSchema);
  const lines = names.map((name) => `${name}\n`).join('');
  const sum = names.length === 1 ? '1 migration was run.' : `${names.length} migrations were run.`;
  process.stdout.write(
    names.length === 0 ? 'The database has the schema of this release.\n' : `${lines}${sum}\n`,
  );
}
