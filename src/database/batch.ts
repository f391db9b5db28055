import pg from 'pg';
import type { QueryResult } from 'pg';
import { RowShape, type Column } from './row-shape.js';

/** A statement and what it is run with; one without a name is prepared for this once. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  /** Each value is a list with one element for each who asks (Gathering). */
  readonly isGathered?: boolean;
}

/** Where messages are written to. */
interface Outlet {
  readonly writable: boolean;
  write(bytes: Buffer): boolean;
}

/** What pg's connection offers, and its types do not name. */
interface Wire {
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: unknown[]; valueMapper: unknown }): void;
  describe(what: { type: 'P' }): void;
  execute(): void;
  sync(): void;
  readonly stream: Outlet;
  readonly parsedStatements: Partial<Record<string, string>>;
  readonly submittedNamedStatements: Partial<Record<string, string>>;
}

/** How the rows of prepared statements are read, by their names. */
export type Shapes = Map<string, RowShape>;

/** pg's own way of writing values, which its types do not name either. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: unknown } }).utils;

/**
 * Several statements in one round trip. They run in their order; the first that fails is the last that ran, because
 * PostgreSQL passes over everything up to the next Sync, and there is one for all of them (PostgreSQL's manual,
 * "Extended Query"). That is what pg's own pipeline mode, with a Sync for each, does not give. What the rows of a prepared
 * statement look like is asked for once: PostgreSQL refuses to run it when they would look otherwise.
 */
export class Batch {
  /** Called by pg when it gives up waiting. */
  callback: (error: Error | null) => void;
  private readonly answers: QueryResult[] = [];
  private failure: Error | null = null;
  /** Of the statement whose turn it is. */
  private at = 0;
  private shape: RowShape | null;
  private rows: object[] = [];

  /** @param shapes of what the connection has prepared so far; what becomes known is kept there */
  constructor(
    readonly statements: readonly NamedQuery[],
    private readonly shapes: Shapes,
    done: (error: Error | null, answers: QueryResult[]) => void,
  ) {
    // not written where it is assigned: V8 makes a function old from the start that is given to a property as it is written,
    // and with it all that it names
    const callback = (error: Error | null): void => done(error, this.answers);
    this.callback = callback;
    this.shape = this.shapeOf(this.name);
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
    try {
      for (const statement of this.statements) this.send(statement, collected);
    } catch (error) {
      this.failure = error as Error;
    }
    collected.sync();
    if (wire.stream.writable) wire.stream.write(Buffer.concat(messages));
    return null;
  }

  handleRowDescription({ fields }: { fields: readonly Column[] }): void {
    this.shape = new RowShape(fields);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    if (this.failure !== null) return;
    try {
      this.rows.push(this.shape?.read(fields) ?? {});
    } catch (error) {
      this.failure = error as Error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { name, rows } = this;
    if (name !== '' && !this.shapes.has(name)) this.shapes.set(name, this.shape ?? noRows);
    this.answers.push({ ...completed(text), oid: 0, rows, fields: [] });
    this.at += 1;
    this.shape = this.shapeOf(this.name);
    this.rows = [];
  }

  /** What was not reached was not prepared either. */
  handleError(error: Error, wire: Wire): void {
    for (const { name } of this.statements.slice(this.at)) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- pg's own table, in pg's own way
      delete wire.submittedNamedStatements[name];
    }
    this.callback(this.failure ?? error);
  }

  /** Everything ran, or a value could not be sent. */
  handleReadyForQuery(wire: Wire): void {
    if (this.failure === null) this.callback(null);
    else this.handleError(this.failure, wire);
  }

  /** @throws Error a value cannot be written down, or the name is another statement's */
  private send({ name, text, values }: NamedQuery, wire: Wire): void {
    const known = wire.parsedStatements[name] ?? wire.submittedNamedStatements[name];
    if (known !== undefined && known !== text) throw new Error(`two statements have the name "${name}"`);
    if (known === undefined) this.prepare(name, text, wire);
    wire.bind({ statement: name, values, valueMapper: prepareValue });
    if (this.shapeOf(name) === null) wire.describe({ type: 'P' });
    wire.execute();
  }

  private prepare(name: string, text: string, wire: Wire): void {
    wire.parse({ name, text });
    if (name !== '') wire.submittedNamedStatements[name] = text;
  }

  private shapeOf(name: string): RowShape | null {
    return this.shapes.get(name) ?? null;
  }

  private get current(): NamedQuery {
    const query = this.statements[this.at] ?? this.statements.at(-1);
    if (query === undefined) throw new Error('a batch has a statement at least');
    return query;
  }
}

/** Of statements that give none. */
const noRows = new RowShape([]);

/** What PostgreSQL says when a statement has run: `INSERT 0 1`, `SELECT 20`, `COMMIT`. */
function completed(text: string): { command: string; rowCount: number | null } {
  const words = text.split(' ');
  const rowCount = Number(words.at(-1));
  return { command: words[0] ?? '', rowCount: Number.isNaN(rowCount) ? null : rowCount };
}

/** Keeps what is written to it. */
function outletTo(messages: Buffer[]): Outlet {
  return { writable: true, write: (bytes) => messages.push(bytes) > 0 };
}
