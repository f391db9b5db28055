import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { NotFound, Unauthenticated } from '../../http/problem/problems.js';
import { CommentNotShown } from '../comments/comment.problems.js';
import { findSeenPost } from '../comments/comments.sql.js';
import { PostNotPublished } from '../post.problems.js';
import { sightOf } from '../post-sight.js';
import { LikesDto } from './dto/likes.dto.js';
import * as sql from './likes.sql.js';

/** Whether to like it from now on, and what must still be so. */
interface Wish {
  readonly likes: boolean;
  readonly precondition: Precondition;
}

/** Who likes what: a post or a comment, each once, one's own too. Saying it again changes nothing. */
@Injectable()
export class Likes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async ofPost(caller: Caller | null, id: string): Promise<sql.LikesRow> {
    if ((await this.database.read.row(findSeenPost, id, ...sightOf(caller))) === null) throw new NotFound();
    return found(await this.database.read.row(sql.postLikes.find, id, caller?.id ?? null));
  }

  /** Likes a published post, or no longer. @throws NotFound, PostNotPublished, PreconditionFailed */
  setOnPost(caller: Caller, id: string, { likes, precondition }: Wish): Promise<sql.LikesRow> {
    return this.database.transaction(async (tx) => {
      const [person, [post]] = await tx.both(
        [sql.holdPerson, caller.id],
        [sql.holdPost, id, ...sightOf(caller)],
      );
      refuseErased(person);
      if (post === undefined) throw new NotFound();
      if (likes && post.status !== 'published') throw new PostNotPublished('Nobody else sees it yet.');
      return this.set(tx, sql.postLikes, { id, personId: caller.id, likes, precondition });
    });
  }

  /** Likes a comment that everybody sees, or no longer. @throws NotFound, CommentNotShown, PreconditionFailed */
  setOnComment(caller: Caller, id: string, { likes, precondition }: Wish): Promise<sql.LikesRow> {
    return this.database.transaction(async (tx) => {
      const eyes = [...sightOf(caller), may(caller, 'comments:moderate')];
      const [person, [comment]] = await tx.both([sql.holdPerson, caller.id], [sql.holdComment, id, ...eyes]);
      refuseErased(person);
      if (comment === undefined) throw new NotFound();
      if (likes && comment.status !== 'approved')
        throw new CommentNotShown('It can be liked once it is approved.');
      return this.set(tx, sql.commentLikes, { id, personId: caller.id, likes, precondition });
    });
  }

  private async set(
    tx: Tx,
    { add, remove, find }: sql.LikesSql,
    { id, personId, likes, precondition }: Wish & { id: string; personId: string },
  ): Promise<sql.LikesRow> {
    if (precondition.isDemanded) precondition.check(LikesDto.from(found(await tx.row(find, id, personId))));
    if (likes) tx.defer(add, id, personId, this.clock.now());
    else tx.defer(remove, id, personId);
    tx.touch(id);
    return found(await tx.row(find, id, personId));
  }
}

function refuseErased(person: readonly unknown[]): void {
  if (person.length === 0) throw new Unauthenticated('The account of this token is gone.');
}

function found(likes: sql.LikesRow | null): sql.LikesRow {
  if (likes === null) throw new NotFound();
  return likes;
}
