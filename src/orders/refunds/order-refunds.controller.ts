import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Creates } from '../../http/created.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { CreateRefundDto, OrderRefundDto } from '../dto/refund.dto.js';
import { OrderStateConflict, RefundExceedsPayment } from '../order.problems.js';
import { OrderRefundsService } from './order-refunds.service.js';

@Controller('orders/:id/refunds')
export class OrderRefundsController {
  constructor(private readonly refunds: OrderRefundsService) {}

  /** Refund an order. @remarks A sum, some things of some lines, or all that is left; never more than was paid. It is `pending` in this answer, and goes out at once. With the last of its money the order is `refunded`. One that `failed` gives its things back to the order and can be asked for again, also of a cancelled order. */
  @Post()
  @Requires('orders:refund')
  @Creates('/orders/:id/refunds')
  @Idempotent()
  @Throws(NotFound, OrderStateConflict, RefundExceedsPayment)
  @ApiBody({ type: CreateRefundDto, required: false })
  createOrderRefund(
    @IdParam() id: string,
    @Body() body: CreateRefundDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<OrderRefundDto> {
    return this.refunds.refund(caller, id, body, retry);
  }

  /** A refund of an order. */
  @Get(':refundId')
  @Owner('orders:read', 'orders:read:any')
  @Throws(NotFound)
  getOrderRefund(
    @IdParam() id: string,
    @IdParam('refundId') refundId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<OrderRefundDto> {
    return this.refunds.get(caller, id, refundId);
  }
}
