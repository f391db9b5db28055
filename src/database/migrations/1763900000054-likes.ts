import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who likes which post and which comment, and how many do. */
export class Likes1763900000054 implements MigrationInterface {
  readonly name = 'Likes1763900000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(likesOf('post') + likesOf('comment'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE post_likes, comment_likes;
      DROP TRIGGER posts_likes_follow ON posts;
      DROP TRIGGER comments_likes_follow ON comments;
      DROP FUNCTION keep_post_likes, keep_comment_likes;
      ALTER TABLE posts DROP COLUMN like_count;
      ALTER TABLE comments DROP COLUMN like_count;
    `);
  }
}

/** The same for both: a row is a like, and the count follows. Whoever likes holds what is liked. */
const likesOf = (liked: 'post' | 'comment'): string => `
  CREATE TABLE ${liked}_likes (
    ${liked}_id uuid NOT NULL CONSTRAINT ${liked}_likes_${liked}_fkey REFERENCES ${liked}s ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT ${liked}_likes_user_fkey REFERENCES users ON DELETE CASCADE,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT ${liked}_likes_pkey PRIMARY KEY (${liked}_id, user_id)
  );
  CREATE INDEX ${liked}_likes_user_idx ON ${liked}_likes (user_id, created_at, ${liked}_id);

  ALTER TABLE ${liked}s
    ADD COLUMN like_count int NOT NULL DEFAULT 0 CONSTRAINT ${liked}s_like_count_in_range CHECK (like_count >= 0);
  CREATE FUNCTION keep_${liked}_likes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE ${liked}s SET like_count = like_count + CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
      WHERE id = coalesce(NEW.${liked}_id, OLD.${liked}_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER ${liked}_likes_counted AFTER INSERT OR DELETE ON ${liked}_likes
    FOR EACH ROW EXECUTE FUNCTION keep_${liked}_likes();
  CREATE TRIGGER ${liked}s_likes_follow BEFORE UPDATE OF like_count ON ${liked}s FOR EACH ROW
    WHEN (pg_trigger_depth() = 0 AND NEW.like_count IS DISTINCT FROM OLD.like_count)
    EXECUTE FUNCTION refuse_by_hand('like_count');
`;
