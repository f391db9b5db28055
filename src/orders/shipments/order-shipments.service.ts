import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { Idempotency } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { NotFound } from '../../http/problem/problems.js';
import {
  OrderShipmentDto,
  type CreateShipmentDto,
  type UpdateShipmentDto,
} from '../dto/order-shipment.dto.js';
import { OrderReading } from '../order-reading.js';
import { holdOrder, type HeldOrder } from '../orders.sql.js';
import { OrderShipments } from './order-shipments.js';
import { findShipment, showLastShipment, updateTracking } from './shipments.sql.js';

/** What people do with the shipments of an order. */
@Injectable()
export class OrderShipmentsService {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly shipments: OrderShipments,
    private readonly reading: OrderReading,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, OrderStateConflict, ValidationFailed */
  create(
    caller: Caller,
    orderId: string,
    request: CreateShipmentDto,
    retry: Retry,
  ): Promise<OrderShipmentDto> {
    return this.idempotency.once(retry, async (tx) => {
      const order = await held(tx, orderId);
      return read(tx, orderId, await this.shipments.send(tx, order, request, caller.id));
    });
  }

  /** One shipment of the order. @throws NotFound */
  async get(caller: Caller, orderId: string, id: string): Promise<OrderShipmentDto> {
    const { shipments } = await this.reading.get(caller, orderId);
    const shipment = shipments.find((one) => one.id === id.toLowerCase());
    if (shipment === undefined) throw new NotFound();
    return OrderShipmentDto.from(shipment);
  }

  /** Says how it travels after all. @throws NotFound, PreconditionFailed */
  track(
    orderId: string,
    id: string,
    request: UpdateShipmentDto,
    precondition: Precondition,
  ): Promise<OrderShipmentDto> {
    return this.database.transaction(async (tx) => {
      await held(tx, orderId);
      const now = await read(tx, orderId, id);
      precondition.check(now);
      const { carrier, trackingNumber, trackingUrl } = { ...now, ...request };
      if (carrier === now.carrier && trackingNumber === now.trackingNumber && trackingUrl === now.trackingUrl)
        return now;
      const at = this.clock.now();
      await tx.rows(updateTracking, now.id, carrier, trackingNumber, trackingUrl, at);
      await tx.rows(showLastShipment, orderId, at);
      return read(tx, orderId, id);
    });
  }
}

async function held(tx: Tx, orderId: string): Promise<HeldOrder> {
  const order = await tx.row(holdOrder, orderId, null, true);
  if (order === null) throw new NotFound();
  return order;
}

async function read(tx: Tx, orderId: string, id: string): Promise<OrderShipmentDto> {
  const shipment = (await tx.row(findShipment, orderId, id))?.shipments[0];
  if (shipment === undefined) throw new NotFound();
  return OrderShipmentDto.from(shipment);
}
