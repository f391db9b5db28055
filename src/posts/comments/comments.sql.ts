import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';
import type { PostStatus } from '../post.entity.js';

/** A comment with its author's name. */
export interface CommentRow {
  id: string;
  post_id: string;
  /** Null: the person was erased. */
  author_id: string | null;
  author_name: string | null;
  parent_id: string | null;
  body: string;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

const columns = `c.id, c.post_id, c.author_id, u.name AS author_name, c.parent_id, c.body, c.created_at, c.updated_at, c.deleted_at`;
const source = 'comments c LEFT JOIN users u ON u.id = c.author_id';

export const commentListing: Listing = {
  select: columns,
  from: 'comments c',
  sortable: { createdAt: 'c.created_at' },
  defaultSort: 'createdAt',
  idColumn: 'c.id',
  shown: { from: `(${source})`, idColumn: 'c.id' },
};

export const findComment = statement<CommentRow>(
  'comment-find',
  `SELECT ${columns} FROM ${source} WHERE c.id = $1`,
);

/** The comment $1 if its post can be seen: a published one, one of $2's own, or any for those who read all ($3). */
export const findVisibleComment = statement<CommentRow>(
  'comment-find-visible',
  `SELECT ${columns} FROM ${source} JOIN posts p ON p.id = c.post_id
   WHERE c.id = $1 AND (p.status = 'published' OR p.author_id = $2 OR $3::boolean)`,
);

/** Holds the comment $1 if it is $2's, or whoever's when $3, and not deleted. */
export const lockComment = statement<CommentRow>(
  'comment-lock',
  `SELECT ${columns} FROM ${source}
   WHERE c.id = $1 AND ($3::boolean OR c.author_id = $2) AND c.deleted_at IS NULL FOR UPDATE OF c`,
);

/** What decides who sees a post. */
export interface PostSeen {
  author_id: string | null;
  status: PostStatus;
}

/** Holds the post $1, if it can be seen, so that it is not unpublished or deleted under a new comment. */
export const holdPost = statement<PostSeen>(
  'comment-hold-post',
  `SELECT author_id, status FROM posts
   WHERE id = $1 AND (status = 'published' OR author_id = $2 OR $3::boolean) FOR SHARE`,
);

export const findPost = statement<PostSeen>(
  'comment-find-post',
  'SELECT author_id, status FROM posts WHERE id = $1',
);
