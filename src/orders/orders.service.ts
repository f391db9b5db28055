import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import type { Retry } from '../http/idempotency/retry.js';
import { Checkouts } from './checkout/checkouts.js';
import { OrderPricing } from './checkout/order-pricing.js';
import type { OrderDto } from './dto/order.dto.js';
import type { PlaceOrderDto } from './dto/place-order.dto.js';
import { QuoteDto } from './dto/quote.dto.js';
import { OrderExpiry } from './order-expiry.js';

/** Placing orders. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly checkouts: Checkouts,
    private readonly pricing: OrderPricing,
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
    const place = () => this.checkouts.place({ caller, request, retry });
    return this.expiry.past(place, request.discountCode);
  }
}
