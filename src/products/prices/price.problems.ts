import { onConstraint } from '../../http/problem/constraints.js';
import { Problem } from '../../http/problem/problem.js';

export class PriceOverlap extends Problem {
  static override readonly status = 409;
  static override readonly code = 'PRICE_OVERLAP';
  static override readonly title = 'Another scheduled price has this time';
}

export class ScheduledPriceOver extends Problem {
  static override readonly status = 409;
  static override readonly code = 'SCHEDULED_PRICE_OVER';
  static override readonly title = 'The scheduled price is over';
}

export class NoPriceInCurrency extends Problem {
  static override readonly status = 422;
  static override readonly code = 'NO_PRICE_IN_CURRENCY';
  static override readonly title = 'The variant has no price in this currency';
  static override readonly example = { currencies: ['EUR', 'USD'] };

  constructor(currencies: readonly string[]) {
    super('Give it a price in this currency first; "currencies" names those it has.', { currencies });
  }
}

onConstraint(
  'scheduled_prices_one_at_a_time',
  () => new PriceOverlap('Of a variant and a currency one runs at a time; end or cancel the other first.'),
);
