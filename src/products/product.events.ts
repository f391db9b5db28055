import { everybody, whoMay, type Audience } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';

const staff = whoMay('catalogue:read:any');
const keepers = whoMay('stock:write');
const seenBy = (...statuses: string[]): Audience => (statuses.includes('active') ? everybody : staff);

/** A product was added to the catalogue. */
export class ProductCreated extends DomainEvent {
  static override readonly type = 'product.created';

  constructor(product: { id: string; sku: string; status: string }) {
    const { id: productId, sku, status } = product;
    super(productId, { productId, sku, status }, seenBy(status));
  }
}

/** An editor changed a product. */
export class ProductUpdated extends DomainEvent {
  static override readonly type = 'product.updated';

  /** Whoever saw it before is told, also when they do not see it any more. */
  constructor(product: { id: string; sku: string; status: string; statusBefore: string }) {
    const { id: productId, sku, status, statusBefore } = product;
    super(productId, { productId, sku, status }, seenBy(status, statusBefore));
  }
}

/** A product left the shop for good; orders that name it keep it. */
export class ProductArchived extends DomainEvent {
  static override readonly type = 'product.archived';

  constructor(product: { id: string; sku: string; statusBefore: string }) {
    const { id: productId, sku, statusBefore } = product;
    super(productId, { productId, sku }, seenBy(statusBefore));
  }
}

/** An editor changed the stock of a variant. What orders take and return is told by the orders' own events. */
export class ProductStockChanged extends DomainEvent {
  static override readonly type = 'product.stock_changed';

  constructor(movement: {
    productId: string;
    variantId: string;
    delta: number;
    stockAfter: number;
    reason: string;
  }) {
    const { productId, variantId, delta, stockAfter, reason } = movement;
    super(variantId, { productId, variantId, delta, stockAfter, reason }, keepers);
  }
}

/** The stock of a variant fell to its threshold, or below. */
export class ProductLowOnStock extends DomainEvent {
  static override readonly type = 'product.low_stock';

  constructor(news: { productId: string; variantId: string; stock: number; threshold: number }) {
    const { productId, variantId, stock, threshold } = news;
    super(variantId, { productId, variantId, stock, threshold }, keepers);
  }
}
