import type { Rows } from '../database/statement.js';
import { nearest } from './near-words.js';
import { correctable, corrected, prefixQuery, type Corrections } from './search-words.js';
import { readQuery } from './search.sql.js';

/** A word that nothing has which could be found, and what looks like it. */
export interface UnknownWord {
  readonly word: string;
  /** The word without accents and capitals. */
  readonly folded: string;
  readonly near: readonly string[];
}

/** The words of a feature, as far as whoever searches may know of them. */
export interface Vocabulary {
  /** Those of the words that are in nothing, not even as a beginning. */
  unknown(words: readonly string[]): Promise<UnknownWord[]>;
  /** Those of the words that may stand in for others. */
  sayable(words: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * The search as a query of PostgreSQL, words that were mistyped set right; empty: it finds nothing. It is read as it stands
 * while its words are looked up, since nearly all are known.
 */
export async function understand(source: Rows, search: string, vocabulary: Vocabulary): Promise<string> {
  const [corrections, asItStands] = await Promise.all([
    correctionsOf(search, vocabulary),
    source.row(readQuery, search, prefixQuery(search), ''),
  ]);
  if (corrections.size === 0) return asItStands?.query ?? '';
  const begun = prefixQuery(search, corrections);
  const row = await source.row(readQuery, corrected(search, corrections), begun, begun);
  return row?.query ?? '';
}

const mostNear = 3;

/** What to search for in place of words that nothing has. */
export async function correctionsOf(search: string, vocabulary: Vocabulary): Promise<Corrections> {
  const words = correctable(search);
  if (words.length === 0) return new Map();
  const unknown = await vocabulary.unknown(words);
  const meant = unknown.map(({ word, folded, near }) => ({ word, near: nearest(folded, near) }));
  const sayable = await vocabulary.sayable(meant.flatMap(({ near }) => near));
  return new Map(
    meant
      .map(({ word, near }): [string, string[]] => [
        word,
        near.filter((known) => sayable.has(known)).slice(0, mostNear),
      ])
      .filter(([, near]) => near.length > 0),
  );
}
