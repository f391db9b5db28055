import pg from 'pg';

/** What a test run asks of its PostgreSQL server. */
export interface Admin {
  /** Makes a database, a copy of `template` if given, and gives its address. */
  create(name: string, template?: string): Promise<string>;
  drop(name: string): Promise<void>;
}

/** Connects to the server of this run for as long as `work` lasts. */
export async function withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
  const serverUrl = process.env['TEST_SERVER_URL'] ?? '';
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work({
      create: async (name, template) => {
        await client.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
        return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
      },
      drop: async (name) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      },
    });
  } finally {
    await client.end();
  }
}
