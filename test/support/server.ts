import pg from 'pg';

/** What a test run asks of its PostgreSQL server. */
export interface Admin {
  /** Makes a database, a copy of `template` if given, and gives its address. */
  create(name: string, template?: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** Makes the role that the service uses in this run, which owns nothing. */
  createRole(name: string): Promise<void>;
  dropRole(name: string): Promise<void>;
}

/** The same database as the role of the service. Nothing in a test run is worth a secret password. */
export function asService(databaseUrl: string): string {
  const role = { username: process.env['TEST_ROLE'] ?? '', password: 'of a test run' };
  return Object.assign(new URL(databaseUrl), role).href;
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
      createRole: async (name) => {
        await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'of a test run'`);
      },
      dropRole: async (name) => {
        await client.query(`DROP ROLE IF EXISTS ${name}`);
      },
    });
  } finally {
    await client.end();
  }
}
