import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';
import { Unauthenticated } from '../http/problem/problems.js';

/** How many lines a cart has, as an order has; the table has as many places. */
export const mostLines = 100;
/** How many of one variant, as in an order. */
export const mostOfOne = 1000;

export class CartFull extends Problem {
  static override readonly status = 409;
  static override readonly code = 'CART_FULL';
  static override readonly title = 'The cart has as many lines as it can have';

  constructor() {
    super(`A cart has ${mostLines} lines; take one out first.`);
  }
}

export class VariantUnavailable extends Problem {
  static override readonly status = 422;
  static override readonly code = 'VARIANT_UNAVAILABLE';
  static override readonly title = 'Something is not for sale';
  static override readonly example = { variantIds: ['0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f12'] };

  constructor(variantIds: readonly string[]) {
    super('Unknown, or not on sale now; "variantIds" names them.', { variantIds });
  }
}

onConstraint('cart_items_place_in_range', () => new CartFull());
onConstraint('cart_items_place_key', () => new CartFull());
/** Somebody who was erased while the request ran. */
onConstraint('carts_user_fkey', () => new Unauthenticated('The account of this token is gone.'));
