import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';
import type { Money } from '../money/money.js';

export class DiscountCodeTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'DISCOUNT_CODE_TAKEN';
  static override readonly title = 'The code is taken';
}

export class DiscountLimitPassed extends Problem {
  static override readonly status = 409;
  static override readonly code = 'DISCOUNT_LIMIT_PASSED';
  static override readonly title = 'It is used more often already';
  static override readonly example = { uses: 12 };

  constructor(uses: number) {
    super('"maxUses" cannot be less than the orders that stand with it; make it inactive to end it.', {
      uses,
    });
  }
}

/** Of a product that is named. */
export class UnknownProduct extends Problem {
  static override readonly status = 422;
  static override readonly code = 'UNKNOWN_PRODUCT';
  static override readonly title = 'There is no such product';
  static override readonly example = { productIds: ['0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11'] };

  constructor(productIds: readonly string[]) {
    super('"productIds" names what is not in the catalogue.', { productIds });
  }
}

/** One answer for codes that never were, are switched off, deleted or still to come: guessing tells nothing of them. */
export class DiscountUnknown extends Problem {
  static override readonly status = 422;
  static override readonly code = 'DISCOUNT_UNKNOWN';
  static override readonly title = 'There is no such code';

  constructor() {
    super('No code of this name is valid now; look for a typing error, or order without it.');
  }
}

/** Why a code does nothing for a basket. */
export type Inapplicable = 'ended' | 'currency' | 'minimum' | 'goods';

const inWords: Readonly<Record<Inapplicable, string>> = {
  ended: 'Its time is over.',
  currency: 'It is for orders in another currency.',
  minimum: 'The goods do not come to the minimum, before reductions.',
  goods: 'It is for none of these goods.',
};

export class DiscountNotApplicable extends Problem {
  static override readonly status = 422;
  static override readonly code = 'DISCOUNT_NOT_APPLICABLE';
  static override readonly title = 'The code is not for this order';
  static override readonly example = {
    reason: 'minimum',
    minimumSubtotal: { amount: 5000, currency: 'USD' },
  };

  constructor(reason: Inapplicable, facts: { readonly minimumSubtotal?: Money } = {}) {
    super(inWords[reason], { reason, ...facts });
  }
}

export class DiscountUsedUp extends Problem {
  static override readonly status = 409;
  static override readonly code = 'DISCOUNT_USED_UP';
  static override readonly title = 'The code is used up';
  static override readonly example = { limit: 'code' };

  /** @param limit whose: of the code, or of the person for it */
  constructor(limit: 'code' | 'user') {
    const detail = { code: 'Others were faster.', user: 'You have used it as often as one may.' };
    super(detail[limit], { limit });
  }
}

onConstraint(
  'discounts_code_key',
  () => new DiscountCodeTaken('Another discount has this code; capitals make no difference.'),
);
// Who changes a limit has looked at the counter that it holds; only orders can run into these two.
onConstraint('discounts_uses_within_limit', () => new DiscountUsedUp('code'));
onConstraint('discount_uses_within_limit_of_user', () => new DiscountUsedUp('user'));
