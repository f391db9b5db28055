import pg from 'pg';
import type { Statement } from '../../database/statement.js';
import * as sql from './revocations.sql.js';

/** How long the row says that an instance lives: longer than it believes itself, for clocks that are set. */
const rowMilliseconds = 1_300;

/**
 * A connection of its own for the lease: it hears notices, and no request that waits for the pool delays it. Whatever
 * takes longer than a lease is worth nothing, and ends the connection.
 */
export class Wire {
  private constructor(private readonly client: pg.Client) {}

  isOpen = true;

  /** Connects and listens. `onLoss` is called once, at the moment the connection is known to be gone. */
  static async open(
    url: string,
    { onNotice, onLoss }: { onNotice: () => void; onLoss: () => void },
  ): Promise<Wire> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'stoa-revocations',
      connectionTimeoutMillis: 1_000,
      query_timeout: 1_000,
      statement_timeout: 1_000,
      keepAlive: true,
    });
    const wire = new Wire(client);
    const lose = (): void => {
      if (wire.isOpen) onLoss();
      wire.isOpen = false;
    };
    client.on('error', lose).on('end', lose).on('notification', onNotice);
    try {
      await client.connect();
      await client.query('LISTEN stoa_revocations');
    } catch (error) {
      await wire.close();
      throw error;
    }
    return wire;
  }

  /** The number of the last revocation there is. */
  async newest(): Promise<number> {
    const [row] = await this.rows(sql.newest);
    return row?.sequence ?? 0;
  }

  /** Says that the instance lives and holds everything up to `applied`; gives what came after, in order. */
  renew(instance: string, applied: number): Promise<sql.News[]> {
    return this.rows(sql.renew, instance, applied, rowMilliseconds);
  }

  /** Nobody needs to wait for this instance any more. */
  async leave(instance: string): Promise<void> {
    await this.rows(sql.leave, instance);
  }

  /** Ends the connection, also one that no longer answers. */
  async close(): Promise<void> {
    this.isOpen = false;
    const { stream } = (this.client as unknown as { connection: { stream: { destroy(): void } } }).connection;
    const end = this.client.end().catch(() => undefined);
    const timer = setTimeout(() => stream.destroy(), 200);
    await end;
    clearTimeout(timer);
  }

  private async rows<Row>(statement: Statement<Row>, ...values: unknown[]): Promise<Row[]> {
    return (await this.client.query({ text: statement.text, values })).rows as Row[];
  }
}
