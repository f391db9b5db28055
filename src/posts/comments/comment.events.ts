import { person, whoMay, type Audience } from '../../events/audience.js';
import { DomainEvent } from '../../events/domain-event.js';
import { seenBy, type Seen } from '../post.events.js';
import type { CommentStatus } from './comment.entity.js';

/** What every event of a comment says: how it is afterwards, and the post that it stands under. */
export interface CommentNews {
  readonly id: string;
  readonly postId: string;
  /** Null: the person was erased. */
  readonly authorId: string | null;
  readonly status: CommentStatus;
  readonly post: Seen;
}

/** One that is not approved is nobody's business but its author's and the moderators'. */
function commentSeenBy({ authorId, status, post }: CommentNews): Audience {
  const insiders = [...person(authorId), ...whoMay('comments:moderate')];
  return status === 'approved' ? [...new Set([...insiders, ...seenBy(post)])] : insiders;
}

abstract class CommentEvent extends DomainEvent {
  constructor(comment: CommentNews, facts: object = {}) {
    const { id: commentId, postId, status } = comment;
    super(commentId, { commentId, postId, status, ...facts }, commentSeenBy(comment));
  }
}

/** Somebody commented on a post; everybody reads it when its `status` is `approved`. */
export class CommentCreated extends CommentEvent {
  static override readonly type = 'comment.created';

  constructor(comment: CommentNews & { authorId: string }) {
    super(comment, { authorId: comment.authorId });
  }
}

/** A comment's text changed; one that waits again because of it has another `status`. */
export class CommentUpdated extends CommentEvent {
  static override readonly type = 'comment.updated';
}

/** A moderator shows a comment to everybody; `first`: for the first time. */
export class CommentApproved extends CommentEvent {
  static override readonly type = 'comment.approved';

  constructor(comment: CommentNews, first: boolean) {
    super(comment, { first });
  }
}

/** A moderator does not show a comment, or no longer; `status` is `rejected` or `spam`. */
export class CommentRejected extends CommentEvent {
  static override readonly type = 'comment.rejected';
}

/** A comment is gone; the place of one with replies stays. `status` is what it was. */
export class CommentDeleted extends CommentEvent {
  static override readonly type = 'comment.deleted';
}
