import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import type { Tx } from '../database/database.js';
import {
  DiscountsFacade,
  type AppliedDiscount,
  type DiscountedBasket,
} from '../discounts/discounts.facade.js';
import { ProductsFacade, type PricedProduct, type StockRequest } from '../products/products.facade.js';
import type { PlaceOrderDto } from './dto/place-order.dto.js';
import type { WantedLine } from './new-order.js';
import { OrderExpiry } from './order-expiry.js';
import { CurrencyMixed, OrderBelowMinimum, OrderEmpty } from './order.problems.js';
import { codeReduction, sentWith } from './pricing/code-reduction.js';
import { minimumOf, totalsOf, type OrderTotals } from './pricing/pricing.js';
import { quantityReductions } from './pricing/quantity-reductions.js';
import { tierReduction } from './pricing/tier-reduction.js';
import { assertAsSeen } from './terms/expectation.js';
import { OrderTerms, type Terms } from './terms/order-terms.js';
import { sendingOf } from './terms/sending.js';

/** What of an order is decided outside of its goods: how it travels, its tax, and the code that is yet to be claimed. */
interface Conditions {
  readonly terms: Terms;
  readonly discount: AppliedDiscount | null;
}

/** What an order comes to, and under which conditions. */
export interface Priced extends Conditions {
  readonly totals: OrderTotals<WantedLine>;
}

/** What an order comes to, by the catalogue and by every rule that moves a total: the same for quotes and for orders. */
@Injectable()
export class OrderPricing {
  constructor(
    private readonly products: ProductsFacade,
    private readonly discounts: DiscountsFacade,
    private readonly terms: OrderTerms,
    private readonly expiry: OrderExpiry,
  ) {}

  /** Does what needs the goods and the code of the request, also those of overdue orders that no longer wait for them. */
  withFreed<T>({ items, discountCode }: PlaceOrderDto, work: () => Promise<T>): Promise<T> {
    const productIds = items.map(({ productId }) => productId.toLowerCase());
    return this.expiry.freeing({ productIds, code: discountCode?.toUpperCase() ?? null }, work);
  }

  /**
   * What the request would cost now; nothing is written or held.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   * @throws DiscountUnknown, DiscountNotApplicable, DiscountUsedUp
   * @throws UnknownAddress, ShippingMethodUnavailable
   */
  async quote(caller: Caller, request: PlaceOrderDto): Promise<Priced> {
    const items = itemsOf(request);
    const terms = await this.terms.of(caller, request);
    const lines = wanted(items, await this.products.priceOf(items, request.currency ?? null));
    const basket = basketOf(caller, request, lines);
    const discount = basket === null ? null : await this.discounts.quote(basket);
    return priced(caller, request, lines, { terms, discount });
  }

  /**
   * Takes all the goods that the order `orderId` needs, or nothing, and gives what it comes to. Its code is claimed when
   * it is written, by `OrderOpening`.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   * @throws DiscountUnknown, DiscountNotApplicable, DiscountUsedUp
   * @throws UnknownAddress, ShippingMethodUnavailable
   */
  async take(tx: Tx, orderId: string, caller: Caller, request: PlaceOrderDto): Promise<Priced> {
    const items = itemsOf(request);
    const terms = await this.terms.of(caller, request, tx);
    const mover = { orderId, actorId: caller.id };
    const lines = wanted(items, await this.products.takeStock(tx, mover, items, request.currency ?? null));
    const basket = basketOf(caller, request, lines);
    const discount = basket === null ? null : await this.discounts.price(tx, basket);
    return priced(caller, request, lines, { terms, discount });
  }
}

/** The totals of what is asked, once they satisfy every rule of an order. */
function priced(
  { tier }: Caller,
  request: PlaceOrderDto,
  lines: readonly WantedLine[],
  { terms, discount }: Conditions,
): Priced {
  const currency = lines[0]?.unitPrice.currency ?? '';
  const reductions = [...quantityReductions(lines), ...tierReduction(tier), ...codeReduction(discount)];
  const goods = { currency, lines, reductions };
  const carriage = sentWith(discount, sendingOf(terms.method, totalsOf(goods)));
  const totals = totalsOf({ ...goods, carriage, tax: terms.tax });
  const minimum = minimumOf(currency);
  if (totals.subtotal < minimum)
    throw new OrderBelowMinimum({ amount: totals.subtotal, currency }, { amount: minimum, currency });
  assertAsSeen(request, totals);
  return { totals, terms, discount };
}

/** What the request's code is to be tried on; null without one. */
function basketOf(
  { id: userId }: Caller,
  { discountCode: code }: PlaceOrderDto,
  lines: readonly WantedLine[],
): DiscountedBasket | null {
  if (code === undefined) return null;
  return {
    ...{ userId, code, currency: lines[0]?.unitPrice.currency ?? '' },
    subtotal: lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice.amount * quantity, 0),
    productIds: [...new Set(lines.map(({ productId }) => productId))],
  };
}

function itemsOf({ items }: PlaceOrderDto): StockRequest[] {
  if (items.length === 0) throw new OrderEmpty('Put at least one product into "items".');
  return items.map(({ productId, variantId = null, quantity }) => ({
    productId: productId.toLowerCase(),
    variantId: variantId?.toLowerCase() ?? null,
    quantity,
  }));
}

/** The items with what the catalogue says of them; it answers in their order. All in one currency. */
function wanted(items: readonly StockRequest[], products: readonly PricedProduct[]): WantedLine[] {
  const currencies = new Set(products.map(({ currency }) => currency));
  if (currencies.size > 1) throw new CurrencyMixed([...currencies].sort());
  return products.map(({ unitPrice, ...product }, index) => {
    if (unitPrice === null) throw new CurrencyMixed([...currencies]);
    return { ...product, unitPrice, quantity: items[index]?.quantity ?? 0 };
  });
}
