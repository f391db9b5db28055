import { everybody, person, whoMay, type Audience } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';
import type { PostStatus } from './post.entity.js';

/** What every event of a post says. */
export interface PostNews {
  readonly id: string;
  readonly slug: string;
  /** Null: the person was erased. */
  readonly authorId: string | null;
  /** As it is when the event is written, or was when there is no post any more. */
  readonly status: PostStatus;
}

/** What decides who sees a post, and its comments. */
export type Seen = Pick<PostNews, 'authorId' | 'status'>;

export const seenBy = ({ authorId, status }: Seen): Audience =>
  status === 'published' ? everybody : [...person(authorId), ...whoMay('posts:read:any')];

abstract class PostEvent extends DomainEvent {
  constructor({ id, slug, authorId, status }: PostNews, audience = seenBy({ authorId, status })) {
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
