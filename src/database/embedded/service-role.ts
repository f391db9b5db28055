import { createHmac } from 'node:crypto';
import pg from 'pg';

const role = 'stoa_service';

/**
 * The address under which the service uses the server of its own: a role that owns nothing (R27), made when it is not
 * there yet. Its password follows from the owner's, so that every process that may read the one knows the other.
 */
export async function serviceUrlOf(ownerUrl: string): Promise<string> {
  const address = new URL(ownerUrl);
  const password = createHmac('sha256', address.password).update(role).digest('base64url');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    const { rows } = await client.query<{ statement: string }>(
      'SELECT format($1, $2::text, $3::text) AS statement',
      [
        rowCount === 0 ? 'CREATE ROLE %I LOGIN PASSWORD %L' : 'ALTER ROLE %I LOGIN PASSWORD %L',
        role,
        password,
      ],
    );
    await client.query(rows[0]?.statement ?? '');
  } finally {
    await client.end();
  }
  return Object.assign(address, { username: role, password }).href;
}
