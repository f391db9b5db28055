import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments are moderated, posts can be closed to them, and how many there are is kept with the post. */
export class CommentModeration1763900000053 implements MigrationInterface {
  readonly name = 'CommentModeration1763900000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(counts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER comments_counted ON comments;
      DROP TRIGGER comments_recounted ON comments;
      DROP TRIGGER comments_stay ON comments;
      DROP TRIGGER posts_counts_follow ON posts;
      DROP FUNCTION keep_comment_counts, refuse_by_hand;
      DROP INDEX comments_top_idx, comments_thread_idx, comments_by_author_idx, comments_status_idx, comments_created_idx;
      ALTER TABLE comments DROP COLUMN status, DROP COLUMN rejection_reason, DROP COLUMN first_approved_at,
        DROP COLUMN edited_at, DROP COLUMN reply_count;
      ALTER TABLE posts DROP COLUMN comments_closed, DROP COLUMN comment_count;
      CREATE INDEX comments_author_idx ON comments (author_id);
      CREATE INDEX comments_parent_idx ON comments (parent_id);
    `);
  }
}

const columns = `
  ALTER TABLE comments
    ADD COLUMN status text NOT NULL DEFAULT 'approved'
      CONSTRAINT comments_status_known CHECK (status IN ('pending', 'approved', 'rejected', 'spam')),
    ADD COLUMN rejection_reason text
      CONSTRAINT comments_rejection_reason_length CHECK (length(rejection_reason) BETWEEN 1 AND 500),
    ADD COLUMN first_approved_at timestamptz(3),
    ADD COLUMN edited_at timestamptz(3),
    ADD COLUMN reply_count int NOT NULL DEFAULT 0 CONSTRAINT comments_reply_count_in_range CHECK (reply_count >= 0),
    ADD CONSTRAINT comments_only_rejected_have_reason CHECK (status = 'rejected' OR rejection_reason IS NULL);
  UPDATE comments c SET
    first_approved_at = created_at,
    edited_at = CASE WHEN updated_at > created_at AND deleted_at IS NULL THEN updated_at END,
    reply_count = (SELECT count(*) FROM comments r WHERE r.parent_id = c.id AND r.deleted_at IS NULL);
  ALTER TABLE comments
    ALTER COLUMN status DROP DEFAULT,
    ADD CONSTRAINT comments_approved_has_time CHECK (status <> 'approved' OR first_approved_at IS NOT NULL);

  DROP INDEX comments_author_idx, comments_parent_idx;
  -- the threads of a post, the replies of a thread, what somebody wrote, the queue of moderation and all of it
  CREATE INDEX comments_top_idx ON comments (post_id, created_at, id) WHERE parent_id IS NULL;
  CREATE INDEX comments_thread_idx ON comments (parent_id, created_at, id);
  CREATE INDEX comments_by_author_idx ON comments (author_id, created_at, id);
  CREATE INDEX comments_status_idx ON comments (status, created_at, id);
  CREATE INDEX comments_created_idx ON comments (created_at, id);

  ALTER TABLE posts
    ADD COLUMN comments_closed boolean NOT NULL DEFAULT false,
    ADD COLUMN comment_count int NOT NULL DEFAULT 0 CONSTRAINT posts_comment_count_in_range CHECK (comment_count >= 0);
  UPDATE posts p SET comment_count = (SELECT count(*) FROM comments c WHERE c.post_id = p.id AND c.deleted_at IS NULL);
`;

const counts = `
  -- Adds to the counts of the post, and of the comment above, what a comment that is shown came to be or stopped being.
  -- Whoever writes comments holds the post, so the counts of one post move in turn.
  CREATE FUNCTION keep_comment_counts() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    delta int := coalesce((NEW.status = 'approved' AND NEW.deleted_at IS NULL)::int, 0)
      - coalesce((OLD.status = 'approved' AND OLD.deleted_at IS NULL)::int, 0);
  BEGIN
    IF delta <> 0 THEN
      UPDATE posts SET comment_count = comment_count + delta WHERE id = coalesce(NEW.post_id, OLD.post_id);
      UPDATE comments SET reply_count = reply_count + delta WHERE id = coalesce(NEW.parent_id, OLD.parent_id);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER comments_counted AFTER INSERT OR DELETE ON comments
    FOR EACH ROW EXECUTE FUNCTION keep_comment_counts();
  CREATE TRIGGER comments_recounted AFTER UPDATE OF status, deleted_at ON comments
    FOR EACH ROW EXECUTE FUNCTION keep_comment_counts();

  -- What follows from other rows is not written by hand: only triggers, which run deeper, may.
  CREATE FUNCTION refuse_by_hand() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% of % follows from other rows', TG_ARGV[0], TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER posts_counts_follow BEFORE UPDATE OF comment_count ON posts FOR EACH ROW
    WHEN (pg_trigger_depth() = 0 AND NEW.comment_count IS DISTINCT FROM OLD.comment_count)
    EXECUTE FUNCTION refuse_by_hand('comment_count');
  CREATE TRIGGER comments_stay BEFORE UPDATE OF reply_count, post_id, parent_id ON comments FOR EACH ROW
    WHEN (pg_trigger_depth() = 0
      AND (NEW.reply_count, NEW.post_id, NEW.parent_id) IS DISTINCT FROM (OLD.reply_count, OLD.post_id, OLD.parent_id))
    EXECUTE FUNCTION refuse_by_hand('reply_count, post_id or parent_id');
`;
