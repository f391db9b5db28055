import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import { Outbox } from '../../events/outbox.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { NotFound } from '../../http/problem/problems.js';
import { PostNotPublished } from '../post.problems.js';
import { sightOf } from '../post-sight.js';
import { CommentRules } from './comment-rules.js';
import { Comment, type CommentStatus } from './comment.entity.js';
import { CommentCreated, CommentDeleted, CommentUpdated } from './comment.events.js';
import { CommentsClosed, CommentTooDeep, UnknownParentComment } from './comment.problems.js';
import * as sql from './comments.sql.js';
import { CommentDto } from './dto/comment.dto.js';
import type { CreateCommentDto, UpdateCommentDto } from './dto/write-comment.dto.js';
import { holdComment, newsOf, readComment } from './held-comment.js';

/** Writing comments on posts. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly rules: CommentRules,
  ) {}

  /**
   * Comments on a published post; everybody sees it at once, or when a moderator has approved it.
   *
   * @throws NotFound, PostNotPublished, CommentsClosed, UnknownParentComment, CommentTooDeep
   * @throws TooManyRequests, DuplicateComment
   */
  create(caller: Caller, postId: string, request: CreateCommentDto, retry: Retry): Promise<CommentDto> {
    return this.idempotency.once(retry, async (tx) => {
      const { body, parentId = null } = request;
      await this.rules.admit(tx, caller, body);
      const post = await holdOpenPost(tx, caller, postId);
      if (parentId !== null) await checkParent(tx, caller, parentId, postId);
      const [id, now] = [newId(), this.clock.now()];
      const status = await this.rules.statusOf(tx, caller, { id, body });
      const facts = { status, firstApprovedAt: status === 'approved' ? now : null };
      const authorId = caller.id;
      await tx.insert(Comment, {
        ...{ id, postId, authorId, parentId, body, ...facts },
        ...{ createdAt: now, updatedAt: now },
      });
      const row = await readComment(tx, caller, id);
      this.outbox.append(tx, new CommentCreated({ ...newsOf(row, post), authorId }));
      return CommentDto.from(row, caller);
    });
  }

  /**
   * Changes the text of one's own comment while the time for it lasts; editors anybody's, always. What its author changes
   * is moderated anew. A request that changes nothing leaves no trace.
   *
   * @throws NotFound, PreconditionFailed, EditWindowOver
   */
  update(
    caller: Caller,
    id: string,
    { body }: UpdateCommentDto,
    precondition: Precondition,
  ): Promise<CommentDto> {
    return this.database.transaction(async (tx) => {
      const { comment, post } = await holdComment(tx, caller, id, may(caller, 'comments:write:any'));
      precondition.check(CommentDto.from(comment, caller));
      this.rules.checkWindow(caller, comment);
      if (body === comment.body) return CommentDto.from(comment, caller);
      const now = this.clock.now();
      const status = await this.statusAfter(tx, caller, comment, body);
      const moderation = status === comment.status ? {} : { status, rejectionReason: null };
      await tx.update(Comment, { id }, { body, ...moderation, editedAt: now, updatedAt: now });
      const row = await readComment(tx, caller, id);
      this.outbox.append(tx, new CommentUpdated(newsOf(row, post)));
      return CommentDto.from(row, caller);
    });
  }

  /** Takes one's own comment away; editors anybody's. The place of one with replies stays. @throws NotFound, PreconditionFailed */
  delete(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { comment, post } = await holdComment(tx, caller, id, may(caller, 'comments:write:any'));
      precondition.check(CommentDto.from(comment, caller));
      const now = this.clock.now();
      await tx.update(Comment, { id }, { deletedAt: now, updatedAt: now });
      this.outbox.append(tx, new CommentDeleted(newsOf(comment, post)));
    });
  }

  /** A new text never undoes a moderator's no: what was rejected waits again, what is spam stays so. */
  private async statusAfter(
    tx: Tx,
    caller: Caller,
    { id, author_id, status }: sql.CommentRow,
    body: string,
  ): Promise<CommentStatus> {
    if (author_id !== caller.id || status === 'spam') return status;
    if (status !== 'approved') return 'pending';
    return this.rules.statusOf(tx, caller, { id, body });
  }
}

async function holdOpenPost(tx: Tx, caller: Caller, postId: string): Promise<sql.PostSeen> {
  const post = await tx.row(sql.holdPost, postId, ...sightOf(caller));
  if (post === null) throw new NotFound();
  if (post.status !== 'published') throw new PostNotPublished('Publish it first; nobody else sees it yet.');
  if (post.comments_closed) throw new CommentsClosed('Comments on it are closed.');
  return post;
}

/** What is answered must be there for everybody: a reply to what only its author sees would tell of it. */
async function checkParent(tx: Tx, caller: Caller, parentId: string, postId: string): Promise<void> {
  const parent = await tx.row(sql.findComment, parentId, caller.id);
  const isShown = parent?.post_id === postId && parent.status === 'approved' && parent.deleted_at === null;
  if (!isShown) throw new UnknownParentComment('"parentId" names no comment of this post.');
  if (parent.parent_id !== null) throw new CommentTooDeep('Reply to the comment above it.');
}
