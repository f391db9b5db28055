import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import { TooManyRequests, Unauthenticated } from '../../http/problem/problems.js';
import type { CommentStatus } from './comment.entity.js';
import { DuplicateComment, EditWindowOver } from './comment.problems.js';
import { holdAuthor, isTrusted, recentOf, type CommentRow } from './comments.sql.js';

const link = /https?:\/\/|\bwww\./gi;

/** How much somebody may say, until when they may change it, and whether it is shown at once. */
@Injectable()
export class CommentRules {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets a new comment of the caller in. Holds the account until the end, so that comments of one author are counted one
   * after the other, whichever process they come to; deleted ones count too.
   *
   * @throws TooManyRequests the author's rate is used up
   * @throws DuplicateComment the author has said the same within the time of the rate
   */
  async admit(tx: Tx, caller: Caller, body: string): Promise<void> {
    const { limit, windowSeconds } = this.config.comments.rate;
    if ((await tx.row(holdAuthor, caller.id)) === null)
      throw new Unauthenticated('The account of this token is gone.');
    const recent = await tx.row(recentOf, caller.id, this.clock.inSeconds(-windowSeconds), limit - 1, body);
    if (recent?.is_repeated) throw new DuplicateComment('Say it once, or in other words.');
    if (!recent?.full_since) return;
    const secondsLeft = windowSeconds - this.secondsSince(recent.full_since);
    throw new TooManyRequests(
      secondsLeft,
      `No more than ${limit} comments in ${windowSeconds} seconds; wait and try again.`,
    );
  }

  /**
   * What becomes of a text that its author has just written: staff and, with few links, those are shown at once of whom
   * enough other comments were approved and none is spam. A configured trust of 0 shows everything.
   */
  async statusOf(tx: Tx, caller: Caller, { id, body }: { id: string; body: string }): Promise<CommentStatus> {
    const { trustAfter, mostLinks } = this.config.comments;
    if (trustAfter === 0 || may(caller, 'comments:moderate')) return 'approved';
    if ((body.match(link) ?? []).length > mostLinks) return 'pending';
    return (await tx.row(isTrusted, caller.id, id, trustAfter))?.trusted ? 'approved' : 'pending';
  }

  /** @throws EditWindowOver it is the caller's own, who is no editor, and too old */
  checkWindow(caller: Caller, { created_at: createdAt }: CommentRow): void {
    const { editWindowSeconds } = this.config.comments;
    if (!may(caller, 'comments:write:any') && this.secondsSince(createdAt) > editWindowSeconds)
      throw new EditWindowOver(`Comments can be changed for ${editWindowSeconds} seconds.`);
  }

  private secondsSince(time: Date): number {
    return (this.clock.now().getTime() - time.getTime()) / 1000;
  }
}
