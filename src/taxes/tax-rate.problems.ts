import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';

export class TaxRateTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'TAX_RATE_TAKEN';
  static override readonly title = 'There is a rate for this place already';
}

onConstraint(
  'tax_rates_place_key',
  () => new TaxRateTaken('A country, and each region of it, has one rate; change that one.'),
);
