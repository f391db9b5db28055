import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finding products among a million: accents folded, beginnings of words, words that were mistyped, filters by index. */
export class Search1763800000009 implements MigrationInterface {
  readonly name = 'Search1763800000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(extensions);
    await runner.query(language);
    await runner.query(document);
    await runner.query(vocabulary);
    await runner.query(indexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(back);
  }
}

const extensions = `
  DO $$
  DECLARE
    wanted text;
  BEGIN
    FOREACH wanted IN ARRAY ARRAY['pg_trgm', 'unaccent', 'btree_gin'] LOOP
      IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = wanted) THEN
        RAISE EXCEPTION 'PostgreSQL has no extension "%": install its contrib modules (Debian: they come with postgresql)',
          wanted USING ERRCODE = 'feature_not_supported';
      END IF;
      EXECUTE format('CREATE EXTENSION IF NOT EXISTS %I', wanted);
    END LOOP;
  END $$;
`;

/** "stoa" knows the forms of English words, "stoa_simple" takes words as they stand; both take "é" for "e". */
const language = `
  CREATE TEXT SEARCH CONFIGURATION stoa (COPY = english);
  ALTER TEXT SEARCH CONFIGURATION stoa
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
  CREATE TEXT SEARCH CONFIGURATION stoa_simple (COPY = simple);
  ALTER TEXT SEARCH CONFIGURATION stoa_simple
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

  -- for comparing with what somebody types; unaccent is not called immutable, because its rules could be edited
  CREATE FUNCTION folded(content text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  BEGIN
    RETURN lower(public.unaccent('public.unaccent', content));
  END $$;
  -- the parser looks for addresses, paths and marks-up at each of these, and needs seconds for a text full of them
  CREATE FUNCTION plain_words(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(content, '_@/~<>', '      ');
  -- array_to_string is not called immutable, because it may be asked to write out times and numbers; texts are texts
  CREATE FUNCTION words_of(texts text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  BEGIN
    RETURN public.plain_words(array_to_string(texts, ' '));
  END $$;
  CREATE FUNCTION words_of(facts jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  BEGIN
    RETURN public.plain_words((SELECT string_agg(value #>> '{}', ' ')
      FROM jsonb_path_query(facts, 'strict $.** ? (@.type() == "string")') AS value));
  END $$;
`;

const document = `
  ALTER TABLE products DROP COLUMN search;
  ALTER TABLE products ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('stoa', name), 'A') ||
    setweight(to_tsvector('stoa_simple', name || ' ' || skus), 'A') ||
    setweight(to_tsvector('stoa', words_of(tags)), 'B') ||
    setweight(to_tsvector('stoa', coalesce(words_of(attributes), '') || ' ' || coalesce(words_of(options), '')), 'B') ||
    setweight(to_tsvector('stoa', plain_words(description)), 'C')
  ) STORED;
`;

const wordsOf = (product: string): string =>
  `concat_ws(' ', ${product}.name, ${product}.skus, words_of(${product}.tags), words_of(${product}.attributes),
    words_of(${product}.options), plain_words(${product}.description))`;

const learning = (contents: string): string => `
    INSERT INTO search_words (word, stem)
      SELECT word, coalesce((ts_lexize('english_stem', word))[1], word) FROM (
        SELECT DISTINCT word FROM ${contents} AS told
        CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('stoa_simple', told.content))) AS word
        WHERE word ~ '^[[:alpha:]]{3,30}$'
      ) AS learnt
      WHERE NOT EXISTS (SELECT FROM search_words known WHERE known.word = learnt.word COLLATE "C")`;

/**
 * The words that products are described with, so that a mistyped one can be compared with them: their number follows
 * the language, not the products. A word may stand there twice, when two brought it at once: with a unique key
 * one would have to wait for the other, an import of hours for everybody.
 */
const vocabulary = `
  CREATE TABLE search_words (
    word text COLLATE "C" NOT NULL,
    -- the word without its endings, as products are searched by
    stem text COLLATE "C" NOT NULL
  );
  CREATE FUNCTION learn_words_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${learning(`(SELECT ${wordsOf('n')} AS content FROM changed n)`)};
    RETURN NULL;
  END $$;
  CREATE FUNCTION learn_words_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${learning(`(SELECT concat_ws(' ',
        CASE WHEN n.name <> f.name THEN n.name END, CASE WHEN n.skus <> f.skus THEN n.skus END,
        CASE WHEN n.tags <> f.tags THEN words_of(n.tags) END,
        CASE WHEN n.attributes <> f.attributes THEN words_of(n.attributes) END,
        CASE WHEN n.options <> f.options THEN words_of(n.options) END,
        CASE WHEN n.description <> f.description THEN plain_words(n.description) END) AS content
      FROM changed n JOIN former f USING (id)
      WHERE (n.name, n.skus, n.tags, n.attributes, n.options, n.description)
        IS DISTINCT FROM (f.name, f.skus, f.tags, f.attributes, f.options, f.description))`)};
    RETURN NULL;
  END $$;
  CREATE FUNCTION near_words(asked text) RETURNS TABLE (word text, likeness real) LANGUAGE sql STABLE PARALLEL SAFE
    SET pg_trgm.similarity_threshold = 0.2 AS $$
    SELECT known.word, max(similarity(known.word, asked)) FROM search_words known WHERE known.word % asked
    GROUP BY known.word ORDER BY 2 DESC, 1 LIMIT 40
  $$;
  CREATE TRIGGER products_words_new AFTER INSERT ON products REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_new();
  CREATE TRIGGER products_words_changed AFTER UPDATE ON products REFERENCING NEW TABLE AS changed OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_changed();
  ${learning(`(SELECT ${wordsOf('p')} AS content FROM products p)`)};
  CREATE INDEX search_words_word_idx ON search_words (word);
  CREATE INDEX search_words_stem_idx ON search_words (stem);
  CREATE INDEX search_words_near_idx ON search_words USING gin (word gin_trgm_ops);
`;

/** One index for words, tags, attributes and categories together: what two of them leave is found inside it. */
const indexes = `
  DROP INDEX products_tags_idx;
  CREATE INDEX products_search_idx ON products
    USING gin (search, tags, attributes jsonb_path_ops, category_id) WITH (gin_pending_list_limit = 512);
  CREATE INDEX products_active_category_name_idx ON products (category_id, name, id) WHERE status = 'active';
  CREATE INDEX products_active_category_price_idx ON products (category_id, price_amount, id) WHERE status = 'active';
  CREATE INDEX products_sold_out_idx ON products (created_at, id) WHERE status = 'active' AND NOT in_stock;
  CREATE INDEX products_unseen_idx ON products (status, created_at, id) WHERE status <> 'active';
  CREATE INDEX categories_folded_idx ON categories (folded(name) COLLATE "C", id);
`;

const back = `
  DROP TRIGGER products_words_new ON products;
  DROP TRIGGER products_words_changed ON products;
  DROP FUNCTION learn_words_of_new, learn_words_of_changed, near_words;
  DROP TABLE search_words;
  DROP INDEX products_active_category_name_idx, products_active_category_price_idx, products_sold_out_idx,
    products_unseen_idx, categories_folded_idx;
  ALTER TABLE products DROP COLUMN search;
  DROP FUNCTION words_of(text[]), words_of(jsonb), plain_words, folded;
  DROP TEXT SEARCH CONFIGURATION stoa, stoa_simple;
  ALTER TABLE products ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('english', name), 'A') ||
    setweight(to_tsvector('simple', name || ' ' || skus), 'A') ||
    setweight(to_tsvector('english', translate(description, '_@/~<>', '      ')), 'C')
  ) STORED;
  CREATE INDEX products_search_idx ON products USING gin (search);
  CREATE INDEX products_tags_idx ON products USING gin (tags);
`;
