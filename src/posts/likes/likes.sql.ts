import { statement, type Statement } from '../../database/statement.js';
import type { CommentStatus } from '../comments/comment.entity.js';
import type { PostStatus } from '../post.entity.js';
import { readableBy } from '../post-sight.js';

/** How many like something, and whether somebody does. */
export interface LikesRow {
  like_count: number;
  is_liked: boolean;
}

/** What is done with the likes of one kind of thing: the thing is $1, the person $2. */
export interface LikesSql {
  /** At $3. */
  readonly add: Statement<never>;
  readonly remove: Statement<never>;
  readonly find: Statement<LikesRow>;
}

const likesOf = (liked: 'post' | 'comment'): LikesSql => ({
  add: statement(
    `${liked}-like-add`,
    `INSERT INTO ${liked}_likes (${liked}_id, user_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
  ),
  remove: statement(
    `${liked}-like-remove`,
    `DELETE FROM ${liked}_likes WHERE ${liked}_id = $1 AND user_id = $2`,
  ),
  find: statement(
    `${liked}-like-find`,
    `SELECT like_count, EXISTS (SELECT FROM ${liked}_likes WHERE ${liked}_id = $1 AND user_id = $2) AS is_liked
     FROM ${liked}s WHERE id = $1`,
  ),
});

export const postLikes = likesOf('post');
export const commentLikes = likesOf('comment');

/** Holds the account $1 before what it likes, as its erasure does. */
export const holdPerson = statement<{ id: string }>(
  'like-hold-person',
  'SELECT id FROM users WHERE id = $1 FOR KEY SHARE',
);

/** Holds the post $1, if $2, $3 can read it: its likes are counted one after the other. */
export const holdPost = statement<{ status: PostStatus }>(
  'like-hold-post',
  `SELECT p.status FROM posts p WHERE p.id = $1 AND ${readableBy('$2', '$3')} FOR NO KEY UPDATE`,
);

/** Holds the comment $1, if it is shown to $2, $3, or to moderators ($4); its author always sees it. */
export const holdComment = statement<{ status: CommentStatus }>(
  'like-hold-comment',
  `SELECT c.status FROM comments c JOIN posts p ON p.id = c.post_id
   WHERE c.id = $1 AND c.deleted_at IS NULL
     AND (c.author_id = $2 OR $4::boolean OR (c.status = 'approved' AND ${readableBy('$2', '$3')}))
   FOR NO KEY UPDATE OF c`,
);
