import pg, { type ClientConfig, type Pool, type QueryResult } from 'pg';

/** Sums and counts come as bigint; all of ours stay far below 2^53, so they are read as numbers. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Read-only since a failover; prepared statements that no longer fit the schema, or that a pooler has lost. */
const spoilt = new Set(['25006', '0A000', '26000']);

/** What a pool looks at and pg's types do not name. */
interface Innards {
  _queryable: boolean;
  connection: { stream: { destroy(): void } };
}

/**
 * A client that dies when it can no longer serve. Left alive it goes back to the pool half open, and every later
 * request that gets it fails too (brianc/node-postgres#3399); destroyed, the pool makes a new one.
 */
export class MortalClient extends pg.Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    // whoever waits for an answer is told by its query; an error event that nobody hears would end the process
    this.on('error', () => undefined);
    const send = this.query.bind(this) as (...parameters: unknown[]) => unknown;
    const query = (...parameters: unknown[]): unknown => {
      const answer = send(...parameters);
      if (answer instanceof Promise) answer.catch((error: unknown) => void this.dieOf(error));
      return answer;
    };
    Object.assign(this, { query });
  }

  private dieOf(error: unknown): void {
    const { message, code } = error as { message?: string; code?: string };
    if (message !== 'Query read timeout' && !spoilt.has(code ?? '')) return;
    const innards = this as unknown as Innards;
    innards._queryable = false;
    innards.connection.stream.destroy();
  }
}

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
    Client: MortalClient,
  };
}

/** What an open connection offers for SQL. */
export interface Connection {
  query(config: { name: string; text: string; values: unknown[] }): Promise<QueryResult>;
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
