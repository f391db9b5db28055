import type { Pool } from 'pg';

/** Whoever answers questions: a pool, or a connection in a transaction of its own. */
export type Books = Pick<Pool, 'query'>;

/** A sentence about the shop, and a search for what breaks it: nothing, if it holds. */
export interface Invariant {
  readonly sentence: string;
  readonly faults: (books: Books) => Promise<unknown[]>;
}

/** Of what breaks a sentence so many are shown. */
export const shown = 5;

/** Sentences, each with a question in SQL for what breaks it. */
export function invariants(questions: Readonly<Record<string, string>>): Invariant[] {
  return Object.entries(questions).map(([sentence, question]) => ({
    sentence,
    faults: async (books) => (await books.query(`SELECT * FROM (${question}) AS faults LIMIT ${shown}`)).rows,
  }));
}
