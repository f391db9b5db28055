import type { Rows } from '../../database/statement.js';
import { correctable, corrected, prefixQuery, type Corrections } from '../product-search.js';
import { nearest } from './near-words.js';
import { findUnknownWords, readQuery } from './search.sql.js';

/** The search as a query of PostgreSQL, words that were mistyped set right; empty: it finds nothing. */
export async function understand(source: Rows, search: string): Promise<string> {
  const corrections = await correctionsOf(source, search);
  const begun = prefixQuery(search, corrections);
  const inAnyForm = corrections.size === 0 ? '' : begun;
  const row = await source.row(readQuery, corrected(search, corrections), begun, inAnyForm);
  return row?.query ?? '';
}

/** What to search for in place of words that no product has. */
export async function correctionsOf(source: Rows, search: string): Promise<Corrections> {
  const words = correctable(search);
  if (words.length === 0) return new Map();
  const unknown = await source.rows(findUnknownWords, words);
  return new Map(
    unknown
      .map(({ word, folded, near }): [string, string[]] => [word, nearest(folded, near)])
      .filter(([, near]) => near.length > 0),
  );
}
