import pg from 'pg';
import type { QueryResult } from 'pg';

/** A statement and what it is run with; one without a name is prepared for this once. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Where messages are written to. */
interface Outlet {
  readonly writable: boolean;
  write(bytes: Buffer): boolean;
}

/** What pg's connection offers, and its types do not name. */
interface Wire {
  sync(): void;
  close(what: object): void;
  readonly stream: Outlet;
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
}

/** pg's own query, of which it names little; it prepares, binds and reads for us. */
interface OneQuery extends NamedQuery {
  submit(wire: Wire): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  handleError(error: Error, wire: Wire): void;
  handleReadyForQuery(wire: Wire): void;
}

/**
 * Several statements in one round trip. They run in their order; the first that fails is the last that ran, because
 * PostgreSQL passes over everything up to the next Sync, and there is one for all of them (PostgreSQL's manual,
 * "Extended Query"). That is what pg's own pipeline mode, with a Sync for each, does not give.
 */
export class Batch {
  /** Called by pg when it gives up waiting. */
  callback: (error: Error | null) => void;
  private readonly queries: readonly OneQuery[];
  private readonly answers: QueryResult[] = [];
  private failure: Error | null = null;
  private at = 0;

  constructor(
    readonly statements: readonly NamedQuery[],
    done: (error: Error | null, answers: QueryResult[]) => void,
  ) {
    this.callback = (error) => done(error, this.answers);
    this.queries = statements.map((statement) => this.queryOf(statement));
  }

  /** Which statement pg may write down as prepared: the one whose turn it is. */
  get name(): string {
    return this.current.name;
  }

  /** Its SQL. */
  get text(): string {
    return this.current.text;
  }

  /**
   * Sends all of them, in one piece. A value that cannot be sent ends the batch: what would come after it is not sent
   * either.
   */
  submit(wire: Wire): null {
    const messages: Buffer[] = [];
    const collected = Object.create(wire, { stream: { value: outletTo(messages) } }) as Wire;
    const silent = Object.create(collected, {
      sync: { value: () => undefined },
      close: { value: () => undefined },
    }) as Wire;
    try {
      for (const query of this.queries) {
        const refusal = query.submit(silent);
        this.failure ??= refusal;
        if (this.failure !== null) break;
      }
    } finally {
      collected.sync();
      if (wire.stream.writable) wire.stream.write(Buffer.concat(messages));
    }
    return null;
  }

  handleRowDescription(message: unknown): void {
    this.current.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.current.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    this.current.handleCommandComplete(message, wire);
    this.at += 1;
  }

  /** What was not reached was not prepared either. */
  handleError(error: Error, wire: Wire): void {
    for (const { name } of this.queries.slice(this.at)) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- pg's own table, in pg's own way
      delete wire.submittedNamedStatements[name];
    }
    this.callback(this.failure ?? error);
  }

  /** Everything ran, or a value could not be sent. */
  handleReadyForQuery(wire: Wire): void {
    for (const query of this.queries.slice(0, this.at)) query.handleReadyForQuery(wire);
    if (this.failure === null) this.callback(null);
    else this.handleError(this.failure, wire);
  }

  private get current(): OneQuery {
    const query = this.queries[this.at] ?? this.queries.at(-1);
    if (query === undefined) throw new Error('a batch has a statement at least');
    return query;
  }

  private queryOf(statement: NamedQuery): OneQuery {
    // pg would send what has neither name nor values by the other protocol, which ends what it is in
    return new pg.Query(
      { ...statement, queryMode: 'extended' } as NamedQuery,
      (error: Error | null | undefined, answer: unknown) => {
        if (error) this.failure ??= error;
        else this.answers.push(answer as QueryResult);
      },
    ) as unknown as OneQuery;
  }
}

/** Keeps what is written to it. */
function outletTo(messages: Buffer[]): Outlet {
  return { writable: true, write: (bytes) => messages.push(bytes) > 0 };
}
