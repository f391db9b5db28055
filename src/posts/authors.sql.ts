import { statement } from '../database/statement.js';
import type { CommentStatus } from './comments/comment.entity.js';
import type { PostStatus } from './post.entity.js';

/** A post, as little as names it. */
export interface PostTitleRow {
  id: string;
  title: string;
  slug: string;
  status: PostStatus;
  published_at: Date | null;
}

/** A post as its author gets it. */
export interface PostCopyRow extends PostTitleRow {
  excerpt: string;
  tags: { slug: string; name: string }[];
  content: string;
  meta_title: string | null;
  meta_description: string | null;
  canonical_url: string | null;
  publish_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A comment as its author gets it. */
export interface CommentCopyRow {
  id: string;
  post_id: string;
  parent_id: string | null;
  body: string;
  status: CommentStatus;
  rejection_reason: string | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** That somebody likes a post or a comment. */
export interface LikeCopyRow {
  /** Of what is liked. */
  id: string;
  kind: 'post' | 'comment';
  created_at: Date;
}

/** Posts of $1 that $2 may see: published ones, one's own, or all ($3); the newest $4. */
export const newestOf = statement<PostTitleRow>(
  'posts-newest-of',
  `SELECT p.id, p.title, p.slug, p.status, p.published_at FROM posts p
   WHERE p.author_id = $1 AND (p.status = 'published' OR p.author_id = $2 OR $3::boolean)
   ORDER BY p.created_at DESC, p.id DESC LIMIT $4`,
);

/** The posts of $1 after the place $2, $3: $4 of them at most. */
export const postsOf = statement<PostCopyRow>(
  'posts-of',
  `SELECT p.id, p.title, p.slug, p.status, p.published_at, p.publish_at, p.excerpt, p.content, p.meta_title,
     p.meta_description, p.canonical_url, p.created_at, p.updated_at,
     (SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) ORDER BY pt.position), '[]')
      FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id) AS tags
   FROM posts p WHERE p.author_id = $1 AND (p.created_at, p.id) > ($2, $3) ORDER BY p.created_at, p.id LIMIT $4`,
);

/** The comments of $1 after the place $2, $3: $4 of them at most. */
export const commentsOf = statement<CommentCopyRow>(
  'comments-of',
  `SELECT c.id, c.post_id, c.parent_id, c.body, c.status, c.rejection_reason, c.created_at, c.updated_at,
     c.deleted_at
   FROM comments c WHERE c.author_id = $1 AND (c.created_at, c.id) > ($2, $3) ORDER BY c.created_at, c.id LIMIT $4`,
);

/** What $1 likes after the place $2, $3: $4 of it at most. */
export const likesOf = statement<LikeCopyRow>(
  'likes-of',
  `SELECT id, kind, created_at FROM (
     SELECT post_id AS id, 'post' AS kind, created_at FROM post_likes WHERE user_id = $1
     UNION ALL SELECT comment_id, 'comment', created_at FROM comment_likes WHERE user_id = $1
   ) AS l WHERE (created_at, id) > ($2, $3) ORDER BY created_at, id LIMIT $4`,
);

/** Before anything else of them: the posts that $1 wrote, commented on or likes, in the order in which all hold them. */
export const holdPostsAround = statement<never>(
  'posts-hold-around',
  `SELECT FROM posts WHERE id IN (
     SELECT id FROM posts WHERE author_id = $1
     UNION SELECT post_id FROM comments WHERE author_id = $1 UNION SELECT post_id FROM post_likes WHERE user_id = $1)
   ORDER BY id FOR UPDATE`,
);

/** Then the comments: those of $1, those above them, and those that $1 likes. */
export const holdCommentsAround = statement<never>(
  'comments-hold-around',
  `SELECT FROM comments WHERE id IN (
     SELECT id FROM comments WHERE author_id = $1
     UNION SELECT parent_id FROM comments WHERE author_id = $1
     UNION SELECT comment_id FROM comment_likes WHERE user_id = $1)
   ORDER BY id FOR UPDATE`,
);

/** The drafts of $1. */
export const draftsOf = statement<{ id: string }>(
  'posts-drafts-of',
  "SELECT id FROM posts WHERE author_id = $1 AND status = 'draft'",
);

export const deleteDraftsOf = statement<never>(
  'posts-delete-drafts-of',
  "DELETE FROM posts WHERE author_id = $1 AND status = 'draft'",
);

/** Published posts stay, with nobody behind them. */
export const disownPostsOf = statement<never>(
  'posts-disown-of',
  'UPDATE posts SET author_id = NULL WHERE author_id = $1',
);

export const deleteRepliesOf = statement<never>(
  'comments-delete-replies-of',
  'DELETE FROM comments WHERE author_id = $1 AND parent_id IS NOT NULL',
);

export const deleteUnansweredOf = statement<never>(
  'comments-delete-unanswered-of',
  `DELETE FROM comments c WHERE c.author_id = $1
     AND NOT EXISTS (SELECT FROM comments reply WHERE reply.parent_id = c.id)`,
);

/** The text must be there and says nothing; a deleted comment shows none. */
export const emptyAnsweredOf = statement<never>(
  'comments-empty-answered-of',
  `UPDATE comments SET author_id = NULL, body = '-', rejection_reason = NULL, edited_at = NULL,
     deleted_at = coalesce(deleted_at, $2), updated_at = $2
   WHERE author_id = $1`,
);
