import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../access/caller.js';
import { Database } from '../../database/database.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, where, type Condition, type Slice } from '../../http/list/listing.js';
import { NotFound, Unauthenticated } from '../../http/problem/problems.js';
import { sightOf } from '../post-sight.js';
import * as sql from './comments.sql.js';
import { repliesShown } from './dto/comment.dto.js';
import type { ListCommentsDto } from './dto/list-comments.dto.js';

/** A page of the comments of a post, and the oldest replies to each of them. */
export interface Threads extends Slice<sql.CommentRow> {
  readonly replies: readonly sql.CommentRow[];
}

/** Reading comments: approved ones with the post, one's own, or everybody's for moderators. */
@Injectable()
export class CommentReading {
  constructor(private readonly database: Database) {}

  /** @throws NotFound there is none, or none that the caller may see */
  async get(caller: Caller | null, id: string): Promise<sql.SeenComment> {
    const eyes = [...sightOf(caller), may(caller, 'comments:moderate')];
    const row = await this.database.read.row(sql.findVisibleComment, id, ...eyes);
    if (row === null) throw new NotFound();
    return row;
  }

  /**
   * The comments of a post that are no replies, the oldest first.
   *
   * @throws NotFound
   * @throws Unauthenticated the post is for members
   */
  async ofPost(caller: Caller | null, postId: string, query: ListQuery): Promise<Threads> {
    const post = await this.database.read.row(sql.findSeenPost, postId, ...sightOf(caller));
    if (post === null) throw new NotFound();
    if (!post.isOpen) throw new Unauthenticated('Sign in to read what members say.');
    const viewer = caller?.id ?? null;
    const isTop = [where`c.post_id = ${postId}`, where`c.parent_id IS NULL`];
    const conditions = [...isTop, { sql: sql.isSeenThread, values: [viewer] }];
    const listing = sql.commentListing(viewer);
    const page = await slice<sql.CommentRow>(this.database.read, listing, conditions, query);
    const ids = page.rows.map(({ id }) => id);
    const replies = await this.database.read.rows(sql.firstReplies, ids, viewer, repliesShown);
    return { ...page, replies };
  }

  /** The replies to a comment, the oldest first; where the post is not open to the caller, their own. @throws NotFound */
  async repliesTo(caller: Caller | null, id: string, query: ListQuery): Promise<Slice<sql.CommentRow>> {
    const { is_open: isOpen } = await this.get(caller, id);
    const viewer = caller?.id ?? null;
    const conditions = [where`c.parent_id = ${id}`, { sql: sql.isSeen, values: [viewer] }];
    if (!isOpen) conditions.push(where`c.author_id = ${viewer}`);
    return slice(this.database.read, sql.commentListing(viewer), conditions, query);
  }

  /** The caller's own comments; everybody's for moderators. Deleted ones are left out. */
  list(
    caller: Caller,
    { status, mine, postId, authorId, ...query }: ListCommentsDto,
  ): Promise<Slice<sql.CommentRow>> {
    const isOwn = mine === true || !may(caller, 'comments:moderate');
    const conditions: Condition[] = [where`c.deleted_at IS NULL`];
    if (isOwn) conditions.push(where`c.author_id = ${caller.id}`);
    if (status !== undefined) conditions.push(where`c.status = ${status}`);
    if (postId !== undefined) conditions.push(where`c.post_id = ${postId}`);
    if (authorId !== undefined) conditions.push(where`c.author_id = ${authorId}`);
    const listing = { ...sql.commentListing(caller.id), defaultSort: '-createdAt' };
    return slice(this.database.read, listing, conditions, query);
  }
}
