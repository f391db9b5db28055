import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import type { Tx } from '../database/database.js';
import { ProductsFacade, type PricedProduct, type StockRequest } from '../products/products.facade.js';
import type { PlaceOrderDto } from './dto/place-order.dto.js';
import type { WantedLine } from './new-order.js';
import { CurrencyMixed, OrderBelowMinimum, OrderEmpty } from './order.problems.js';
import { minimumOf, totalsOf, type OrderTotals } from './pricing/pricing.js';
import { tierReduction } from './pricing/tier-reduction.js';
import { assertAsSeen } from './terms/expectation.js';
import { OrderTerms, type Terms } from './terms/order-terms.js';
import { sendingOf } from './terms/sending.js';

/** What an order comes to, and on which terms. */
export interface Priced {
  readonly totals: OrderTotals<WantedLine>;
  readonly terms: Terms;
}

/** What an order comes to, by the catalogue and by every rule that moves a total: the same for quotes and for orders. */
@Injectable()
export class OrderPricing {
  constructor(
    private readonly products: ProductsFacade,
    private readonly terms: OrderTerms,
  ) {}

  /**
   * What the request would cost now; nothing is written or held.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   * @throws UnknownAddress, ShippingMethodUnavailable
   */
  async quote(caller: Caller, request: PlaceOrderDto): Promise<Priced> {
    const items = itemsOf(request);
    const terms = await this.terms.of(caller, request);
    const products = await this.products.priceOf(items, request.currency ?? null);
    return { totals: priced(caller, request, wanted(items, products), terms), terms };
  }

  /**
   * Takes all that the order `orderId` needs, or nothing, and gives what it comes to.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   * @throws UnknownAddress, ShippingMethodUnavailable
   */
  async take(tx: Tx, orderId: string, caller: Caller, request: PlaceOrderDto): Promise<Priced> {
    const items = itemsOf(request);
    const terms = await this.terms.of(caller, request, tx);
    const mover = { orderId, actorId: caller.id };
    const products = await this.products.takeStock(tx, mover, items, request.currency ?? null);
    return { totals: priced(caller, request, wanted(items, products), terms), terms };
  }
}

/** The totals of what is asked, once they satisfy every rule of an order. */
function priced(
  { tier }: Caller,
  request: PlaceOrderDto,
  lines: readonly WantedLine[],
  { method, tax }: Terms,
): OrderTotals<WantedLine> {
  const currency = lines[0]?.unitPrice.currency ?? '';
  const goods = { currency, lines, reductions: tierReduction(tier) };
  const totals = totalsOf({ ...goods, carriage: sendingOf(method, totalsOf(goods)), tax });
  const minimum = minimumOf(currency);
  if (totals.subtotal < minimum)
    throw new OrderBelowMinimum({ amount: totals.subtotal, currency }, { amount: minimum, currency });
  assertAsSeen(request, totals);
  return totals;
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
