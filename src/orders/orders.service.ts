import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Idempotency } from '../http/idempotency/idempotency.js';
import type { Retry } from '../http/idempotency/retry.js';
import { OrderDto } from './dto/order.dto.js';
import type { PlaceOrderDto } from './dto/place-order.dto.js';
import { QuoteDto } from './dto/quote.dto.js';
import { rowOf } from './new-order.js';
import { OrderExpiry } from './order-expiry.js';
import { OrderOpening } from './order-opening.js';
import { OrderPricing } from './order-pricing.js';
import { insertOrder, type OrderRow } from './orders.sql.js';

/** Placing orders. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly pricing: OrderPricing,
    private readonly opening: OrderOpening,
    private readonly clock: Clock,
    private readonly expiry: OrderExpiry,
  ) {}

  /**
   * What the order would cost, with the same problems as placing it; nothing is written or held, but what was held past its time.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   * @throws DiscountUnknown, DiscountNotApplicable, DiscountUsedUp
   * @throws UnknownAddress, ShippingMethodUnavailable
   */
  async quote(caller: Caller, request: PlaceOrderDto): Promise<QuoteDto> {
    const quote = () => this.pricing.quote(caller, request);
    return QuoteDto.from(await this.expiry.past(quote, request.discountCode));
  }

  /**
   * Places an order: takes the stock of all lines or of none, freezes the prices, claims the code, and waits for the
   * payment.
   *
   * @throws OrderEmpty, OrderBelowMinimum, CurrencyMixed, TotalChanged
   * @throws ProductUnavailable, VariantRequired, InsufficientStock
   * @throws DiscountUnknown, DiscountNotApplicable, DiscountUsedUp
   * @throws UnknownAddress, ShippingMethodUnavailable
   */
  async place(caller: Caller, request: PlaceOrderDto, retry: Retry): Promise<OrderDto> {
    const place = () => this.idempotency.once(retry, (tx) => this.write(tx, caller, request));
    return this.expiry.past(place, request.discountCode);
  }

  private async write(tx: Tx, caller: Caller, request: PlaceOrderDto): Promise<OrderDto> {
    const id = newId();
    const priced = await this.pricing.take(tx, id, caller, request);
    const order = rowOf({
      ...{ id, buyerId: caller.id, request, totals: priced.totals, terms: priced.terms },
      placedAt: this.clock.now(),
      paymentDueAt: this.expiry.dueAt(),
    });
    insert(tx, order, caller.tier);
    return OrderDto.from(await this.opening.open(tx, order, caller.id, priced));
  }
}

function insert(tx: Tx, order: OrderRow, tier: Caller['tier']): void {
  const { id, user_id: buyerId, currency, subtotal, discount, shipping, tax, total } = order;
  tx.defer(
    insertOrder,
    ...[
      id,
      buyerId,
      currency,
      subtotal,
      discount,
      shipping,
      tax,
      total,
      tier,
      json(order.shipping_address),
      order.note,
    ],
    ...[order.payment_due_at, order.created_at, order.tax_included],
    ...[json(order.adjustments), json(order.lines), json(order.shipping_method), json(order.tax_rate)],
  );
}

const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));
