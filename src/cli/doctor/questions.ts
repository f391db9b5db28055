import pg from 'pg';
import { limitMilliseconds } from './reach.js';

/** A connection on which nothing can be written; checks that ask at the same time are answered in turn, each in time. */
export class Questions {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<Questions> {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: limitMilliseconds,
      query_timeout: limitMilliseconds,
      application_name: 'stoa-doctor',
      options: '-c default_transaction_read_only=on -c TimeZone=UTC',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    return new Questions(client);
  }

  query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult<Row>> {
    const answer = this.last.then(() => this.client.query<Row>(text, [...values]));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  async end(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
