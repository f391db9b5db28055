import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import { Config } from '../config/config.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { ProductsFacade, type PricedProduct } from '../products/products.facade.js';
import { OrderDto } from './dto/order.dto.js';
import type { PlaceOrderDto } from './dto/place-order.dto.js';
import { QuoteDto } from './dto/quote.dto.js';
import { Order, type Address } from './order.entity.js';
import { OrderCreated } from './order.events.js';
import { CurrencyMixed, OrderBelowMinimum, OrderEmpty, TotalChanged } from './order.problems.js';
import { findOrder, insertLines } from './orders.sql.js';
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
    const products = await this.products.priceOf(items);
    const totals = priced(caller, request, products);
    return QuoteDto.from(
      products,
      items.map(({ quantity }) => quantity),
      totals,
    );
  }

  /**
   * Places an order: takes the stock of all lines or of none, freezes the prices, and waits for the payment.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, ProductUnavailable, InsufficientStock, TotalChanged
   */
  place(caller: Caller, request: PlaceOrderDto, retry: Retry): Promise<OrderDto> {
    const items = itemsOf(request);
    return this.idempotency.once(retry, async (tx) => {
      const id = newId();
      const products = await this.products.takeStock(tx, { orderId: id, actorId: caller.id }, items);
      const totals = priced(caller, request, products);
      await this.write(tx, { id, caller, request, products, totals });
      await this.outbox.append(tx, new OrderCreated({ id, userId: caller.id, ...totals }));
      const row = await tx.row(findOrder, id, caller.id, may(caller, 'orders:read:any'));
      if (row === null) throw new NotFound();
      return OrderDto.from(row);
    });
  }

  private async write(tx: Tx, { id, caller, request, products, totals }: NewOrder): Promise<void> {
    const now = this.clock.now();
    const { currency, subtotal, discount, shipping, tax, total } = totals;
    await tx.insert(Order, {
      ...{ id, userId: caller.id, status: 'pending', currency, subtotal, discount, shipping, tax, total },
      tier: caller.tier,
      shippingAddress: addressOf(request),
      note: request.note ?? null,
      paymentDueAt: this.clock.inSeconds(this.config.orders.paymentWindowSeconds),
      createdAt: now,
      updatedAt: now,
    });
    const lines = products.map((product, index) => ({
      product,
      quantity: request.items[index]?.quantity ?? 0,
      sums: totals.lines[index],
    }));
    await tx.rows(
      insertLines,
      ...[id, caller.id, now],
      lines.map(() => newId()),
      lines.map(({ product }) => product.productId),
      lines.map(({ product }) => product.sku),
      lines.map(({ product }) => product.name),
      lines.map(({ quantity }) => quantity),
      lines.map(({ product }) => product.unitPrice.amount),
      lines.map(({ sums }) => sums?.subtotal),
      lines.map(({ sums }) => sums?.discount),
      lines.map(({ sums }) => sums?.total),
    );
  }
}

interface NewOrder {
  readonly id: string;
  readonly caller: Caller;
  readonly request: PlaceOrderDto;
  readonly products: readonly PricedProduct[];
  readonly totals: OrderTotals;
}

function itemsOf({ items }: PlaceOrderDto): PlaceOrderDto['items'] {
  if (items.length === 0) throw new OrderEmpty('Put at least one product into "items".');
  return items.map(({ productId, quantity }) => ({ productId: productId.toLowerCase(), quantity }));
}

/** The totals of what is asked, once they satisfy every rule of an order. */
function priced(caller: Caller, request: PlaceOrderDto, products: readonly PricedProduct[]): OrderTotals {
  const currency = request.currency ?? products[0]?.unitPrice.currency ?? '';
  if (products.some(({ unitPrice }) => unitPrice.currency !== currency))
    throw new CurrencyMixed('Every product must have its price in the currency of the order.');
  const lines = products.map(({ unitPrice }, index) => ({
    unitPrice,
    quantity: request.items[index]?.quantity ?? 0,
  }));
  const totals = totalsOf(lines, currency, caller.tier);
  const minimum = minimumOf(currency);
  if (totals.subtotal < minimum)
    throw new OrderBelowMinimum({ amount: totals.subtotal, currency }, { amount: minimum, currency });
  const { expectedTotal } = request;
  const total = { amount: totals.total, currency };
  if (expectedTotal && (expectedTotal.amount !== total.amount || expectedTotal.currency !== currency))
    throw new TotalChanged(expectedTotal, total);
  return totals;
}

function addressOf({ shippingAddress: address }: PlaceOrderDto): Address | null {
  if (address === undefined) return null;
  const { name, line1, line2 = null, city, region = null, postalCode, country } = address;
  return { name, line1, line2, city, region, postalCode, country };
}
