import { DomainEvent } from '../../events/domain-event.js';

/** The price of a variant in a currency is another one: an editor or an import set it, or one that was planned came into force or was over. Minor units. */
export class PriceChanged extends DomainEvent {
  static override readonly type = 'product.price_changed';

  constructor(news: {
    productId: string;
    variantId: string;
    currency: string;
    amount: number;
    previousAmount: number;
  }) {
    const { productId, variantId, currency, amount, previousAmount } = news;
    super(productId, { productId, variantId, currency, amount, previousAmount });
  }
}
