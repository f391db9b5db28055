import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { Outbox } from '../../events/outbox.js';
import { Precondition } from '../../http/etag.js';
import { NotFound } from '../../http/problem/problems.js';
import { Comment } from './comment.entity.js';
import { CommentApproved, CommentRejected } from './comment.events.js';
import { CommentDto } from './dto/comment.dto.js';
import type { verdicts } from './dto/moderate-comments.dto.js';
import { holdComment, newsOf, readComment } from './held-comment.js';

/** A moderator's word on a comment. */
export interface Verdict {
  readonly status: (typeof verdicts)[number];
  /** Of a rejection, for the author. */
  readonly reason?: string | undefined;
}

/** Which comments everybody sees. */
@Injectable()
export class CommentModeration {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The same word on each of them, one after the other; who is missing keeps none of the others from it. */
  async decideAll(
    caller: Caller,
    ids: readonly string[],
    verdict: Verdict,
  ): Promise<{ id: string; comment: CommentDto | null }[]> {
    const results: { id: string; comment: CommentDto | null }[] = [];
    for (const id of ids) {
      const comment = await this.decide(caller, id, verdict, Precondition.parse(undefined)).catch(
        nullIfMissing,
      );
      results.push({ id, comment });
    }
    return results;
  }

  /**
   * Shows a comment or hides it, whatever it was before; the counts of its post follow in the same transaction. The same
   * word again leaves no trace. With a precondition it is certain that the author has not changed the text since the
   * moderator read it.
   *
   * @throws NotFound, PreconditionFailed
   */
  decide(
    caller: Caller,
    id: string,
    { status, reason }: Verdict,
    precondition: Precondition,
  ): Promise<CommentDto> {
    const rejectionReason = status === 'rejected' ? (reason ?? null) : null;
    return this.database.transaction(async (tx) => {
      const { comment, post } = await holdComment(tx, caller, id, true);
      precondition.check(CommentDto.from(comment, caller));
      const isSame = status === comment.status && rejectionReason === comment.rejection_reason;
      if (isSame) return CommentDto.from(comment, caller);
      const first = status === 'approved' && comment.first_approved_at === null;
      const approval = first ? { firstApprovedAt: this.clock.now() } : {};
      await tx.update(Comment, { id }, { status, rejectionReason, ...approval });
      const row = await readComment(tx, caller, id);
      const news = newsOf(row, post);
      const isShown = status === 'approved';
      this.outbox.append(tx, isShown ? new CommentApproved({ ...news, first }) : new CommentRejected(news));
      return CommentDto.from(row, caller);
    });
  }
}

function nullIfMissing(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
