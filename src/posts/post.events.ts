import { everybody, person, whoMay, type Audience } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';

/** What every event of a post says. */
export interface PostNews {
  readonly id: string;
  readonly slug: string;
  /** Null: the person was erased. */
  readonly authorId: string | null;
}

const staffOf = (authorId: string | null): Audience => [...person(authorId), ...whoMay('posts:read:any')];

abstract class PostEvent extends DomainEvent {
  constructor({ id, slug, authorId }: PostNews, audience: Audience = staffOf(authorId)) {
    super(id, { postId: id, slug, authorId }, audience);
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

  constructor(post: PostNews) {
    super(post, everybody);
  }
}

/** A post is a draft again. */
export class PostUnpublished extends PostEvent {
  static override readonly type = 'post.unpublished';

  constructor(post: PostNews) {
    super(post, everybody);
  }
}

/** A post is gone, with its comments. */
export class PostDeleted extends PostEvent {
  static override readonly type = 'post.deleted';
}

/** Somebody commented on a post. */
export class CommentCreated extends DomainEvent {
  static override readonly type = 'comment.created';

  constructor(comment: { id: string; postId: string; authorId: string }) {
    const { id: commentId, postId, authorId } = comment;
    super(commentId, { commentId, postId, authorId }, everybody);
  }
}

/** A comment's text changed. */
export class CommentUpdated extends DomainEvent {
  static override readonly type = 'comment.updated';

  constructor(comment: { id: string; postId: string }) {
    super(comment.id, { commentId: comment.id, postId: comment.postId }, everybody);
  }
}

/** A comment's text is gone; its place in the thread stays. */
export class CommentDeleted extends DomainEvent {
  static override readonly type = 'comment.deleted';

  constructor(comment: { id: string; postId: string }) {
    super(comment.id, { commentId: comment.id, postId: comment.postId }, everybody);
  }
}
