import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Config } from '../config/config.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { ProductsFacade, type PricedProduct } from '../products/products.facade.js';
import { OrderDto } from './dto/order.dto.js';
import type { OrderItemDto, PlaceOrderDto } from './dto/place-order.dto.js';
import { QuoteDto } from './dto/quote.dto.js';
import { rowOf, type WantedLine } from './new-order.js';
import { OrderCreated } from './order.events.js';
import { CurrencyMixed, OrderBelowMinimum, OrderEmpty, TotalChanged } from './order.problems.js';
import { insertOrder, type OrderRow } from './orders.sql.js';
import { minimumOf, totalsOf, type OrderTotals } from './pricing.js';

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
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, ProductUnavailable, InsufficientStock, TotalChanged
   */
  async quote(caller: Caller, request: PlaceOrderDto): Promise<QuoteDto> {
    const items = itemsOf(request);
    return QuoteDto.from(priced(caller, request, wanted(items, await this.products.priceOf(items))));
  }

  /**
   * Places an order: takes the stock of all lines or of none, freezes the prices, and waits for the payment.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, ProductUnavailable, InsufficientStock, TotalChanged
   */
  async place(caller: Caller, request: PlaceOrderDto, retry: Retry): Promise<OrderDto> {
    const items = itemsOf(request);
    return this.idempotency.once(retry, async (tx) => {
      const id = newId();
      const products = await this.products.takeStock(tx, { orderId: id, actorId: caller.id }, items);
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

function itemsOf({ items }: PlaceOrderDto): OrderItemDto[] {
  if (items.length === 0) throw new OrderEmpty('Put at least one product into "items".');
  return items.map(({ productId, quantity }) => ({ productId: productId.toLowerCase(), quantity }));
}

/** The items with what the catalogue says of them; it answers in their order. */
function wanted(items: readonly OrderItemDto[], products: readonly PricedProduct[]): WantedLine[] {
  return products.map((product, index) => ({ ...product, quantity: items[index]?.quantity ?? 0 }));
}

/** The totals of what is asked, once they satisfy every rule of an order. */
function priced(
  { tier }: Caller,
  { currency: asked, expectedTotal }: PlaceOrderDto,
  lines: readonly WantedLine[],
): OrderTotals<WantedLine> {
  const currencies = new Set(lines.map(({ unitPrice }) => unitPrice.currency));
  const [currency = ''] = asked === undefined ? currencies : [asked];
  if (currencies.size > 1 || !currencies.has(currency)) throw new CurrencyMixed([...currencies].sort());
  const totals = totalsOf(lines, currency, tier);
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
    ...[order.payment_due_at, order.created_at, JSON.stringify(order.lines)],
  );
}
