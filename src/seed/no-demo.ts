import pg from 'pg';
import { demoAccounts } from '../config/demo-accounts.js';

/** The demo accounts, whose password is published, stand in a database of a production. */
export class DemoInProduction extends Error {
  constructor() {
    super(
      'This database holds the demo accounts (@stoa.test), whose password is published. Production does not start on it; use another database.',
    );
  }
}

/** That nobody can come in with a password that is published. @throws DemoInProduction */
export async function assertNoDemoAccounts(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const emails = demoAccounts.map(({ email }) => email);
    const { rowCount } = await client.query('SELECT FROM users WHERE email_key = ANY($1)', [emails]);
    if (rowCount !== 0) throw new DemoInProduction();
  } finally {
    await client.end();
  }
}
