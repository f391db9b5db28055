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

  -- the parser looks for addresses, paths and marks-up at each of these, and needs seconds for a text full of them
  CREATE FUNCTION plain_words(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(content, '_@/~<>', '      ');
  -- array_to_string is not called immutable, because it may be asked to write out times and numbers; texts are texts
  CREATE FUNCTION words_of(texts text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  BEGIN
    RETURN plain_words(array_to_string(texts, ' '));
  END $$;
  CREATE FUNCTION words_of(facts jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  BEGIN
    RETURN plain_words((SELECT string_agg(value #>> '{}', ' ')
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
  CREATE FUNCTION words_to_learn(content text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT word FROM unnest(tsvector_to_array(to_tsvector('stoa_simple', content))) AS word
    WHERE word ~ '^[[:alpha:]]{3,30}$'
  $$;
  CREATE FUNCTION learn_words(contents text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_words (word, stem)
      SELECT word, coalesce((ts_lexize('english_stem', word))[1], word)
      FROM (SELECT DISTINCT words_to_learn(content) AS word FROM unnest(contents) AS content) AS learnt
      WHERE NOT EXISTS (SELECT FROM search_words known WHERE known.word = learnt.word)
  $$;
  CREATE FUNCTION learn_words_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM learn_words(array_agg(
      concat_ws(' ', name, words_of(tags), words_of(attributes), words_of(options), plain_words(description))))
      FROM changed;
    RETURN NULL;
  END $$;
  CREATE FUNCTION learn_words_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM learn_words(array_agg(concat_ws(' ', c.name, words_of(c.tags), words_of(c.attributes),
        words_of(c.options), plain_words(c.description))))
      FROM changed c JOIN former f USING (id)
      WHERE (c.name, c.tags, c.attributes, c.options, c.description)
        IS DISTINCT FROM (f.name, f.tags, f.attributes, f.options, f.description);
    RETURN NULL;
  END $$;
  CREATE TRIGGER products_words_new AFTER INSERT ON products REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_new();
  CREATE TRIGGER products_words_changed AFTER UPDATE ON products REFERENCING NEW TABLE AS changed OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_changed();
  SELECT learn_words(array_agg(concat_ws(' ', name, words_of(tags), words_of(attributes), words_of(options),
    plain_words(description)))) FROM products;
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
`;

const back = `
  DROP TRIGGER products_words_new ON products;
  DROP TRIGGER products_words_changed ON products;
  DROP FUNCTION learn_words_of_new, learn_words_of_changed, learn_words, words_to_learn;
  DROP TABLE search_words;
  DROP INDEX products_active_category_name_idx, products_active_category_price_idx, products_sold_out_idx;
  ALTER TABLE products DROP COLUMN search;
  DROP FUNCTION words_of(text[]), words_of(jsonb), plain_words;
  DROP TEXT SEARCH CONFIGURATION stoa, stoa_simple;
  ALTER TABLE products ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('english', name), 'A') ||
    setweight(to_tsvector('simple', name || ' ' || skus), 'A') ||
    setweight(to_tsvector('english', translate(description, '_@/~<>', '      ')), 'C')
  ) STORED;
  CREATE INDEX products_search_idx ON products USING gin (search);
  CREATE INDEX products_tags_idx ON products USING gin (tags);
`;
