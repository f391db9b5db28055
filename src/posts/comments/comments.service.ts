import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import { Outbox } from '../../events/outbox.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, where, type Slice } from '../../http/list/listing.js';
import { NotFound } from '../../http/problem/problems.js';
import { CommentCreated, CommentDeleted, CommentUpdated, type CommentNews } from '../post.events.js';
import { CommentTooDeep, PostNotPublished, UnknownParentComment } from '../post.problems.js';
import { findPostById } from '../posts.sql.js';
import { Comment } from './comment.entity.js';
import * as sql from './comments.sql.js';
import { CommentDto, type CreateCommentDto, type UpdateCommentDto } from './dto/comment.dto.js';

/** Comments on posts; as visible as the post. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The comments of a post, the oldest first. @throws NotFound */
  async list(caller: Caller | null, postId: string, query: ListQuery): Promise<Slice<sql.CommentRow>> {
    if ((await this.database.read.row(findPostById, postId, ...eyesOf(caller))) === null)
      throw new NotFound();
    return slice(this.database.read, sql.commentListing, [where`c.post_id = ${postId}`], query);
  }

  /** @throws NotFound there is none, or its post is a draft of somebody else */
  async get(caller: Caller | null, id: string): Promise<sql.CommentRow> {
    const row = await this.database.read.row(sql.findVisibleComment, id, ...eyesOf(caller));
    if (row === null) throw new NotFound();
    return row;
  }

  /**
   * Comments on a published post.
   *
   * @throws NotFound, PostNotPublished, UnknownParentComment, CommentTooDeep
   */
  create(caller: Caller, postId: string, request: CreateCommentDto, retry: Retry): Promise<CommentDto> {
    return this.idempotency.once(retry, async (tx) => {
      const { body, parentId = null } = request;
      const post = await tx.row(sql.holdPost, postId, ...eyesOf(caller));
      if (post === null) throw new NotFound();
      if (post.status !== 'published')
        throw new PostNotPublished('Publish it first; nobody else sees it yet.');
      if (parentId !== null) await checkParent(tx, parentId, postId);
      const [id, now, authorId] = [newId(), this.clock.now(), caller.id];
      await tx.insert(Comment, { id, postId, authorId, parentId, body, createdAt: now, updatedAt: now });
      this.outbox.append(tx, new CommentCreated({ id, postId, authorId, post: seenAs(post) }));
      return CommentDto.from(await read(tx, id));
    });
  }

  /** Changes the text of one's own comment; editors anybody's. @throws NotFound, PreconditionFailed */
  update(
    caller: Caller,
    id: string,
    { body }: UpdateCommentDto,
    precondition: Precondition,
  ): Promise<CommentDto> {
    return this.database.transaction(async (tx) => {
      const { post_id: postId } = await lock(tx, caller, id, precondition);
      const post = await postOf(tx, postId);
      await tx.update(Comment, { id }, { body, updatedAt: this.clock.now() });
      this.outbox.append(tx, new CommentUpdated({ id, postId, post }));
      return CommentDto.from(await read(tx, id));
    });
  }

  /** Hides the text of one's own comment; editors anybody's. Replies stay. @throws NotFound, PreconditionFailed */
  delete(caller: Caller, id: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { post_id: postId } = await lock(tx, caller, id, precondition);
      const post = await postOf(tx, postId);
      const now = this.clock.now();
      await tx.update(Comment, { id }, { deletedAt: now, updatedAt: now });
      this.outbox.append(tx, new CommentDeleted({ id, postId, post }));
    });
  }
}

/** What decides which posts a caller sees: who he is, and whether he sees all. */
function eyesOf(caller: Caller | null): [string | null, boolean] {
  return [caller?.id ?? null, may(caller, 'posts:read:any')];
}

/** What decides who sees the post; it is there as long as its comment is held. */
async function postOf(tx: Tx, postId: string): Promise<CommentNews['post']> {
  const post = await tx.row(sql.findPost, postId);
  if (post === null) throw new NotFound();
  return seenAs(post);
}

function seenAs({ author_id: authorId, status }: sql.PostSeen): CommentNews['post'] {
  return { authorId, status };
}

async function checkParent(tx: Tx, parentId: string, postId: string): Promise<void> {
  const parent = await tx.row(sql.findComment, parentId);
  if (parent?.post_id !== postId) throw new UnknownParentComment('"parentId" names no comment of this post.');
  if (parent.parent_id !== null) throw new CommentTooDeep('Reply to the comment above it.');
}

async function lock(tx: Tx, caller: Caller, id: string, precondition: Precondition): Promise<sql.CommentRow> {
  const row = await tx.row(sql.lockComment, id, caller.id, may(caller, 'comments:write:any'));
  if (row === null) throw new NotFound();
  precondition.check(CommentDto.from(row));
  return row;
}

async function read(tx: Tx, id: string): Promise<sql.CommentRow> {
  const row = await tx.row(sql.findComment, id);
  if (row === null) throw new NotFound();
  return row;
}
