import type { Stoa } from './stoa.js';

/** Takes a lock behind the API, so that whoever needs it comes to wait in the order in which they ask. */
export async function hold(
  stoa: Stoa,
  statement: string,
  values: unknown[] = [],
): Promise<{ release: () => Promise<void> }> {
  const client = await stoa.sql.connect();
  await client.query('BEGIN');
  await client.query(statement, values);
  return {
    release: async () => {
      await client.query('COMMIT');
      client.release();
    },
  };
}
