import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';
import type { PostStatus } from '../post.entity.js';
import { openTo, readableBy } from '../post-sight.js';
import type { CommentStatus } from './comment.entity.js';

/** A comment with its author's name, as somebody looks at it. */
export interface CommentRow {
  id: string;
  post_id: string;
  /** Null: the person was erased. */
  author_id: string | null;
  author_name: string | null;
  parent_id: string | null;
  body: string;
  status: CommentStatus;
  rejection_reason: string | null;
  /** Replies that everybody sees. */
  reply_count: number;
  like_count: number;
  /** Whether the one who looks likes it. */
  is_liked: boolean;
  first_approved_at: Date | null;
  created_at: Date;
  updated_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
}

const columns = (
  viewer: string,
): string => `c.id, c.post_id, c.author_id, u.name AS author_name, c.parent_id, c.body,
  c.status, c.rejection_reason, c.reply_count, c.like_count,
  EXISTS (SELECT FROM comment_likes l WHERE l.comment_id = c.id AND l.user_id = ${viewer}::uuid) AS is_liked,
  c.first_approved_at, c.created_at, c.updated_at, c.edited_at, c.deleted_at`;
const source = 'comments c LEFT JOIN users u ON u.id = c.author_id';

/** What everybody sees who reads the post, and what its author (`viewer`) sees beside. */
const seenBy = (viewer: string): string =>
  `(c.deleted_at IS NULL AND (c.status = 'approved' OR c.author_id = ${viewer}::uuid))`;

/** As a condition of lists; `?` is who looks. */
export const isSeen = seenBy('?');
/** The same of threads: one with replies keeps its place, whatever became of what they answer. */
export const isSeenThread = `(c.reply_count > 0 OR ${isSeen})`;

/** Comments, as the person looks at them; null: nobody who has signed in. */
export function commentListing(viewerId: string | null): Listing {
  return {
    select: columns('?'),
    from: 'comments c',
    sortable: { createdAt: 'c.created_at' },
    defaultSort: 'createdAt',
    idColumn: 'c.id',
    shown: { from: `(${source})`, idColumn: 'c.id', selected: [viewerId] },
  };
}

/** The oldest $3 replies that $2 sees to each of the comments $1. */
export const firstReplies = statement<CommentRow>(
  'comment-first-replies',
  `SELECT ${columns('$2')} FROM unnest($1::uuid[]) AS thread (id) CROSS JOIN LATERAL (
     SELECT * FROM comments c WHERE c.parent_id = thread.id AND ${seenBy('$2')} ORDER BY c.created_at, c.id LIMIT $3
   ) AS c LEFT JOIN users u ON u.id = c.author_id ORDER BY c.created_at, c.id`,
);

/** The comment $1, whoever may see it, as $2 looks at it. */
export const findComment = statement<CommentRow>(
  'comment-find',
  `SELECT ${columns('$2')} FROM ${source} WHERE c.id = $1`,
);

/** A comment that somebody sees. */
export interface SeenComment extends CommentRow {
  /** Whether they see what others say there, too, and not their own alone. */
  is_open: boolean;
}

/** The comment $1 if $2 sees it: where the post can be read (who sees all posts: $3), one's own, or any for moderators ($4). */
export const findVisibleComment = statement<SeenComment>(
  'comment-find-visible',
  `SELECT ${columns('$2')}, (${openTo('$2', '$3')} OR $4::boolean) IS TRUE AS is_open FROM ${source} JOIN posts p ON p.id = c.post_id
   WHERE c.id = $1 AND (
     (${openTo('$2', '$3')} AND (c.reply_count > 0 OR (c.deleted_at IS NULL AND c.status = 'approved')))
     OR (c.deleted_at IS NULL AND (c.author_id = $2 OR $4::boolean)))`,
);

/** Whether the post $1, which $2, $3 can see, is open to them. */
export const findSeenPost = statement<{ isOpen: boolean }>(
  'comment-find-seen-post',
  `SELECT ${openTo('$2', '$3')} AS "isOpen" FROM posts p WHERE p.id = $1 AND ${readableBy('$2', '$3')}`,
);

/** What decides who sees a post, and who comments on it. */
export interface PostSeen {
  id: string;
  author_id: string | null;
  status: PostStatus;
  comments_closed: boolean;
}

/**
 * Holds the post $1, if $2, $3 can read it. Whoever writes comments does that before anything else of the post is held: it
 * is not unpublished or closed meanwhile, and its counts move in turn.
 */
export const holdPost = statement<PostSeen>(
  'comment-hold-post',
  `SELECT p.id, p.author_id, p.status, p.comments_closed FROM posts p
   WHERE p.id = $1 AND ${readableBy('$2', '$3')} FOR NO KEY UPDATE`,
);

/** Holds the post of the comment $1. */
export const holdPostOf = statement<PostSeen>(
  'comment-hold-post-of',
  `SELECT id, author_id, status, comments_closed FROM posts
   WHERE id = (SELECT post_id FROM comments WHERE id = $1) FOR NO KEY UPDATE`,
);

/** Holds the comment $1 if it is $2's, or whoever's when $3, and not deleted. */
export const lockComment = statement<CommentRow>(
  'comment-lock',
  `SELECT ${columns('$2')} FROM ${source}
   WHERE c.id = $1 AND ($3::boolean OR c.author_id = $2) AND c.deleted_at IS NULL FOR UPDATE OF c`,
);

/** Holds the account $1: somebody's comments come one after the other. */
export const holdAuthor = statement<{ id: string }>(
  'comment-hold-author',
  'SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE',
);

/** Of what $1 wrote since $2: when the $3th but one from the end was written, and whether one of them says $4. */
export const recentOf = statement<{ full_since: Date | null; is_repeated: boolean }>(
  'comment-recent-of',
  `SELECT
     (SELECT created_at FROM comments WHERE author_id = $1 AND created_at > $2
      ORDER BY created_at DESC, id DESC OFFSET $3 LIMIT 1) AS full_since,
     EXISTS (SELECT FROM comments WHERE author_id = $1 AND created_at > $2 AND body = $4) AS is_repeated`,
);

/** Whether $1 has $3 approved comments beside $2, and none that is spam. */
export const isTrusted = statement<{ trusted: boolean }>(
  'comment-is-trusted',
  `SELECT NOT EXISTS (SELECT FROM comments WHERE author_id = $1 AND status = 'spam')
     AND (SELECT count(*) FROM (
       SELECT FROM comments WHERE author_id = $1 AND id <> $2 AND status = 'approved' LIMIT $3) AS known) = $3 AS trusted`,
);
