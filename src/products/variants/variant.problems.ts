import { onConstraint } from '../../http/problem/constraints.js';
import { Problem } from '../../http/problem/problem.js';

export class OptionMismatch extends Problem {
  static override readonly status = 422;
  static override readonly code = 'OPTION_MISMATCH';
  static override readonly title = 'Variants and options do not fit together';
}

export class LastVariant extends Problem {
  static override readonly status = 409;
  static override readonly code = 'LAST_VARIANT';
  static override readonly title = 'A product keeps one variant';
}

export class TooManyVariants extends Problem {
  static override readonly status = 409;
  static override readonly code = 'TOO_MANY_VARIANTS';
  static override readonly title = 'A product has a hundred variants at most';
}

onConstraint('variants_options_once', () => new OptionMismatch('Another variant is the same choice.'));
