import type { ClientConfig, QueryResult } from 'pg';
import type { NamedQuery } from './batch.js';
import { isNamed, MortalClient } from './mortal-client.js';

type Send = (...parameters: unknown[]) => Promise<QueryResult>;

/** The first statement of every transaction. */
export const begin: NamedQuery = { name: 'begin', text: 'BEGIN', values: [] };
const commit: NamedQuery = { name: 'commit', text: 'COMMIT', values: [] };
/** Takes back what was done since the savepoint, and the savepoint. */
const undo = 'ROLLBACK TO SAVEPOINT nested; RELEASE SAVEPOINT nested';
/** What is answered for a statement that was not sent, since nothing depends on it yet. */
const notYet: QueryResult = { command: '', rowCount: null, oid: 0, rows: [], fields: [] };

/**
 * A client that waits for the database no more often than it must: a transaction begins with its first statement, and
 * what was {@link postpone}d goes with the next statement whose answer is waited for, at the latest with the commit.
 */
export class SparingClient extends MortalClient {
  /** What a transaction begins with. */
  protected readonly opening: readonly NamedQuery[] = [begin];
  private waiting: NamedQuery[] = [];

  constructor(config?: string | ClientConfig) {
    super(config);
    const send = this.query.bind(this) as unknown as Send;
    const query = (...parameters: unknown[]): unknown => {
      const [what] = parameters;
      if (what === 'START TRANSACTION') return this.begin();
      if (what === 'ROLLBACK') return this.rollBack(send);
      if (what === 'COMMIT') return this.commit();
      if (what === undo) this.waiting = [];
      if (this.waiting.length === 0 || isNamed(what)) return send(...parameters);
      return this.together([]).then(() => send(...parameters));
    };
    Object.assign(this, { query });
  }

  /** Puts a statement of the open transaction off; an error of it is thrown by whatever is sent with it. */
  postpone(query: NamedQuery): void {
    this.waiting.push(query);
  }

  /** Runs `work` in a savepoint of the open transaction; when it throws, nothing of it stays. */
  async nested<T>(work: () => Promise<T>): Promise<T> {
    await this.query('SAVEPOINT nested');
    try {
      const result = await work();
      await this.query('RELEASE SAVEPOINT nested');
      return result;
    } catch (error) {
      // where it cannot be undone the transaction is lost, and this is why
      await this.query(undo).catch(() => undefined);
      throw error;
    }
  }

  /** Sends what was put off, and these; gives the answers to these. */
  override async together(queries: readonly NamedQuery[]): Promise<QueryResult[]> {
    const before = this.waiting;
    this.waiting = [];
    const answers = await super.together([...before, ...queries].map((query) => this.dressed(query)));
    return answers.slice(before.length);
  }

  /** The statement as it is sent. */
  protected dressed(query: NamedQuery): NamedQuery {
    return query;
  }

  private begin(): Promise<QueryResult> {
    this.waiting = [...this.opening];
    return Promise.resolve(notYet);
  }

  /** @throws Error when the transaction had failed, and somebody who knew of it went on all the same */
  private async commit(): Promise<QueryResult> {
    if (this.waiting[0] === begin && this.waiting.length === this.opening.length) {
      this.waiting = [];
      return notYet;
    }
    const [answer = notYet] = await this.together([commit]);
    if (answer.command !== 'COMMIT') throw new Error('what was to be committed had failed before');
    return answer;
  }

  private rollBack(send: Send): Promise<QueryResult> {
    const isBegun = this.waiting[0] !== begin;
    this.waiting = [];
    return isBegun ? send('ROLLBACK') : Promise.resolve(notYet);
  }
}
