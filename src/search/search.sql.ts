import { quick } from '../database/statement.js';

/** What is searched for: $1 as people write it, or words by their beginnings, $2 as they stand, $3 in any form. */
export const readQuery = quick<{ query: string }>(
  'search-query',
  `SELECT (websearch_to_tsquery('stoa', $1) || to_tsquery('stoa_simple', $2) || to_tsquery('stoa', $3))::text AS query`,
);
