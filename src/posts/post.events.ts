import { DomainEvent } from '../events/domain-event.js';

/** What every event of a post says. */
export interface PostNews {
  readonly id: string;
  readonly slug: string;
  /** Null: the person was erased. */
  readonly authorId: string | null;
}

abstract class PostEvent extends DomainEvent {
  constructor({ id, slug, authorId }: PostNews) {
    super(id, { postId: id, slug, authorId });
  }
}

/** A draft was begun. */
export class PostCreated extends PostEvent {
  static override readonly type = 'post.created';
}

/** A post's text, tags or slug changed. */
export class PostUpdated extends PostEvent {
  static override readonly type = 'post.updated';
}

/** A post can be read by everybody. */
export class PostPublished extends PostEvent {
  static override readonly type = 'post.published';
}

/** A post is a draft again. */
export class PostUnpublished extends PostEvent {
  static override readonly type = 'post.unpublished';
}

/** A post is gone, with its comments. */
export class PostDeleted extends PostEvent {
  static override readonly type = 'post.deleted';
}

/** Somebody commented on a post. */
export class CommentCreated extends DomainEvent {
  static override readonly type = 'comment.created';

  constructor(comment: { id: string; postId: string; authorId: string }) {
    super(comment.id, { commentId: comment.id, postId: comment.postId, authorId: comment.authorId });
  }
}

/** A comment's text changed. */
export class CommentUpdated extends DomainEvent {
  static override readonly type = 'comment.updated';

  constructor(comment: { id: string; postId: string }) {
    super(comment.id, { commentId: comment.id, postId: comment.postId });
  }
}

/** A comment's text is gone; its place in the thread stays. */
export class CommentDeleted extends DomainEvent {
  static override readonly type = 'comment.deleted';

  constructor(comment: { id: string; postId: string }) {
    super(comment.id, { commentId: comment.id, postId: comment.postId });
  }
}
