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
  constructor(comment: CommentNews) {
    const { id: commentId, postId, status } = comment;
    super(commentId, { commentId, postId, status }, commentSeenBy(comment));
  }
}

/** Somebody commented on a post; everybody reads it when its `status` is `approved`. */
export class CommentCreated extends DomainEvent {
  static override readonly type = 'comment.created';

  constructor(comment: CommentNews & { authorId: string }) {
    const { id: commentId, postId, authorId, status } = comment;
    super(commentId, { commentId, postId, authorId, status }, commentSeenBy(comment));
  }
}

/** A comment's text changed; one that waits again because of it has another `status`. */
export class CommentUpdated extends CommentEvent {
  static override readonly type = 'comment.updated';
}

/** A moderator shows a comment to everybody; `first`: for the first time. */
export class CommentApproved extends DomainEvent {
  static override readonly type = 'comment.approved';

  constructor(comment: CommentNews & { first: boolean }) {
    const { id: commentId, postId, status, first } = comment;
    super(commentId, { commentId, postId, status, first }, commentSeenBy(comment));
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
