/** A word long enough that its beginning says something; shorter ones must stand as they are. */
const shortestPrefix = 2;
const mostWords = 16;

/**
 * The words of a search as a query of PostgreSQL in which each may be the beginning of a longer one: "blu shir" finds
 * the blue shirt, "MUG-0" the SKU MUG-001. Empty, which matches nothing, when the search says more than words
 * (quotes, `-without`, `or`): then only `websearch_to_tsquery` understands it.
 */
export function prefixQuery(search: string): string {
  if (/"|(^|\s)-\S|(^|\s)or(\s|$)/i.test(search)) return '';
  return search
    .replaceAll(/['\\]/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => (word.length < shortestPrefix ? `'${word}'` : `'${word}':*`))
    .join(' & ');
}
