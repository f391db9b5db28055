import { statement } from '../../database/statement.js';

/** Of the words $1 those that no product has, not even as a beginning, with what looks like them. $2: hidden ones count too. */
export const findUnknownWords = statement<{ word: string; folded: string; near: string[] }>(
  'search-unknown-words',
  `WITH unknown AS MATERIALIZED (
     SELECT word, folded FROM (SELECT word, folded(word) AS folded FROM unnest($1::text[]) AS word) AS asked
     WHERE ts_lexize('english_stem', folded) <> '{}'
       AND NOT EXISTS (SELECT FROM search_words k
         WHERE k.vocabulary = 'catalogue' AND k.word >= asked.folded COLLATE "C" AND k.word < (asked.folded || chr(1114111)) COLLATE "C")
       AND NOT EXISTS (SELECT FROM search_words k WHERE k.vocabulary = 'catalogue' AND k.stem = (ts_lexize('english_stem', asked.folded))[1] COLLATE "C")
   )
   SELECT unknown.word, unknown.folded, array_agg(near.word ORDER BY near.likeness DESC, near.word) AS near
   FROM unknown CROSS JOIN LATERAL near_words(unknown.folded, '{catalogue}') AS near
   WHERE NOT ($2::boolean AND hidden_product_has(
     to_tsquery('stoa', quote_literal(unknown.word)) || to_tsquery('stoa_simple', quote_literal(unknown.word) || ':*')))
   GROUP BY unknown.word, unknown.folded`,
);

/** The ids of the category of id or slug $1, and of all below it. */
export const findBranch = statement<{ id: string }>(
  'search-branch',
  `WITH RECURSIVE branch AS (
     SELECT id FROM categories WHERE slug = $1 OR id = $2::uuid
     UNION SELECT child.id FROM categories child JOIN branch ON child.parent_id = branch.id
   ) SELECT id FROM branch`,
);

/** The first two hundred words that begin with $1, the shortest first. */
export const completeWord = statement<{ text: string }>(
  'suggest-words',
  `SELECT word AS text FROM (
     SELECT word FROM search_words WHERE vocabulary = 'catalogue' AND word >= folded($1) COLLATE "C" AND word < (folded($1) || chr(1114111)) COLLATE "C"
     ORDER BY word LIMIT 200
   ) AS begun GROUP BY word ORDER BY length(word), word`,
);

/** A product or category whose name completes what is typed. */
export interface Completed {
  text: string;
  /** The name as words are compared: without accents and capitals. */
  folded: string;
  id: string;
  slug: string;
}

const best = `SELECT name AS text, folded(name) AS folded, id, slug FROM found WHERE found.search @@ $2::tsquery
  ORDER BY starts_with(folded(name), folded($3)) DESC, length(name), name, id LIMIT $4`;

/** The categories whose name begins with $1. */
export const completeCategory = statement<Completed>(
  'suggest-categories',
  `SELECT name AS text, folded(name) AS folded, id, slug FROM categories
   WHERE folded(name) COLLATE "C" >= folded($1) COLLATE "C" AND folded(name) COLLATE "C" < (folded($1) || chr(1114111)) COLLATE "C"
   ORDER BY folded(name) COLLATE "C", id LIMIT $2`,
);

/**
 * Of the products that the query $1 finds, those that have it in their name or SKUs ($2, the same query of weight A);
 * for queries that find few.
 */
export const completeRareProduct = statement<Completed>(
  'suggest-rare-products',
  `WITH found AS MATERIALIZED (
     SELECT p.id, p.slug, p.name, p.search FROM products p WHERE p.status = 'active' AND p.search @@ $1::tsquery LIMIT 1000
   ) ${best}`,
);

/** The same of the newest that are found; for queries that find many. */
export const completeProduct = statement<Completed>(
  'suggest-products',
  `WITH found AS MATERIALIZED (
     SELECT p.id, p.slug, p.name, p.search FROM products p WHERE p.status = 'active' AND p.search @@ $1::tsquery
     ORDER BY p.created_at DESC, p.id DESC LIMIT 50
   ) ${best}`,
);
