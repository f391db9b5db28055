import { everybody, whoMay, type Audience } from '../events/audience.js';
import { DomainEvent } from '../events/domain-event.js';

const staff = whoMay('catalogue:read:any');
const seenBy = (status: string): Audience => (status === 'active' ? everybody : staff);

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

  constructor(product: { id: string; sku: string; status: string }) {
    const { id: productId, sku, status } = product;
    super(productId, { productId, sku, status }, seenBy(status));
  }
}

/** A product left the shop for good; orders that name it keep it. */
export class ProductArchived extends DomainEvent {
  static override readonly type = 'product.archived';

  constructor(product: { id: string; sku: string }) {
    super(product.id, { productId: product.id, sku: product.sku }, staff);
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
    super(variantId, { productId, variantId, delta, stockAfter, reason }, staff);
  }
}

/** The stock of a variant fell to its threshold, or below. */
export class ProductLowOnStock extends DomainEvent {
  static override readonly type = 'product.low_stock';

  constructor(news: { productId: string; variantId: string; stock: number; threshold: number }) {
    const { productId, variantId, stock, threshold } = news;
    super(variantId, { productId, variantId, stock, threshold }, staff);
  }
}
