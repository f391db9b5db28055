import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { Owner, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { CreatesWithin } from '../http/created.js';
import { IdParam } from '../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../http/idempotency/retry.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { PaymentRefused, PaymentsNotConfigured } from '../payments/payments.facade.js';
import { CancelOrderDto, ShipOrderDto } from './dto/move-order.dto.js';
import { OrderDto } from './dto/order.dto.js';
import { StartedPaymentDto } from './dto/payment.dto.js';
import { OrderMovesService } from './order-moves.service.js';
import { OrderPaymentStartService } from './order-payment-start.service.js';
import { OrderStateConflict } from './order.problems.js';

@Controller('orders/:id')
export class OrderMovesController {
  constructor(
    private readonly moves: OrderMovesService,
    private readonly payment: OrderPaymentStartService,
  ) {}

  /** Start the payment of my order. @remarks Gives what the provider's part of the page needs. Asked again, gives the same payment, also without an Idempotency-Key. */
  @Post('payment')
  @Owner('payments:create')
  @CreatesWithin('/orders/:id')
  @Idempotent()
  @Throws(NotFound, OrderStateConflict, PaymentRefused, PaymentsNotConfigured)
  startOrderPayment(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<StartedPaymentDto> {
    return this.payment.start(caller, id, retry);
  }

  /** Cancel an order. @remarks Its buyer while it is unpaid; an admin also once it is paid, and then the money goes back: the refund is `pending` in this answer. The stock goes back in any case. */
  @Post('cancel')
  @HttpCode(200)
  @Owner('orders:cancel', 'orders:cancel:any')
  @Idempotent()
  @Throws(NotFound, OrderStateConflict)
  @ApiBody({ type: CancelOrderDto, required: false })
  cancelOrder(
    @IdParam() id: string,
    @Body() body: CancelOrderDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<OrderDto> {
    return this.moves.cancel(caller, id, body.reason ?? null, retry);
  }

  /** Send all of a paid order that is left, as one shipment. @remarks `POST /orders/:id/shipments` sends a part. */
  @Post('ship')
  @HttpCode(200)
  @Requires('orders:fulfil')
  @Idempotent()
  @Throws(NotFound, OrderStateConflict)
  @ApiBody({ type: ShipOrderDto, required: false })
  shipOrder(
    @IdParam() id: string,
    @Body() body: ShipOrderDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<OrderDto> {
    return this.moves.ship(caller, id, body, retry);
  }

  /** Mark a shipped order as delivered. */
  @Post('deliver')
  @HttpCode(200)
  @Requires('orders:fulfil')
  @Idempotent()
  @Throws(NotFound, OrderStateConflict)
  deliverOrder(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<OrderDto> {
    return this.moves.deliver(caller, id, retry);
  }
}
