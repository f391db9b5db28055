import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';

export class SkuTaken extends Problem {
  static override readonly status = 409;
  static override readonly code = 'SKU_TAKEN';
  static override readonly title = 'The SKU is taken';
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

export class VariantRequired extends Problem {
  static override readonly status = 422;
  static override readonly code = 'VARIANT_REQUIRED';
  static override readonly title = 'The product has several variants';
  static override readonly example = { productIds: ['0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11'] };

  constructor(detail: string, productIds: readonly string[] = []) {
    super(detail, { productIds });
  }
}

export class StockMoved extends Problem {
  static override readonly status = 409;
  static override readonly code = 'STOCK_MOVED';
  static override readonly title = 'The stock is not what was expected';
  static override readonly example = { expected: 12, stock: 11 };

  constructor(expected: number, stock: number) {
    super('Nothing was changed; look at the figure and set it again.', { expected, stock });
  }
}

/** A line of which there is too little. */
export interface ShortLine {
  readonly productId: string;
  readonly variantId: string;
  readonly requested: number;
  readonly available: number;
}

export class InsufficientStock extends Problem {
  static override readonly status = 409;
  static override readonly code = 'INSUFFICIENT_STOCK';
  static override readonly title = 'There is not enough in stock';
  static override readonly example = {
    lines: [
      {
        productId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11',
        variantId: '0197a5b6-58f3-7d10-9c27-6a1d3e5b7f90',
        requested: 3,
        available: 1,
      },
    ],
  };

  /** What is short. */
  readonly variantIds: readonly string[];

  constructor(lines: readonly ShortLine[]) {
    super('Nothing was taken; "lines" names what is short.', { lines });
    this.variantIds = lines.map(({ variantId }) => variantId);
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

onConstraint(
  'variants_sku_key',
  () => new SkuTaken('Each variant has a SKU of its own, also those that were withdrawn.'),
);
onConstraint(
  'products_slug_key',
  () => new SlugTaken('Leave the slug out to get a free one made from the name.'),
);
