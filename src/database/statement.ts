/**
 * One SQL statement with a name, so that each connection parses and plans it once. `Row` is the shape of what it
 * returns; the author of the SQL vouches for it.
 */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Finds few rows by a key, and nothing else: it may share a connection with others (SharedReads). */
  readonly isQuick?: boolean;
  /** Its rows may be long: where there are replicas, one of them answers. */
  readonly isLong?: boolean;
  /** Only for the type; never there. */
  readonly row?: Row;
}

/** Names a statement. The name is unique in the code base and its text never changes while the process runs. */
export function statement<Row>(name: string, text: string): Statement<Row> {
  return { name, text };
}

/** A {@link statement} that finds few rows by a key, in well under a millisecond; on the reading side it shares a connection. */
export function quick<Row>(name: string, text: string): Statement<Row> {
  return { name, text, isQuick: true };
}

/** A {@link quick} statement whose rows may be long; replicas are asked for them as for everything that is not quick. */
export function quickButLong<Row>(name: string, text: string): Statement<Row> {
  return { name, text, isQuick: true, isLong: true };
}

/** Anything that runs named statements: the reading side, or an open transaction. */
export interface Rows {
  /** Every row of the answer. */
  rows<Row>(statement: Statement<Row>, ...values: unknown[]): Promise<Row[]>;
  /** The first row of the answer, or null. */
  row<Row>(statement: Statement<Row>, ...values: unknown[]): Promise<Row | null>;
}
