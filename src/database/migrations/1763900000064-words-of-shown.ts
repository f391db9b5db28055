import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Products teach the search their words while everybody may see them. Drafts taught it theirs, and told of them: what only
 * they had was no mistyped word any more. Words that no shown product has are forgotten; the products are locked only while
 * those are read that changed since the rest was.
 */
export class WordsOfShown1763900000064 implements MigrationInterface {
  readonly name = 'WordsOfShown1763900000064';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readShown);
    await runner.query(forgetOthers);
    await runner.query(learning((product) => `${product}.status = 'active'`));
    await runner.query(hidden);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION hidden_product_has');
    await runner.query(learning(() => 'true'));
    await runner.query(learnAll);
  }
}

const wordsOf = (product: string): string =>
  `concat_ws(' ', ${product}.name, ${product}.skus, words_of(${product}.tags), words_of(${product}.attributes),
      words_of(${product}.options), plain_words(${product}.description))`;

const factsOf = (product: string): string =>
  ['name', 'skus', 'tags', 'attributes', 'options', 'description']
    .map((fact) => `${product}.${fact}`)
    .join(', ');

/** Those who teach are the products that `teaches` holds for; whoever comes to be one of them teaches all its words. */
const learning = (teaches: (product: string) => string): string => `
  CREATE OR REPLACE FUNCTION learn_words_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM learn_words('catalogue', (SELECT array_agg(${wordsOf('n')}) FROM changed n WHERE ${teaches('n')}));
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION learn_words_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM learn_words('catalogue', (SELECT array_agg(CASE WHEN ${teaches('f')} THEN concat_ws(' ',
        CASE WHEN n.name <> f.name THEN n.name END, CASE WHEN n.skus <> f.skus THEN n.skus END,
        CASE WHEN n.tags <> f.tags THEN words_of(n.tags) END,
        CASE WHEN n.attributes <> f.attributes THEN words_of(n.attributes) END,
        CASE WHEN n.options <> f.options THEN words_of(n.options) END,
        CASE WHEN n.description <> f.description THEN plain_words(n.description) END)
      ELSE ${wordsOf('n')} END)
      FROM changed n JOIN former f USING (id)
      WHERE ${teaches('n')} AND (NOT ${teaches('f')} OR (${factsOf('n')}) IS DISTINCT FROM (${factsOf('f')}))));
    RETURN NULL;
  END $$;
`;

const wordsIn = (products: string): string => `
  SELECT DISTINCT word FROM ${products} p
  CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('stoa_simple', ${wordsOf('p')}))) AS word
  WHERE word ~ '^[[:alpha:]]{3,30}$'`;

/** This reads all of them; who changes one meanwhile is not in its way. */
const readShown = `
  CREATE TEMPORARY TABLE words_of_shown ON COMMIT DROP AS
    SELECT pg_snapshot_xmin(pg_current_snapshot())::xid AS since, NULL::text AS word;
  INSERT INTO words_of_shown (word) ${wordsIn("(SELECT * FROM products WHERE status = 'active')")};
`;

/** Every product taught all its words, so that there is nothing to add. */
const forgetOthers = `
  LOCK TABLE products IN SHARE MODE;
  INSERT INTO words_of_shown (word) ${wordsIn(`(SELECT * FROM products WHERE status = 'active'
    AND age(xmin) <= (SELECT age(since) FROM words_of_shown WHERE since IS NOT NULL))`)};
  DELETE FROM search_words k WHERE k.vocabulary = 'catalogue'
    AND NOT EXISTS (SELECT FROM words_of_shown s WHERE s.word = k.word);
`;

/** Of products that were hidden. */
const learnAll = `
  INSERT INTO search_words (vocabulary, word, stem)
    SELECT 'catalogue', word, coalesce((ts_lexize('english_stem', word))[1], word)
    FROM (${wordsIn("(SELECT * FROM products WHERE status <> 'active')")}) AS learnt
  ON CONFLICT DO NOTHING;
`;

/** By the index of words: the planner knows nothing of rare words and might read all products. */
const hidden = `
  CREATE OR REPLACE FUNCTION hidden_product_has(asked tsquery) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    SET enable_seqscan = off SET enable_indexscan = off AS $$
    SELECT EXISTS (SELECT FROM products p WHERE p.search @@ asked AND p.status <> 'active')
  $$;
`;
