import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts are found as products are: accents folded, tags among their words, words that were mistyped. */
export class PostSearch1763900000057 implements MigrationInterface {
  readonly name = 'PostSearch1763900000057';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(document);
    await runner.query(tagging);
    await runner.query(indexes);
    await runner.query(learning);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER posts_words_new ON posts;
      DROP TRIGGER posts_words_changed ON posts;
      DROP TRIGGER posts_index ON posts;
      DROP TRIGGER post_tags_added ON post_tags;
      DROP TRIGGER post_tags_moved ON post_tags;
      DROP TRIGGER post_tags_removed ON post_tags;
      DROP TRIGGER tags_renamed ON tags;
      DROP FUNCTION learn_words_of_new_posts, learn_words_of_changed_posts, journal_has, indexed_post_has, words_of_tags_changed, words_of_tags_removed,
        words_of_tags_renamed, name_tags_of, index_post;
      DROP INDEX posts_search_idx, posts_open_search_idx, posts_draft_search_idx;
      DROP STATISTICS posts_open_words;
      ALTER TABLE posts DROP COLUMN search, DROP COLUMN tag_words;
      DROP FUNCTION open_words, words_of_text, words_beside_text;
      DELETE FROM search_words WHERE vocabulary <> 'catalogue';
      ALTER TABLE posts ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('english', translate(title, '_@/~<>', '      ')), 'A') ||
        setweight(to_tsvector('english', translate(excerpt, '_@/~<>', '      ')), 'B') ||
        setweight(to_tsvector('english', translate(left(content, 100000), '_@/~<>', '      ')), 'C')
      ) STORED;
      CREATE INDEX posts_search_idx ON posts USING gin (search);
    `);
  }
}

/** Title A, excerpt and tags B, text C. When tags are renamed, the text, which takes long to read, is not read anew. */
const document = `
  ALTER TABLE posts DROP COLUMN search;
  ALTER TABLE posts
    -- the names of its tags, for the search
    ADD COLUMN tag_words text NOT NULL DEFAULT '',
    ADD COLUMN search tsvector NOT NULL DEFAULT '';
  CREATE FUNCTION words_of_text(title text, content text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN setweight(to_tsvector('stoa', plain_words(title)), 'A') ||
      setweight(to_tsvector('stoa_simple', plain_words(title)), 'A') ||
      setweight(to_tsvector('stoa', plain_words(left(content, 100000))), 'C');
  CREATE FUNCTION words_beside_text(excerpt text, tag_words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN setweight(to_tsvector('stoa', plain_words(excerpt)), 'B') ||
      setweight(to_tsvector('stoa', plain_words(tag_words)), 'B') ||
      setweight(to_tsvector('stoa_simple', plain_words(tag_words)), 'B');
  -- what somebody finds who has not signed in
  CREATE FUNCTION open_words(search tsvector, visibility text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN visibility = 'public' THEN search ELSE ts_filter(search, '{a,b}') END;
  CREATE FUNCTION index_post() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.title, NEW.content) IS NOT DISTINCT FROM (OLD.title, OLD.content) THEN
      NEW.search := ts_filter(OLD.search, '{a,c}') || words_beside_text(NEW.excerpt, NEW.tag_words);
    ELSE
      NEW.search := words_of_text(NEW.title, NEW.content) || words_beside_text(NEW.excerpt, NEW.tag_words);
    END IF;
    RETURN NEW;
  END $$;
  UPDATE posts p SET tag_words = tagged.words
  FROM (
    SELECT pt.post_id, string_agg(t.name, ' ' ORDER BY pt.position) AS words
    FROM post_tags pt JOIN tags t ON t.id = pt.tag_id GROUP BY pt.post_id
  ) AS tagged WHERE tagged.post_id = p.id;
  -- writes the table anew: an update of every row would leave as much again behind
  ALTER TABLE posts ALTER COLUMN search TYPE tsvector
    USING words_of_text(title, content) || words_beside_text(excerpt, tag_words);
  CREATE TRIGGER posts_index BEFORE INSERT OR UPDATE OF title, content, excerpt, tag_words ON posts
    FOR EACH ROW EXECUTE FUNCTION index_post();
`;

const tagging = `
  CREATE FUNCTION name_tags_of(tagged uuid[]) RETURNS void LANGUAGE sql AS $$
    WITH held AS MATERIALIZED (SELECT id FROM posts WHERE id = ANY (tagged) ORDER BY id FOR NO KEY UPDATE)
    UPDATE posts p SET tag_words = named.words
    FROM (
      SELECT h.id, coalesce(string_agg(t.name, ' ' ORDER BY pt.position), '') AS words
      FROM held h LEFT JOIN post_tags pt ON pt.post_id = h.id LEFT JOIN tags t ON t.id = pt.tag_id GROUP BY h.id
    ) AS named WHERE named.id = p.id AND named.words <> p.tag_words
  $$;
  CREATE FUNCTION words_of_tags_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM name_tags_of((SELECT array_agg(DISTINCT post_id) FROM changed));
    RETURN NULL;
  END $$;
  CREATE FUNCTION words_of_tags_removed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM name_tags_of((SELECT array_agg(DISTINCT post_id) FROM former));
    RETURN NULL;
  END $$;
  CREATE FUNCTION words_of_tags_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM name_tags_of((SELECT array_agg(DISTINCT pt.post_id)
      FROM changed n JOIN former f USING (id) JOIN post_tags pt ON pt.tag_id = n.id WHERE n.name <> f.name));
    RETURN NULL;
  END $$;
  CREATE TRIGGER post_tags_added AFTER INSERT ON post_tags REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION words_of_tags_changed();
  CREATE TRIGGER post_tags_moved AFTER UPDATE ON post_tags REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION words_of_tags_changed();
  CREATE TRIGGER post_tags_removed AFTER DELETE ON post_tags REFERENCING OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION words_of_tags_removed();
  CREATE TRIGGER tags_renamed AFTER UPDATE ON tags REFERENCING NEW TABLE AS changed OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION words_of_tags_renamed();
`;

/** Apart by who finds them, so that whatever many others have is never read through. */
const indexes = `
  CREATE INDEX posts_search_idx ON posts USING gin (search) WITH (gin_pending_list_limit = 512) WHERE status = 'published';
  CREATE INDEX posts_open_search_idx ON posts USING gin (open_words(search, visibility)) WITH (gin_pending_list_limit = 512)
    WHERE status = 'published';
  -- what the planner knows of the words: it does not ask a partial index
  CREATE STATISTICS posts_open_words ON (open_words(search, visibility)) FROM posts;
  CREATE INDEX posts_draft_search_idx ON posts USING gin (search) WITH (gin_pending_list_limit = 512) WHERE status = 'draft';

  -- by the index of words and nothing else: the planner knows nothing of rare words and might read all posts
  CREATE FUNCTION indexed_post_has(asked tsquery, by_members boolean) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    SET enable_seqscan = off SET enable_indexscan = off AS $$
    SELECT CASE WHEN by_members
      THEN EXISTS (SELECT FROM posts p WHERE p.status = 'published' AND p.search @@ asked)
      ELSE EXISTS (SELECT FROM posts p WHERE p.status = 'published' AND open_words(p.search, p.visibility) @@ asked) END
  $$;
  -- whether a published post is found; what very many have is among the newest, and need not be looked up in all
  CREATE FUNCTION journal_has(asked tsquery, by_members boolean) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (
      SELECT FROM (
        SELECT p.search, p.visibility FROM posts p WHERE p.status = 'published'
        ORDER BY p.published_at DESC, p.id DESC LIMIT 30
      ) AS newest
      WHERE CASE WHEN by_members THEN newest.search ELSE open_words(newest.search, newest.visibility) END @@ asked
    ) OR indexed_post_has(asked, by_members)
  $$;
`;

const open = (post: string): string =>
  `plain_words(concat_ws(' ', ${post}.title, ${post}.tag_words, ${post}.excerpt,
    CASE WHEN ${post}.visibility = 'public' THEN left(${post}.content, 100000) END))`;

/** Words of drafts are not learnt: they would tell of them. */
const learning = `
  CREATE FUNCTION learn_words_of_new_posts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM learn_words('journal', (SELECT array_agg(${open('n')}) FROM changed n WHERE n.status = 'published'));
    PERFORM learn_words('members', (SELECT array_agg(plain_words(left(n.content, 100000))) FROM changed n
      WHERE n.status = 'published' AND n.visibility = 'members'));
    RETURN NULL;
  END $$;
  CREATE FUNCTION learn_words_of_changed_posts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM learn_words('journal', (SELECT array_agg(plain_words(concat_ws(' ',
        CASE WHEN f.status <> 'published' OR n.title <> f.title THEN n.title END,
        CASE WHEN f.status <> 'published' OR n.tag_words <> f.tag_words THEN n.tag_words END,
        CASE WHEN f.status <> 'published' OR n.excerpt <> f.excerpt THEN n.excerpt END,
        CASE WHEN n.visibility = 'public'
          AND (f.status, f.visibility, f.content) IS DISTINCT FROM (n.status, n.visibility, n.content) THEN left(n.content, 100000) END)))
      FROM changed n JOIN former f USING (id) WHERE n.status = 'published'));
    PERFORM learn_words('members', (SELECT array_agg(plain_words(left(n.content, 100000)))
      FROM changed n JOIN former f USING (id) WHERE n.status = 'published' AND n.visibility = 'members'
        AND (f.status, f.visibility, f.content) IS DISTINCT FROM (n.status, n.visibility, n.content)));
    RETURN NULL;
  END $$;
  CREATE TRIGGER posts_words_new AFTER INSERT ON posts REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_new_posts();
  CREATE TRIGGER posts_words_changed AFTER UPDATE ON posts REFERENCING NEW TABLE AS changed OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION learn_words_of_changed_posts();
  INSERT INTO search_words (vocabulary, word, stem)
    SELECT vocabulary, word, coalesce((ts_lexize('english_stem', word))[1], word) FROM (
      SELECT DISTINCT vocabulary, word FROM posts p
      CROSS JOIN LATERAL (VALUES ('journal', ${open('p')}),
        ('members', CASE WHEN p.visibility = 'members' THEN plain_words(left(p.content, 100000)) END)) AS told (vocabulary, content)
      CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('stoa_simple', told.content))) AS word
      WHERE p.status = 'published' AND word ~ '^[[:alpha:]]{3,30}$'
    ) AS learnt;
`;
