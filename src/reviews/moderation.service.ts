import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import type { Precondition } from '../http/etag.js';
import { ReviewDto } from './dto/review.dto.js';
import { holdReview, newsOf, readReview } from './held-review.js';
import { Review } from './review.entity.js';
import { ReviewApproved, ReviewRejected, ReviewReplied, type ReviewNews } from './review.events.js';

/** A moderator's word on a review. */
export interface Verdict {
  readonly status: 'approved' | 'rejected';
  /** Of a rejection, for the author. */
  readonly reason?: string | undefined;
}

/** What the shop does with reviews: shows them or not, and answers. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Shows a review or hides it, whatever it was before; the rating of its product follows in the same transaction.
   * The same word again leaves no trace. With a precondition it is certain that the author has not changed the text
   * since the moderator read it.
   *
   * @throws NotFound, PreconditionFailed
   */
  decide(
    caller: Caller,
    id: string,
    { status, reason }: Verdict,
    precondition: Precondition,
  ): Promise<ReviewDto> {
    const rejectionReason = reason ?? null;
    const event = (news: ReviewNews) =>
      status === 'approved' ? new ReviewApproved(news) : new ReviewRejected(news);
    return this.change(caller, id, precondition, { status, rejectionReason }, event);
  }

  /** Answers a review, instead of what was answered before; null takes the answer back. @throws NotFound, PreconditionFailed */
  reply(caller: Caller, id: string, reply: string | null, precondition: Precondition): Promise<ReviewDto> {
    const repliedAt = reply === null ? null : this.clock.now();
    return this.change(caller, id, precondition, { reply, repliedAt }, (news) => new ReviewReplied(news));
  }

  private change(
    caller: Caller,
    id: string,
    precondition: Precondition,
    columns: Partial<Review>,
    event: (news: ReviewNews) => ReviewApproved | ReviewRejected | ReviewReplied,
  ): Promise<ReviewDto> {
    return this.database.transaction(async (tx) => {
      const current = await holdReview(tx, id, null);
      precondition.check(ReviewDto.from(current, caller));
      const {
        status = current.status,
        rejectionReason = current.rejection_reason,
        reply = current.reply,
      } = columns;
      const isSame =
        status === current.status && rejectionReason === current.rejection_reason && reply === current.reply;
      if (isSame) return ReviewDto.from(current, caller);
      await tx.update(Review, { id }, columns);
      const row = await readReview(tx, id);
      this.outbox.append(tx, event(await newsOf(tx, row)));
      return ReviewDto.from(row, caller);
    });
  }
}
