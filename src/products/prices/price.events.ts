import { everybody, whoMay } from '../../events/audience.js';
import { DomainEvent } from '../../events/domain-event.js';

/** The price of a variant is another: an editor or an import set it, or a planned one began or was over. Minor units of the currency. */
export class PriceChanged extends DomainEvent {
  static override readonly type = 'product.price_changed';

  constructor(news: {
    productId: string;
    variantId: string;
    currency: string;
    amount: number;
    previousAmount: number;
    /** Whether everybody sees product and variant. */
    isShown: boolean;
  }) {
    const { productId, variantId, currency, amount, previousAmount } = news;
    const payload = { productId, variantId, currency, amount, previousAmount };
    super(productId, payload, news.isShown ? everybody : whoMay('catalogue:read:any'));
  }
}
