import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withMade, type Config } from '../../config/config.js';
import { findEmbedded } from '../../database/embedded/embedded.js';
import { fault, ok, warning, type Finding, type Patient } from './finding.js';
import { Questions } from './questions.js';
import { placeOf, unreachable } from './reach.js';

const oldestVersion = 150_000;
/** The role that the service has on a server of its own. */
const ownRole = 'stoa_service';

/** Looks for the database, and what its answer says of it. */
export async function examine(asked: Config): Promise<{ patient: Patient; finding: Finding }> {
  const own = asked.database.url === null ? await findEmbedded(`${asked.dataDir}/postgres`) : null;
  const url = asked.database.url ?? own;
  const direct = asked.database.directUrl ?? url;
  if (url === null || direct === null)
    return { patient: { config: asked, client: null, role: '' }, finding: notRunning(asked) };
  const config = withMade(asked, {
    databaseUrl: url,
    keyEncryptionSecret: asked.auth.keyEncryptionSecret ?? (await secretOf(asked)),
  });
  const { client, finding } = await connect(direct);
  const role = own === null ? decodeURIComponent(new URL(url).username) : ownRole;
  return { patient: { config, client, role }, finding };
}

/** A connection that asks; or why there is none. */
export async function connect(url: string): Promise<{ client: Questions | null; finding: Finding }> {
  try {
    const client = await Questions.open(url);
    return { client, finding: await versionOf(client, placeIn(url)) };
  } catch (error) {
    return { client: null, finding: refused(error, url) };
  }
}

async function versionOf(client: Questions, place: string): Promise<Finding> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, split_part(current_setting('server_version'), ' ', 1) AS version`,
  );
  const { number = 0, version = '' } = rows[0] ?? {};
  if (number < oldestVersion)
    return fault(`PostgreSQL ${version} at ${place} is too old.`, 'Stoa needs 15 or newer.');
  return ok(`PostgreSQL ${version} answers at ${place}.`);
}

const placeIn = (url: string): string => `${placeOf(url)}${new URL(url).pathname}`;

function refused(error: unknown, url: string): Finding {
  const { username, pathname } = new URL(url);
  const [role, name] = [decodeURIComponent(username), decodeURIComponent(pathname.slice(1))];
  const correct = 'correct DATABASE_URL';
  switch ((error as { code?: unknown }).code) {
    case '28P01':
    case '28000':
      return fault(
        `${placeOf(url)} does not let ${role} in with this password.`,
        `Look at the role, or ${correct}.`,
      );
    case '3D000':
      return fault(`${placeOf(url)} has no database ${name}.`, `Make it with createdb, or ${correct}.`);
    case '53300':
      return fault(
        `${placeOf(url)} has no connection left.`,
        'Raise max_connections, or lower DATABASE_POOL_SIZE.',
      );
    default:
      return fault(unreachable(error, placeIn(url)), `Start PostgreSQL there, or ${correct}.`);
  }
}

function notRunning({ dataDir }: Config): Finding {
  const place = `${dataDir}/postgres`;
  return existsSync(join(place, 'cluster'))
    ? warning(
        `The own PostgreSQL in ${place} is not running.`,
        'Start the service with npm start, and ask again.',
      )
    : warning(
        `There is no database yet: npm start makes one in ${place}.`,
        'Set DATABASE_URL to use another.',
      );
}

/** The secret that an earlier start has made; the doctor makes none. */
async function secretOf({ dataDir }: Config): Promise<string> {
  return readFile(join(dataDir, 'key-encryption-secret'), 'utf8').catch(() => '');
}
