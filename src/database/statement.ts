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
  /** Many who ask at once are answered by one run of it (Gathering). */
  readonly isGathered?: boolean;
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

/**
 * A {@link quick} statement that answers all who ask at one moment in one run, at a third of what as many runs would cost
 * PostgreSQL: most of a short run is its beginning. `columns` are the values of one who asks, in their order, each with its
 * type, none of them a list; `select` finds the rows for `asked.<column>`.
 */
export function gathered<Row>(
  name: string,
  columns: Readonly<Record<string, string>>,
  select: string,
): Statement<Row> {
  // lists that the planner does not see: for each number of those who ask it would make a plan of its own, which takes longer
  const lists = Object.values(columns).map((type, at) => `(SELECT $${at + 1}::${type}[])`);
  return {
    name,
    text: `SELECT asked.asker, found.*
  FROM unnest(${lists.join(', ')}) WITH ORDINALITY AS asked (${Object.keys(columns).join(', ')}, asker)
  CROSS JOIN LATERAL (${select}) AS found`,
    isQuick: true,
    isGathered: true,
  };
}

/** Anything that runs named statements: the reading side, or an open transaction. */
export interface Rows {
  /** Every row of the answer. */
  rows<Row>(statement: Statement<Row>, ...values: unknown[]): Promise<Row[]>;
  /** The first row of the answer, or null. */
  row<Row>(statement: Statement<Row>, ...values: unknown[]): Promise<Row | null>;
}
