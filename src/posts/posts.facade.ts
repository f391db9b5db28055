import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { batchesOf, batchSize } from '../database/batches.js';
import { Database, type Tx } from '../database/database.js';
import * as sql from './authors.sql.js';
import { CommentCopyDto, LikeCopyDto, PostCopyDto, PostTitleDto } from './dto/author-copies.dto.js';
import { PostImages } from './post-images.js';
import { disownRevisionsOf } from './revisions/revisions.sql.js';

export { CommentCopyDto, LikeCopyDto, PostCopyDto, PostTitleDto } from './dto/author-copies.dto.js';

/** A long text takes some megabytes with its batch. */
const postsAtOnce = 20;

/** What other features may ask about the posts and comments of a person. */
@Injectable()
export class PostsFacade {
  constructor(
    private readonly database: Database,
    private readonly images: PostImages,
    private readonly clock: Clock,
  ) {}

  /** The newest posts of the person that the caller may see, as `GET /posts` would show them. */
  async newestOf(caller: Caller, userId: string, limit: number): Promise<PostTitleDto[]> {
    const eyes = [caller.id, may(caller, 'posts:read:any')];
    return (await this.database.read.rows(sql.newestOf, userId, ...eyes, limit)).map(PostTitleDto.from);
  }

  /** All posts of the person, drafts too, the oldest first, in batches. */
  async *exportOf(userId: string): AsyncGenerator<PostCopyDto[]> {
    const read = (after: readonly unknown[]): Promise<sql.PostCopyRow[]> =>
      this.database.read.rows(sql.postsOf, userId, ...after, postsAtOnce);
    for await (const rows of batchesOf(read, (row) => row.created_at)) yield rows.map(PostCopyDto.from);
  }

  /** All comments of the person, deleted ones too, the oldest first, in batches. */
  async *exportCommentsOf(userId: string): AsyncGenerator<CommentCopyDto[]> {
    const read = (after: readonly unknown[]): Promise<sql.CommentCopyRow[]> =>
      this.database.read.rows(sql.commentsOf, userId, ...after, batchSize);
    for await (const rows of batchesOf(read, (row) => row.created_at)) yield rows.map(CommentCopyDto.from);
  }

  /** All that the person likes, what was liked first first, in batches. */
  async *exportLikesOf(userId: string): AsyncGenerator<LikeCopyDto[]> {
    const read = (after: readonly unknown[]): Promise<sql.LikeCopyRow[]> =>
      this.database.read.rows(sql.likesOf, userId, ...after, batchSize);
    for await (const rows of batchesOf(read, (row) => row.created_at)) yield rows.map(LikeCopyDto.from);
  }

  /**
   * Takes the person out of the journal: drafts and comments go, published posts stay without an author,
   * as they are: what they were before is forgotten. Revisions of others' posts stay without the person. Of a comment
   * that others have replied to its place stays, without text. Likes go with the account: what they count for is held
   * here. The account must be held, so that nothing is written meanwhile.
   */
  async forget(tx: Tx, userId: string): Promise<void> {
    // held first, looked at then: a reply that somebody is writing is waited for and counts
    await tx.rows(sql.holdPostsAround, userId);
    await tx.rows(sql.holdCommentsAround, userId);
    const drafts = await tx.rows(sql.draftsOf, userId);
    await this.images.release(
      tx,
      drafts.map(({ id }) => id),
    );
    await tx.rows(sql.deleteDraftsOf, userId);
    await tx.rows(sql.deleteRepliesOf, userId);
    await tx.rows(sql.deleteUnansweredOf, userId);
    await tx.rows(sql.emptyAnsweredOf, userId, this.clock.now());
    await tx.rows(sql.disownPostsOf, userId);
    await tx.rows(disownRevisionsOf, userId);
  }
}
