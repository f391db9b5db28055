import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';
import { Unauthenticated } from '../http/problem/problems.js';

export class PostSlugTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'POST_SLUG_TAKEN';
  static override readonly title = 'Another post has this slug';
}

export class ContentTooComplex extends Problem {
  static override readonly status = 422;
  static override readonly code = 'CONTENT_TOO_COMPLEX';
  static override readonly title = 'The text takes too long to render';
}

export class PostNotPublished extends Problem {
  static override readonly status = 409;
  static override readonly code = 'POST_NOT_PUBLISHED';
  static override readonly title = 'The post is a draft';
}

export class PostAlreadyPublished extends Problem {
  static override readonly status = 409;
  static override readonly code = 'POST_ALREADY_PUBLISHED';
  static override readonly title = 'The post can be read already';
}

export class TagSlugTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'TAG_SLUG_TAKEN';
  static override readonly title = 'Another tag has the slug of this name';
}

export class UnknownTag extends Problem {
  static override readonly status = 422;
  static override readonly code = 'UNKNOWN_TAG';
  static override readonly title = 'There is no such tag';
}

onConstraint(
  'posts_slug_key',
  () => new PostSlugTaken('Leave the slug out to get a free one made from the title.'),
);

/** Somebody who was erased while the request ran. */
const erased = (): Problem => new Unauthenticated('The account of this token is gone.');
onConstraint('posts_author_fkey', erased);
onConstraint('post_revisions_actor_fkey', erased);
