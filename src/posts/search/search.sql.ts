import { statement } from '../../database/statement.js';
import type { UnknownWord } from '../../search/understanding.js';

/** The words of the journal that are learnt, from which on $2 says whether those for members are meant, too. */
const vocabularies = "CASE WHEN $2::boolean THEN '{journal,members}' ELSE '{journal}' END::text[]";

/** Of the words $1 those that no published post has, not even as a beginning, with what looks like them. */
export const findUnknownWords = statement<UnknownWord>(
  'post-search-unknown-words',
  `WITH unknown AS MATERIALIZED (
     SELECT word, folded FROM (SELECT word, folded(word) AS folded FROM unnest($1::text[]) AS word) AS asked
     WHERE ts_lexize('english_stem', folded) <> '{}'
       AND NOT journal_has(to_tsquery('stoa', quote_literal(word)) || to_tsquery('stoa_simple', quote_literal(word) || ':*'), $2)
   )
   SELECT unknown.word, unknown.folded, array_agg(near.word ORDER BY near.likeness DESC, near.word) AS near
   FROM unknown CROSS JOIN LATERAL near_words(unknown.folded, ${vocabularies}) AS near GROUP BY unknown.word, unknown.folded`,
);

/** Of the words $1 those that a published post has still; $2: one for members, too. */
export const findSayableWords = statement<{ word: string }>(
  'post-search-sayable-words',
  "SELECT word FROM unnest($1::text[]) AS word WHERE journal_has(to_tsquery('stoa', quote_literal(word)), $2)",
);
