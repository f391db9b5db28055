import pg, { type Pool, type QueryResult } from 'pg';
import type { Config } from '../config/config.js';
import type { NamedQuery } from './batch.js';
import { BoundedPool } from './bounded-pool.js';
import { MortalClient } from './mortal-client.js';
import { GuardedClient, PassingClient, type Conditions } from './pooled-clients.js';
import { SparingClient } from './sparing-client.js';

/** Sums and counts come as bigint; all of ours stay far below 2^53, so they are read as numbers. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Every wait on the database has an end; each limit is shorter than the one around it (R39). Milliseconds. */
export const timeouts = {
  connectionTimeoutMillis: 2_000,
  lock_timeout: 2_000,
  statement_timeout: 4_000,
  answerTimeoutMillis: 5_000,
  idle_in_transaction_session_timeout: 5_000,
} as const;

/** The pg that TypeORM makes its pools with. */
export const driver = { ...pg, Pool: BoundedPool };

// compiling a plan takes longer than any of ours runs; with less memory an index tells pages only, not rows, of what
// a common word finds
const settings = { TimeZone: 'UTC', jit: 'off', work_mem: '16MB' } as const;

/** What is to be said of a pool. */
export type PoolFacts = Pick<Config['database'], 'poolSize' | 'pooler'> &
  Partial<Pick<Config['database'], 'mostWaiting'>>;

/** What both pools hand to pg. */
export function poolOptions(
  { poolSize, pooler, mostWaiting = 0 }: PoolFacts,
  readOnly: boolean,
): Record<string, unknown> {
  const { connectionTimeoutMillis, answerTimeoutMillis, ...limits } = timeouts;
  const common = {
    connectionTimeoutMillis,
    answerTimeoutMillis,
    max: poolSize,
    maxWaiting: mostWaiting,
    keepAlive: true,
    maxLifetimeSeconds: 1_800,
    application_name: readOnly ? 'stoa-read' : 'stoa',
  };
  if (pooler !== 'none') {
    const each = { ...settings, ...limits, ...(readOnly ? { transaction_read_only: 'on' } : {}) };
    const conditions: Conditions = { settings: each, isPrepared: pooler === 'transaction-prepared' };
    return { ...common, ...conditions, Client: readOnly ? GuardedClient : PassingClient };
  }
  const given = { ...settings, default_transaction_read_only: readOnly ? 'on' : 'off' };
  return {
    ...common,
    ...limits,
    options: Object.entries(given)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    Client: readOnly ? MortalClient : SparingClient,
  };
}

/** What an open connection offers for SQL. */
export interface Connection {
  query(config: NamedQuery): Promise<QueryResult>;
}

/**
 * Runs one query on a connection of the pool. The pool's own `query` throws the connection away after every error,
 * also when only the query was at fault; {@link MortalClient} knows which errors are the connection's.
 */
export async function queryOn(pool: Pool, query: Parameters<Connection['query']>[0]): Promise<QueryResult> {
  const client = await pool.connect();
  try {
    return await client.query(query);
  } finally {
    client.release();
  }
}
