import type { QueryResult } from 'pg';
import type { NamedQuery } from './batch.js';

/** What a gathered statement is asked by one alone. */
export function askedByOne(name: string, text: string, values: readonly unknown[]): NamedQuery {
  return { name, text, values: values.map((value) => [value]), isGathered: true };
}

/** One who asks, and which of all that is. */
interface Asker {
  readonly query: NamedQuery;
  readonly place: number;
}

/** Questions that are asked together: those by the same gathered statement are one run of it. */
export class Gathering {
  private readonly runs: readonly (readonly Asker[])[];

  constructor(queries: readonly NamedQuery[]) {
    const askers = queries.map((query, place): Asker => ({ query, place }));
    const runs = Map.groupBy(askers, ({ query: { isGathered = false, name }, place }) =>
      isGathered ? name : place,
    );
    this.runs = [...runs.values()];
  }

  /** What is to be sent, in its order. */
  get statements(): NamedQuery[] {
    return this.runs.flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      return others.length === 0 ? first.query : together(first.query, others);
    });
  }

  /** Each its own answer, out of those to {@link statements}. */
  share(answers: readonly QueryResult[]): QueryResult[] {
    const shared: QueryResult[] = [];
    answers.forEach((answer, at) => {
      const askers = this.runs[at] ?? [];
      const own = askers.length === 1 ? [answer] : divided(answer, askers.length);
      askers.forEach(({ place }, asker) => (shared[place] = own[asker] ?? answer));
    });
    return shared;
  }
}

/** The question of all of them. */
function together(first: NamedQuery, others: readonly Asker[]): NamedQuery {
  const listOf = ({ values }: NamedQuery, column: number): unknown[] => values[column] as unknown[];
  const values = first.values.map((_, column) => [
    ...listOf(first, column),
    ...others.flatMap(({ query }) => listOf(query, column)),
  ]);
  return { ...first, values };
}

/** The rows of each of `count` who ask, by the number that a gathered statement gives with them. */
function divided(answer: QueryResult, count: number): QueryResult[] {
  const rows = Array.from({ length: count }, (): unknown[] => []);
  for (const row of answer.rows as { asker: number }[]) rows[row.asker - 1]?.push(row);
  return rows.map((own) => ({ ...answer, rows: own, rowCount: own.length }));
}
