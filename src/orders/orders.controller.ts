import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Owner, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { DiscountNotApplicable, DiscountUnknown, DiscountUsedUp } from '../discounts/discounts.facade.js';
import { Creates } from '../http/created.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { InsufficientStock, ProductUnavailable, VariantRequired } from '../products/products.facade.js';
import { OrderHistoryDto } from './dto/history.dto.js';
import { ListOrdersDto } from './dto/list-orders.dto.js';
import { OrderDto, OrderPageDto, OrderSummaryDto } from './dto/order.dto.js';
import { PlaceOrderDto } from './dto/place-order.dto.js';
import { QuoteDto } from './dto/quote.dto.js';
import { CurrencyMixed, OrderBelowMinimum, OrderEmpty, TotalChanged } from './order.problems.js';
import { OrderReading } from './order-reading.js';
import { OrdersService } from './orders.service.js';
import { ShippingMethodUnavailable, UnknownAddress } from './terms/terms.problems.js';

@Controller('orders')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly reading: OrderReading,
  ) {}

  /** Place an order. @remarks Of `items`, or of one's cart, which it empties. Prices are taken from the catalogue and frozen; stock is taken for all lines or none. It waits for its payment until `paymentDueAt`, unless nothing is left to pay. */
  @Post()
  @Requires('orders:create')
  @Creates('/orders')
  @Idempotent({ required: true })
  @Throws(
    OrderEmpty,
    OrderBelowMinimum,
    CurrencyMixed,
    ProductUnavailable,
    VariantRequired,
    InsufficientStock,
    DiscountUnknown,
    DiscountNotApplicable,
    DiscountUsedUp,
    UnknownAddress,
    ShippingMethodUnavailable,
    TotalChanged,
  )
  createOrder(
    @Body() body: PlaceOrderDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<OrderDto> {
    return this.orders.place(caller, body, retry);
  }

  /** What an order would cost. @remarks The same answer and the same problems as placing it, with nothing written. */
  @Post('quote')
  @HttpCode(200)
  @Requires('orders:create')
  @Throws(
    OrderEmpty,
    OrderBelowMinimum,
    CurrencyMixed,
    ProductUnavailable,
    VariantRequired,
    InsufficientStock,
    DiscountUnknown,
    DiscountNotApplicable,
    DiscountUsedUp,
    UnknownAddress,
    ShippingMethodUnavailable,
    TotalChanged,
  )
  quoteOrder(@Body() body: PlaceOrderDto, @CurrentCaller() caller: Caller): Promise<QuoteDto> {
    return this.orders.quote(caller, body);
  }

  /** My orders; everybody's for admins. */
  @Get()
  @Owner('orders:read', 'orders:read:any')
  async listOrders(@Query() query: ListOrdersDto, @CurrentCaller() caller: Caller): Promise<OrderPageDto> {
    return OrderPageDto.of(await this.reading.list(caller, query), OrderSummaryDto.from);
  }

  /** An order with its lines, payments and history. */
  @Get(':id')
  @Owner('orders:read', 'orders:read:any')
  @Throws(NotFound)
  async getOrder(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<OrderDto> {
    return OrderDto.from(await this.reading.get(caller, id));
  }

  /** What happened to an order: who, when, from, to, why. @remarks Each entry has a hash of itself and of the entry before it. */
  @Get(':id/history')
  @Owner('orders:read', 'orders:read:any')
  @Throws(NotFound)
  async getOrderHistory(@IdParam() id: string, @CurrentCaller() caller: Caller): Promise<OrderHistoryDto> {
    return OrderHistoryDto.whole(await this.reading.history(caller, id));
  }
}
