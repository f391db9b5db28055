import { onConstraint } from '../../http/problem/constraints.js';
import { Problem } from '../../http/problem/problem.js';

/** How many somebody can keep; the table has as many places. */
export const mostAddresses = 20;

export class TooManyAddresses extends Problem {
  static override readonly status = 409;
  static override readonly code = 'TOO_MANY_ADDRESSES';
  static override readonly title = 'There are as many addresses as there can be';

  constructor() {
    super(`There can be ${mostAddresses}; delete one that is not needed any more.`);
  }
}

onConstraint('user_addresses_place_key', () => new TooManyAddresses());
