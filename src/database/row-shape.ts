import pg from 'pg';

/** A column, as PostgreSQL describes it. */
export interface Column {
  readonly name: string;
  readonly dataTypeID: Parameters<typeof pg.types.getTypeParser>[0];
}

type Row = Record<string, unknown>;
type Parser = (text: string) => unknown;

/** How the rows of a statement are read: which columns they have, and what each is made of its text. */
export class RowShape {
  private readonly names: readonly string[];
  private readonly parsers: readonly Parser[];
  private readonly empty: Readonly<Row>;

  constructor(columns: readonly Column[]) {
    this.names = columns.map(({ name }) => name);
    this.parsers = columns.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, 'text') as Parser);
    this.empty = Object.fromEntries(this.names.map((name) => [name, null]));
  }

  /** The row of those texts. */
  read(texts: readonly (string | null)[]): Row {
    const row: Row = { ...this.empty };
    this.names.forEach((name, at) => {
      const text = texts[at] ?? null;
      if (text !== null) row[name] = this.parsers[at]?.(text);
    });
    return row;
  }
}
