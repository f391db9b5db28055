import type { Caller } from '../../access/caller.js';
import type { Tx } from '../../database/database.js';
import { NotFound } from '../../http/problem/problems.js';
import type { CommentNews } from './comment.events.js';
import * as sql from './comments.sql.js';

/** A comment and the post that it stands under. */
export interface HeldComment {
  readonly comment: sql.CommentRow;
  readonly post: sql.PostSeen;
}

/**
 * Holds a comment of the caller's, or whoever's when `any`, and its post before it.
 *
 * @throws NotFound there is none, it is deleted, or it is somebody else's
 */
export async function holdComment(tx: Tx, caller: Caller, id: string, any: boolean): Promise<HeldComment> {
  const [[post], [comment]] = await tx.both([sql.holdPostOf, id], [sql.lockComment, id, caller.id, any]);
  if (post === undefined || comment === undefined) throw new NotFound();
  return { comment, post };
}

/** The comment as it was just written. */
export async function readComment(tx: Tx, caller: Caller, id: string): Promise<sql.CommentRow> {
  const row = await tx.row(sql.findComment, id, caller.id);
  if (row === null) throw new NotFound();
  return row;
}

/** What its events say of it. */
export function newsOf(comment: sql.CommentRow, post: sql.PostSeen): CommentNews {
  const { id, post_id: postId, author_id: authorId, status } = comment;
  return { id, postId, authorId, status, post: { authorId: post.author_id, status: post.status } };
}
