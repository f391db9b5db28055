import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import type { Tx } from '../../database/database.js';
import {
  DiscountsFacade,
  type AppliedDiscount,
  type DiscountedBasket,
} from '../../discounts/discounts.facade.js';
import {
  ProductsFacade,
  type HeldStock,
  type Holding,
  type PricedProduct,
  type StockRequest,
} from '../../products/products.facade.js';
import { done, refused, type Outcome } from '../../http/idempotency/idempotency.js';
import { Problem } from '../../http/problem/problem.js';
import type { PlaceOrderDto } from '../dto/place-order.dto.js';
import type { WantedLine } from './new-order.js';
import { CurrencyMixed, OrderBelowMinimum } from '../order.problems.js';
import { namedBy, OrderItems, type OrderedItems } from './order-items.js';
import { codeReduction, sentWith } from '../pricing/code-reduction.js';
import { minimumOf, totalsOf, type OrderTotals } from '../pricing/pricing.js';
import { quantityReductions } from '../pricing/quantity-reductions.js';
import { tierReduction } from '../pricing/tier-reduction.js';
import { assertAsSeen } from '../terms/expectation.js';
import { OrderTerms, type Terms } from '../terms/order-terms.js';
import { sendingOf } from '../terms/sending.js';

/** What of an order is decided outside of its goods: how it travels, its tax, and the code that is yet to be claimed. */
interface Conditions {
  readonly terms: Terms;
  readonly discount: AppliedDiscount | null;
}

/** What an order comes to, and under which conditions. */
export interface Priced extends Conditions {
  readonly totals: OrderTotals<WantedLine>;
}

/** An order that somebody wants to place. */
export interface OrderWish {
  readonly orderId: string;
  readonly caller: Caller;
  readonly request: PlaceOrderDto;
}

/** Somebody else has goods of the order in hand, and may put them back: the order has to wait for them. */
export class GoodsInHand extends Error {
  /** `goods`: their variants. */
  constructor(readonly goods: readonly string[]) {
    super('somebody else has goods of the order in hand');
  }
}

/** What an order comes to, by the catalogue and by every rule that moves a total: the same for quotes and for orders. */
@Injectable()
export class OrderPricing {
  constructor(
    private readonly items: OrderItems,
    private readonly products: ProductsFacade,
    private readonly discounts: DiscountsFacade,
    private readonly terms: OrderTerms,
  ) {}

  /**
   * What the request would cost now; nothing is written or held.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   * @throws DiscountUnknown, DiscountNotApplicable, DiscountUsedUp
   * @throws UnknownAddress, ShippingMethodUnavailable
   */
  async quote(caller: Caller, request: PlaceOrderDto): Promise<Priced> {
    const { items, currency } = await this.items.look(caller, request);
    const terms = await this.terms.of(caller, request);
    const lines = wanted(items, await this.products.priceOf(items, currency));
    const basket = basketOf(caller, request, lines);
    const discount = basket === null ? null : await this.discounts.quote(basket);
    return priced(caller, request, lines, { terms, discount });
  }

  /**
   * Takes of each order all the goods that it needs, or nothing, and gives what it comes to or why it is refused. The next
   * order finds what those before it have left. Its code is claimed when it is written, by `OrderOpening`. Without `waits`
   * an order of goods that somebody else has in hand at this moment is refused with {@link GoodsInHand}. `ahead` is what the
   * transaction holds already, if that is just what all of them are of.
   *
   * Refused with OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged; ProductUnavailable, VariantRequired,
   * InsufficientStock; DiscountUnknown, DiscountNotApplicable, DiscountUsedUp; UnknownAddress, ShippingMethodUnavailable.
   */
  async take(
    tx: Tx,
    wishes: readonly OrderWish[],
    how: { waits: boolean },
    ahead: HeldStock | null = null,
  ): Promise<Outcome<Priced>[]> {
    const asked = await each(wishes, (wish) => this.asked(tx, wish));
    const known = asked.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const isAhead = ahead !== null && known.length === wishes.length;
    const held = isAhead ? ahead : await this.products.holdStock(tx, known, how);
    let at = -1;
    const outcomes = await each(asked, async (outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      at += 1;
      const inHand = held.inHand(at);
      if (inHand.length > 0) throw new GoodsInHand(inHand);
      const { wish, items, terms } = outcome.value;
      const { caller, request, orderId } = wish;
      const lines = wanted(items, held.priceOf(at));
      const basket = basketOf(caller, request, lines);
      const discount = basket === null ? null : await this.discounts.price(tx, basket);
      const sum = priced(caller, request, lines, { terms, discount });
      held.take(at, { orderId, actorId: caller.id });
      return sum;
    });
    this.products.takeStock(tx, held);
    return outcomes;
  }

  /**
   * How what the requests are of can be held before they are looked at; null: of one that cannot be said. Nothing is waited for: whether
   * the requests are new is not known yet.
   */
  holdingOf(requests: readonly PlaceOrderDto[]): Holding | null {
    const named = requests.flatMap((request) => namedBy(request) ?? []);
    return named.length === requests.length ? this.products.holdingOf(named, { waits: false }) : null;
  }

  /** What the wish is of, and where it goes. */
  private async asked(tx: Tx, wish: OrderWish): Promise<OrderedItems & { wish: OrderWish; terms: Terms }> {
    const { caller, request } = wish;
    const items = await this.items.take(tx, caller, request);
    return { ...items, wish, terms: await this.terms.of(caller, request, tx) };
  }
}

/** An outcome for each, one after the other. What is no refusal is thrown: the transaction may be of no use after it. */
async function each<A, B>(all: readonly A[], work: (one: A) => Promise<B>): Promise<Outcome<B>[]> {
  const outcomes: Outcome<B>[] = [];
  for (const one of all) outcomes.push(await work(one).then(done, refusedOnly));
  return outcomes;
}

function refusedOnly(reason: unknown): Outcome<never> {
  if (reason instanceof Problem || reason instanceof GoodsInHand) return refused(reason);
  throw reason;
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

/** The items with what the catalogue says of them; it answers in their order. All in one currency. */
function wanted(items: readonly StockRequest[], products: readonly PricedProduct[]): WantedLine[] {
  const currencies = new Set(products.map(({ currency }) => currency));
  if (currencies.size > 1) throw new CurrencyMixed([...currencies].sort());
  return products.map(({ unitPrice, ...product }, index) => {
    if (unitPrice === null) throw new CurrencyMixed([...currencies]);
    return { ...product, unitPrice, quantity: items[index]?.quantity ?? 0 };
  });
}
