import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words of the catalogue and those of the journal, side by side: a mistyped one is compared with its own only. */
export class Vocabularies1763900000056 implements MigrationInterface {
  readonly name = 'Vocabularies1763900000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(learning);
    await runner.query(
      ofProducts("PERFORM learn_words('catalogue', (SELECT array_agg(told.content) FROM", 'AS told))'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION near_words, learn_words;
      DELETE FROM search_words WHERE vocabulary <> 'catalogue';
      DROP INDEX search_words_word_idx, search_words_stem_idx;
      ALTER TABLE search_words DROP COLUMN vocabulary;
      CREATE INDEX search_words_word_idx ON search_words (word);
      CREATE INDEX search_words_stem_idx ON search_words (stem);
      CREATE FUNCTION near_words(asked text) RETURNS TABLE (word text, likeness real) LANGUAGE sql STABLE PARALLEL SAFE
        SET pg_trgm.similarity_threshold = 0.2 AS $$
        SELECT known.word, max(similarity(known.word, asked)) FROM search_words known WHERE known.word % asked
        GROUP BY known.word ORDER BY 2 DESC, 1 LIMIT 40
      $$;
    `);
    await runner.query(
      ofProducts(
        `INSERT INTO search_words (word, stem) ${learnt} (SELECT DISTINCT word FROM`,
        `AS told
      ${wordsTold}) AS learnt WHERE NOT EXISTS (SELECT FROM search_words known WHERE known.word = learnt.word COLLATE "C")`,
      ),
    );
  }
}

const table = `
  -- 'catalogue': of products; 'journal': what everybody reads of posts; 'members': what those read who have signed in
  ALTER TABLE search_words ADD COLUMN vocabulary text COLLATE "C" NOT NULL DEFAULT 'catalogue'
    CONSTRAINT search_words_vocabulary_known CHECK (vocabulary IN ('catalogue', 'journal', 'members'));
  ALTER TABLE search_words ALTER COLUMN vocabulary DROP DEFAULT;
  DROP INDEX search_words_word_idx, search_words_stem_idx;
  CREATE INDEX search_words_word_idx ON search_words (vocabulary, word);
  CREATE INDEX search_words_stem_idx ON search_words (vocabulary, stem);
`;

const learnt = "SELECT word, coalesce((ts_lexize('english_stem', word))[1], word) FROM";
const wordsTold = `CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('stoa_simple', told.content))) AS word
  WHERE word ~ '^[[:alpha:]]{3,30}$'`;

/** Without a unique key: nobody waits for another who brings the same word. */
const learning = `
  CREATE FUNCTION learn_words(learner text, contents text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_words (vocabulary, word, stem)
      SELECT learner, learnt.* FROM (
        ${learnt} (SELECT DISTINCT word FROM unnest(contents) AS told (content) ${wordsTold}) AS fresh
      ) AS learnt (word, stem)
      WHERE NOT EXISTS (SELECT FROM search_words known
        WHERE known.vocabulary = learner COLLATE "C" AND known.word = learnt.word COLLATE "C")
  $$;
  DROP FUNCTION near_words;
  CREATE FUNCTION near_words(asked text, vocabularies text[]) RETURNS TABLE (word text, likeness real) LANGUAGE sql STABLE
    PARALLEL SAFE SET pg_trgm.similarity_threshold = 0.2 AS $$
    SELECT known.word, max(similarity(known.word, asked)) FROM search_words known
    WHERE known.word % asked AND known.vocabulary = ANY (vocabularies)
    GROUP BY known.word ORDER BY 2 DESC, 1 LIMIT 40
  $$;
`;

/** What the triggers of products do with the texts that they have got together, put between `before` and `after`. */
const ofProducts = (before: string, after: string): string => `
  CREATE OR REPLACE FUNCTION learn_words_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${before} (SELECT concat_ws(' ', n.name, n.skus, words_of(n.tags), words_of(n.attributes),
        words_of(n.options), plain_words(n.description)) AS content FROM changed n) ${after};
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION learn_words_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${before} (SELECT concat_ws(' ',
        CASE WHEN n.name <> f.name THEN n.name END, CASE WHEN n.skus <> f.skus THEN n.skus END,
        CASE WHEN n.tags <> f.tags THEN words_of(n.tags) END,
        CASE WHEN n.attributes <> f.attributes THEN words_of(n.attributes) END,
        CASE WHEN n.options <> f.options THEN words_of(n.options) END,
        CASE WHEN n.description <> f.description THEN plain_words(n.description) END) AS content
      FROM changed n JOIN former f USING (id)
      WHERE (n.name, n.skus, n.tags, n.attributes, n.options, n.description)
        IS DISTINCT FROM (f.name, f.skus, f.tags, f.attributes, f.options, f.description)) ${after};
    RETURN NULL;
  END $$;
`;
