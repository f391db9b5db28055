import pg, { type ClientConfig, type QueryResult } from 'pg';

/** Sums and counts come as bigint; all of ours stay far below 2^53, so they are read as numbers. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * A client that dies when the server stops answering. Left alive it goes back to the pool half open, and every
 * later request that gets it fails too (brianc/node-postgres#3399); destroyed, the pool makes a new one.
 */
export class MortalClient extends pg.Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...parameters: unknown[]) => unknown;
    const query = (...parameters: unknown[]): unknown => {
      const answer = send(...parameters);
      if (answer instanceof Promise) answer.catch((error: unknown) => void this.dieOf(error));
      return answer;
    };
    Object.assign(this, { query });
  }

  private dieOf(error: unknown): void {
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    if (error instanceof Error && error.message === 'Query read timeout') connection.stream.destroy();
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
    options: `-c TimeZone=UTC -c default_transaction_read_only=${readOnly ? 'on' : 'off'}`,
    Client: MortalClient,
  };
}

/** What an open connection offers for SQL. */
export interface Connection {
  query(config: { name: string; text: string; values: unknown[] }): Promise<QueryResult>;
}
