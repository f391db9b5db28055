import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Config } from '../config/config.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { ProductsFacade, type PricedProduct, type StockRequest } from '../products/products.facade.js';
import { OrderDto } from './dto/order.dto.js';
import type { PlaceOrderDto } from './dto/place-order.dto.js';
import { QuoteDto } from './dto/quote.dto.js';
import { rowOf, type WantedLine } from './new-order.js';
import { OrderCreated } from './order.events.js';
import { CurrencyMixed, OrderBelowMinimum, OrderEmpty, TotalChanged } from './order.problems.js';
import { insertOrder, type OrderRow } from './orders.sql.js';
import { minimumOf, totalsOf, type OrderTotals } from './pricing/pricing.js';
import { tierReduction } from './pricing/tier-reduction.js';

/** Placing orders. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly products: ProductsFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * What the order would cost, with the same problems as placing it; nothing is written or held.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   */
  async quote(caller: Caller, request: PlaceOrderDto): Promise<QuoteDto> {
    const items = itemsOf(request);
    return QuoteDto.from(
      priced(caller, request, wanted(items, await this.products.priceOf(items, request.currency ?? null))),
    );
  }

  /**
   * Places an order: takes the stock of all lines or of none, freezes the prices, and waits for the payment.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   */
  async place(caller: Caller, request: PlaceOrderDto, retry: Retry): Promise<OrderDto> {
    const items = itemsOf(request);
    return this.idempotency.once(retry, async (tx) => {
      const id = newId();
      const mover = { orderId: id, actorId: caller.id };
      const products = await this.products.takeStock(tx, mover, items, request.currency ?? null);
      const totals = priced(caller, request, wanted(items, products));
      const order = rowOf({
        ...{ id, buyerId: caller.id, request, totals },
        placedAt: this.clock.now(),
        paymentDueAt: this.clock.inSeconds(this.config.orders.paymentWindowSeconds),
      });
      await insert(tx, order, caller.tier);
      await this.outbox.append(tx, new OrderCreated({ id, userId: caller.id, ...totals }));
      return OrderDto.from(order);
    });
  }
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

/** The totals of what is asked, once they satisfy every rule of an order. */
function priced(
  { tier }: Caller,
  { expectedTotal }: PlaceOrderDto,
  lines: readonly WantedLine[],
): OrderTotals<WantedLine> {
  const currency = lines[0]?.unitPrice.currency ?? '';
  const totals = totalsOf({ currency, lines, reductions: tierReduction(tier) });
  const minimum = minimumOf(currency);
  if (totals.subtotal < minimum)
    throw new OrderBelowMinimum({ amount: totals.subtotal, currency }, { amount: minimum, currency });
  if (expectedTotal && (expectedTotal.amount !== totals.total || expectedTotal.currency !== currency))
    throw new TotalChanged(expectedTotal, totals);
  return totals;
}

async function insert(tx: Tx, order: OrderRow, tier: Caller['tier']): Promise<void> {
  const { id, user_id: buyerId, currency, subtotal, discount, shipping, tax, total } = order;
  const address = order.shipping_address === null ? null : JSON.stringify(order.shipping_address);
  await tx.rows(
    insertOrder,
    ...[id, buyerId, currency, subtotal, discount, shipping, tax, total, tier, address, order.note],
    ...[order.payment_due_at, order.created_at, order.tax_included],
    ...[JSON.stringify(order.adjustments), JSON.stringify(order.lines)],
  );
}
