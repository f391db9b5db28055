import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';

export class SkuTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'SKU_TAKEN';
  static override readonly title = 'Another product has this SKU';
}

export class SlugTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'SLUG_TAKEN';
  static override readonly title = 'The slug is taken';
}

export class UnknownCategory extends Problem {
  static override readonly status = 422;
  static override readonly code = 'UNKNOWN_CATEGORY';
  static override readonly title = 'There is no such category';
}

/** A line of which there is too little. */
export interface ShortLine {
  readonly productId: string;
  readonly requested: number;
  readonly available: number;
}

export class InsufficientStock extends Problem {
  static override readonly status = 409;
  static override readonly code = 'INSUFFICIENT_STOCK';
  static override readonly title = 'There is not enough in stock';
  static override readonly example = {
    lines: [{ productId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11', requested: 3, available: 1 }],
  };

  constructor(lines: readonly ShortLine[]) {
    super('Nothing was taken; "lines" names what is short.', { lines });
  }
}

export class ProductUnavailable extends Problem {
  static override readonly status = 422;
  static override readonly code = 'PRODUCT_UNAVAILABLE';
  static override readonly title = 'A product is not for sale';
  static override readonly example = { productIds: ['0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11'] };

  constructor(productIds: readonly string[]) {
    super('Unknown, or not on sale now; "productIds" names them.', { productIds });
  }
}

onConstraint('products_sku_key', () => new SkuTaken('Each product has a SKU of its own.'));
onConstraint(
  'products_slug_key',
  () => new SlugTaken('Leave the slug out to get a free one made from the name.'),
);
