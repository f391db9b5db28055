import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';
import { Unauthenticated } from '../http/problem/problems.js';

export class NotABuyer extends Problem {
  static override readonly status = 403;
  static override readonly code = 'NOT_A_BUYER';
  static override readonly title = 'Only buyers review a product';

  constructor() {
    super('You have no order of this product that is paid and was not refunded in full.');
  }
}

export class AlreadyReviewed extends Problem {
  static override readonly status = 409;
  static override readonly code = 'ALREADY_REVIEWED';
  static override readonly title = 'You have reviewed this product before';
}

onConstraint('reviews_once', () => new AlreadyReviewed('Change your review instead.'));
/** Somebody who was erased while the request ran. */
onConstraint('reviews_author_fkey', () => new Unauthenticated('The account of this token is gone.'));
