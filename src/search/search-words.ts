/** A word long enough that its beginning says something; shorter ones must stand as they are. */
const shortestPrefix = 2;
const mostWords = 16;

/** What stands in for a word that nothing has: the known words that are nearest to it. */
export type Corrections = ReadonlyMap<string, readonly string[]>;
const none: Corrections = new Map();

/**
 * The words of a search as a query of PostgreSQL in which each may be the beginning of a longer one: "blu shir" finds
 * the blue shirt, "MUG-0" the SKU MUG-001. Empty, which matches nothing, when the search says more than words
 * (quotes, `-without`, `or`): then only `websearch_to_tsquery` understands it.
 */
export function prefixQuery(search: string, corrections = none): string {
  if (/"|(^|\s)-\S|(^|\s)or(\s|$)/i.test(search)) return '';
  return search
    .replaceAll(/['\\]/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => anyOf([word, ...(corrections.get(word) ?? [])]))
    .join(' & ');
}

function anyOf(words: readonly string[]): string {
  const prefixes = words.map((word) => (word.length < shortestPrefix ? `'${word}'` : `'${word}':*`));
  return prefixes.length === 1 ? prefixes.join('') : `(${prefixes.join(' | ')})`;
}

const words = /(?<![\p{L}\p{N}._-])\p{L}{4,30}(?![\p{L}\p{N}._-])/gu;

/** The words of a search that may have been mistyped; not SKUs, short words, and what it leaves out. */
export function correctable(search: string): string[] {
  return [...new Set(search.match(words))].slice(0, mostWords);
}

/** The search with the nearest word in place of each that was mistyped. */
export function corrected(search: string, corrections: Corrections): string {
  return search.replaceAll(words, (word) => corrections.get(word)?.[0] ?? word);
}
