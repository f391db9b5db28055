import { onConstraint } from '../../http/problem/constraints.js';
import { Problem } from '../../http/problem/problem.js';
import { Unauthenticated } from '../../http/problem/problems.js';

export class CommentsClosed extends Problem {
  static override readonly status = 409;
  static override readonly code = 'COMMENTS_CLOSED';
  static override readonly title = 'The post takes no more comments';
}

export class CommentTooDeep extends Problem {
  static override readonly status = 422;
  static override readonly code = 'COMMENT_TOO_DEEP';
  static override readonly title = 'A reply cannot be replied to';
}

export class UnknownParentComment extends Problem {
  static override readonly status = 422;
  static override readonly code = 'UNKNOWN_PARENT_COMMENT';
  static override readonly title = 'There is no such comment on this post';
}

export class DuplicateComment extends Problem {
  static override readonly status = 409;
  static override readonly code = 'DUPLICATE_COMMENT';
  static override readonly title = 'You have just said the same';
}

export class EditWindowOver extends Problem {
  static override readonly status = 409;
  static override readonly code = 'EDIT_WINDOW_OVER';
  static override readonly title = 'The comment can be changed no more';
}

export class CommentNotShown extends Problem {
  static override readonly status = 409;
  static override readonly code = 'COMMENT_NOT_SHOWN';
  static override readonly title = 'The comment is not shown to everybody';
}

/** Somebody who was erased while the request ran. */
const erased = (): Problem => new Unauthenticated('The account of this token is gone.');
onConstraint('comments_author_fkey', erased);
onConstraint('comment_likes_user_fkey', erased);
onConstraint('post_likes_user_fkey', erased);

/** The comment went while the reply to it was written. */
onConstraint(
  'comments_parent_fkey',
  () => new UnknownParentComment('"parentId" names no comment of this post.'),
);
