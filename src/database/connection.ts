import pg, { type Pool, type QueryResult } from 'pg';
import type { NamedQuery } from './batch.js';
import { MortalClient } from './mortal-client.js';
import { SparingClient } from './sparing-client.js';

/** Sums and counts come as bigint; all of ours stay far below 2^53, so they are read as numbers. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Every wait on the database has an end; each limit is shorter than the one around it (R39). Milliseconds. */
export const timeouts = {
  connectionTimeoutMillis: 2_000,
  lock_timeout: 2_000,
  statement_timeout: 4_000,
  query_timeout: 5_000,
  idle_in_transaction_session_timeout: 5_000,
} as const;

/** What both pools hand to pg. */
export function poolOptions(size: number, readOnly: boolean): Record<string, unknown> {
  return {
    ...timeouts,
    max: size,
    keepAlive: true,
    maxLifetimeSeconds: 1_800,
    application_name: readOnly ? 'stoa-read' : 'stoa',
    // compiling a plan takes longer than any of ours runs; with less memory an index tells pages only, not rows, of what
    // a common word finds
    options: `-c TimeZone=UTC -c jit=off -c work_mem=16MB -c default_transaction_read_only=${readOnly ? 'on' : 'off'}`,
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
