import { Clock } from '../../clock/clock.js';
import { allMigrations } from '../../database/migrate.js';
import { connect } from './connection.js';
import { fault, ofDatabase, ok, warning, type Check, type Finding } from './finding.js';

const [unevenSeconds, wrongSeconds] = [1, 30];
const fewestConnections = 5;

/** Whether the database has the schema of this release. */
const migrations: Check = {
  name: 'migrations',
  look: async ({ client }) => {
    if (client === null) return null;
    const known = allMigrations();
    const made = await client
      .query<{ name: string }>('SELECT name FROM migrations')
      .then(({ rows }) => rows.map(({ name }) => name))
      .catch((error: unknown) => {
        if ((error as { code?: unknown }).code === '42P01') return [];
        throw error;
      });
    const [missing, foreign] = [minus(known, made), minus(made, known)];
    const [first = '', newest = ''] = [missing[0], foreign.at(-1)];
    if (missing.length > 0)
      return fault(
        `${missing.length} of ${known.length} migrations are missing, the first is ${first}.`,
        'Run npm run stoa -- migrate; a start of the service does so, too.',
      );
    if (foreign.length > 0)
      return warning(`A later release has been here (${newest}).`, 'Use that release, or another database.');
    return ok(`All ${known.length} are there.`);
  },
};

const minus = (all: readonly string[], some: readonly string[]): string[] => {
  const known = new Set(some);
  return all.filter((one) => !known.has(one));
};

const unreadable = `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT has_table_privilege($1, c.oid, 'SELECT')
  ORDER BY c.relname`;
const powers = `SELECT r.rolsuper AS "isSuper", pg_has_role(r.oid, c.relowner, 'MEMBER') AS owns,
    has_table_privilege(r.oid, c.oid, 'INSERT') AND has_table_privilege(r.oid, c.oid, 'UPDATE') AS writes
  FROM pg_roles r, pg_class c WHERE r.rolname = $1 AND c.oid = 'public.users'::regclass`;

/** Whether the role of the service may do what it has to, and in production no more. */
const rights = ofDatabase('role', async (client, { role, config }) => {
  const { rows: hidden } = await client.query<{ name: string }>(unreadable, [role]);
  const { rows } = await client.query<Powers>(powers, [role]);
  const [power] = rows;
  if (hidden.length > 0 || power?.writes !== true)
    return fault(
      `${role} may not use ${hidden.length > 0 ? named(hidden.map(({ name }) => name)) : 'the tables'}.`,
      'Set DATABASE_OWNER_URL to the role that owns them, and run npm run stoa -- migrate: it grants what is needed.',
    );
  return measured(role, power, config.production);
});

interface Powers {
  readonly isSuper: boolean;
  readonly owns: boolean;
  readonly writes: boolean;
}

function measured(role: string, { isSuper, owns }: Powers, isProduction: boolean): Finding {
  if (!isSuper && !owns) return ok(`${role} has what the service needs, and no more.`);
  const says = `${role} ${isSuper ? 'is a superuser' : 'owns the tables'}.`;
  return isProduction
    ? warning(says, 'Let the service use a role that owns nothing, and set DATABASE_OWNER_URL to the owner.')
    : ok(`${says} In production give the service a role that owns nothing.`);
}

const named = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} and ${others.length} more tables`;

/** The owner's way in, where it is another. */
const owner: Check = {
  name: 'owner',
  look: async ({ config }) => {
    if (config.database.ownerUrl === null) return null;
    const { client, finding } = await connect(config.database.ownerUrl);
    await client?.end();
    if (finding.state === 'ok') return ok('The role of DATABASE_OWNER_URL gets in.');
    return { ...finding, advice: finding.advice?.replace('DATABASE_URL', 'DATABASE_OWNER_URL') ?? null };
  },
};

/** Tokens, leases and schedules are told by both clocks. */
const clocks = ofDatabase('clock', async (client) => {
  const clock = new Clock();
  const before = clock.now().getTime();
  const { rows } = await client.query<{ at: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at',
  );
  const after = clock.now().getTime();
  const at = rows[0]?.at ?? before;
  const apart = at < before ? before - at : Math.max(0, at - after);
  return clockFinding(apart / 1000);
});

/** What a difference of so many seconds means. */
export function clockFinding(seconds: number): Finding {
  if (seconds < unevenSeconds) return ok('It agrees with that of the database.');
  const says = `It differs from that of the database by ${Math.round(seconds)} s.`;
  const advice = 'Have both machines set theirs by NTP.';
  return seconds < wrongSeconds ? warning(says, advice) : fault(says, advice);
}

const counted = `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most,
  (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used`;

/** A process holds two pools, and a deployment starts the next before it ends the last. */
const connections = ofDatabase('connections', async (client, { config }) => {
  const { rows } = await client.query<{ most: number; used: number }>(counted);
  const { most = 0, used = 0 } = rows[0] ?? {};
  const [free, wanted] = [most - used, 2 * config.database.poolSize + fewestConnections];
  const says = `${free} of ${most} are free, and a process takes up to ${wanted}.`;
  const advice = 'Raise max_connections, or lower DATABASE_POOL_SIZE.';
  if (free < fewestConnections) return fault(says, advice);
  return free < wanted ? warning(says, advice) : ok(says);
});

export const databaseChecks = [migrations, rights, owner, clocks, connections];
