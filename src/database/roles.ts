import pg from 'pg';

/**
 * Tables to which the service adds rows and no more, whatever a statement that slipped in may ask, but for the columns
 * named here: what a person is erased from, and the file of an invoice, which is put in once.
 */
const appendOnly: Readonly<Record<string, readonly string[]>> = {
  audit_log: [],
  invoices: ['pdf'],
  ledger_entries: [],
  order_history: ['actor_id', 'actor_salt', 'reason', 'reason_salt'],
  post_revisions: ['actor_id'],
  price_history: [],
  refund_lines: [],
  shipment_lines: [],
  stock_movements: [],
};
/** What migrations alone write, and triggers. */
const readOnly = ['invoice_series', 'migrations', 'order_history_heads', 'order_status_moves'];

/**
 * Gives the role that the service uses what it needs of the tables that another role owns, and takes the rest away
 * (R27): it cannot change the schema, nor rewrite what only grows. Run after each migration; from any number of
 * instances at once.
 */
export async function grantService(ownerUrl: string, serviceUrl: string): Promise<void> {
  const role = await currentUser(serviceUrl);
  await asRole(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ statement: string }>(
      `SELECT format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), $1::text) AS statement
       UNION ALL SELECT format(text, $1::text) FROM unnest($2::text[]) AS text`,
      [role, grants()],
    );
    await owner.query("BEGIN; SELECT pg_advisory_xact_lock(hashtext('grants'))");
    await owner.query(rows.map(({ statement }) => statement).join(';\n'));
    await owner.query('COMMIT');
  });
}

function grants(): string[] {
  return [
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    'GRANT USAGE ON SCHEMA public TO %1$I',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1$I',
    'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %1$I',
    // the queue of jobs: rows of its tables, not the tables; it makes no queue that has a table of its own
    'GRANT USAGE ON SCHEMA pgboss TO %1$I',
    'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO %1$I',
    ...Object.keys(appendOnly).map((table) => `REVOKE UPDATE, DELETE ON ${table} FROM %1$I`),
    ...readOnly.map((table) => `REVOKE INSERT, UPDATE, DELETE ON ${table} FROM %1$I`),
    ...Object.entries(appendOnly)
      .filter(([, columns]) => columns.length > 0)
      .map(([table, columns]) => `GRANT UPDATE (${columns.join(', ')}) ON ${table} TO %1$I`),
  ];
}

function currentUser(url: string): Promise<string> {
  return asRole(url, async (client) => {
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]?.role ?? '';
  });
}

async function asRole<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
