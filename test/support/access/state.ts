import type { Stoa } from '../stoa.js';

/** Counters and diaries: also a refused request may be counted and noted. */
const unwatched = ['audit_log', 'instances', 'request_windows', 'signin_budgets'];
/** When something was used last is noted by asking, whatever the answer. */
const bookkeeping = ['last_used_at', 'confirmed'];

/** What is stored: a digest of each table. */
export type State = Readonly<Record<string, string>>;

let statement: string | null = null;

/** Reads every table of the service whole; tests have small ones. */
export async function stateOf(stoa: Stoa): Promise<State> {
  statement ??= await statementFor(stoa);
  // named, so that its ninety tables are planned once
  const asked = { name: 'state-of-everything', text: statement };
  const { rows } = await stoa.sql.query<{ name: string; digest: string }>(asked);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** The tables that are not as they were. */
export function changesBetween(before: State, after: State): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}

/** One statement for all tables; the sum of the hashes of its rows is one for a table in whatever order. */
async function statementFor(stoa: Stoa): Promise<string> {
  const { rows } = await stoa.sql.query<{ one: string }>(
    `SELECT format('SELECT %L AS name, count(*) || '' '' || coalesce(sum(hashtextextended(ROW(%s)::text, 0)), 0) AS digest FROM %I',
       table_name, string_agg(quote_ident(column_name), ', '), table_name) AS one
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1) AND column_name <> ALL ($2)
     GROUP BY table_name`,
    [unwatched, bookkeeping],
  );
  return rows.map(({ one }) => one).join(' UNION ALL ');
}
