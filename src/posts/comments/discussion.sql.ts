import { statement } from '../../database/statement.js';

/** Who has to do with a comment. */
export interface DiscussionRow {
  post_id: string;
  post_author_id: string | null;
  author_id: string | null;
  parent_id: string | null;
  parent_author_id: string | null;
}

/** The comment $1 as everybody can read it now: approved, neither deleted nor under a draft. */
export const discussionOf = statement<DiscussionRow>(
  'comment-discussion',
  `SELECT c.post_id, p.author_id AS post_author_id, c.author_id, c.parent_id, parent.author_id AS parent_author_id
   FROM comments c JOIN posts p ON p.id = c.post_id LEFT JOIN comments parent ON parent.id = c.parent_id
   WHERE c.id = $1 AND c.status = 'approved' AND c.deleted_at IS NULL AND p.status = 'published'`,
);

/** A comment as a letter tells of it. */
export interface CommentNewsRow {
  author_name: string | null;
  body: string;
  post_title: string;
  post_slug: string;
}

/** Those of the comments $1 that everybody can read now, the oldest first. */
export const readable = statement<CommentNewsRow>(
  'comments-readable',
  `SELECT u.name AS author_name, c.body, p.title AS post_title, p.slug AS post_slug
   FROM comments c JOIN posts p ON p.id = c.post_id LEFT JOIN users u ON u.id = c.author_id
   WHERE c.id = ANY ($1::uuid[]) AND c.status = 'approved' AND c.deleted_at IS NULL AND p.status = 'published'
   ORDER BY c.created_at, c.id`,
);
