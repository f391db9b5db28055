import { databases, oneOf, url, whole } from './parsers.js';
import { variable } from './variable.js';

const database = url('postgres:', 'postgresql:');

/** Where the database is, by which ways, and how many connections are kept. */
export const databaseVariables = {
  DATABASE_URL: variable(
    undefined,
    'PostgreSQL 15 or newer. Unset: one of its own, in STOA_DATA_DIR.',
    database,
  ),
  DATABASE_OWNER_URL: variable(
    undefined,
    'The same database as the role that owns it, not through a pooler: migrates, and gives the role of DATABASE_URL just what it needs. Unset: DATABASE_URL does both.',
    database,
  ),
  DATABASE_DIRECT_URL: variable(
    undefined,
    'The same database past the pooler, for what needs a connection of its own: one for each process. Unset: DATABASE_URL.',
    database,
  ),
  DATABASE_POOLER: variable(
    'none',
    'What DATABASE_URL leads to: PostgreSQL, PgBouncer in transaction mode, or that from 1.21 on with max_prepared_statements.',
    oneOf('none', 'transaction', 'transaction-prepared'),
  ),
  DATABASE_REPLICA_URLS: variable(
    '',
    'Streaming replicas of the same database, comma-separated, not through a pooler: GET reads there what is not older than on the primary. Unset: the primary answers all.',
    databases,
  ),
  DATABASE_POOL_SIZE: variable(
    '10',
    'Connections for writing; as many again for reading, and for each replica.',
    whole(1, 200),
  ),
  DATABASE_POOL_WAITING: variable(
    '500',
    'Requests that wait for a connection to write, or to read, at most; who comes then gets 503 at once. 0: however many.',
    whole(0, 1_000_000),
  ),
};
