import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Database } from '../../database/database.js';
import { PostDto } from '../dto/post.dto.js';
import { hold, readHeld } from '../held-post.js';
import { PostUpdated } from '../post.events.js';
import { PostWriting } from '../post-writing.js';

/** Whether a post takes comments. */
@Injectable()
export class CommentClosing {
  constructor(
    private readonly database: Database,
    private readonly writing: PostWriting,
  ) {}

  /** Ends or goes on with the comments of one's own post; editors of anybody's. What is so already leaves no trace. @throws NotFound */
  set(caller: Caller, postId: string, commentsClosed: boolean): Promise<PostDto> {
    return this.database.transaction(async (tx) => {
      const post = await hold(tx, caller, postId);
      if (post.comments_closed === commentsClosed) return PostDto.from(post);
      await this.writing.change(tx, post, { commentsClosed }, PostUpdated);
      return PostDto.from(await readHeld(tx, postId));
    });
  }
}
