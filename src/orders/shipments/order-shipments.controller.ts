import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { Owner, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Creates } from '../../http/created.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { Idempotent, RetryKey, type Retry } from '../../http/idempotency/retry.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { CreateShipmentDto, OrderShipmentDto, UpdateShipmentDto } from '../dto/order-shipment.dto.js';
import { OrderStateConflict } from '../order.problems.js';
import { OrderShipmentsService } from './order-shipments.service.js';

@Controller('orders/:id/shipments')
export class OrderShipmentsController {
  constructor(private readonly shipments: OrderShipmentsService) {}

  /** Send a part of an order, or all that is left. @remarks Things that were refunded by line are not to be sent, unless that refund failed. With the last that is to be sent the order is `shipped`; until then it stays `paid`, and can no longer be cancelled. */
  @Post()
  @Requires('orders:fulfil')
  @Creates('/orders/:id/shipments')
  @Idempotent()
  @Throws(NotFound, OrderStateConflict)
  @ApiBody({ type: CreateShipmentDto, required: false })
  createOrderShipment(
    @IdParam() id: string,
    @Body() body: CreateShipmentDto,
    @CurrentCaller() caller: Caller,
    @RetryKey() retry: Retry,
  ): Promise<OrderShipmentDto> {
    return this.shipments.create(caller, id, body, retry);
  }

  /** A shipment of an order. */
  @Get(':shipmentId')
  @Owner('orders:read', 'orders:read:any')
  @Throws(NotFound)
  getOrderShipment(
    @IdParam() id: string,
    @IdParam('shipmentId') shipmentId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<OrderShipmentDto> {
    return this.shipments.get(caller, id, shipmentId);
  }

  /** Change how a shipment travels. @remarks Carrier and tracking; what it holds is final. */
  @Patch(':shipmentId')
  @Requires('orders:fulfil')
  @Throws(NotFound)
  updateOrderShipment(
    @IdParam() id: string,
    @IdParam('shipmentId') shipmentId: string,
    @Body() body: UpdateShipmentDto,
    @IfMatch() precondition: Precondition,
  ): Promise<OrderShipmentDto> {
    return this.shipments.track(id, shipmentId, body, precondition);
  }
}
