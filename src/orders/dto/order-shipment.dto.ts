import { DateTime, Int, ListOf, Nullable, Optional } from '../../http/fields/fields.js';
import { Formed, Id, Text } from '../../http/fields/text.js';
import type { ShipmentRow } from '../shipments/shipments.sql.js';

/** An address that a browser can open. */
const Address = (): PropertyDecorator =>
  Formed(/^https?:\/\/[^\s"<>\\^`{|}]+$/, 2000, 'must be an http or https address');

/** Of which line things are sent, and how many. */
export class ShippedLineDto {
  @Id()
  lineId: string;

  /** @example 1 */
  @Int(1, 1000)
  quantity: number;
}

/** What is sent, and how it travels. */
export class CreateShipmentDto {
  /** Left out: all that is left to send. */
  @Optional()
  @ListOf(() => ShippedLineDto, 1, 100)
  lines?: ShippedLineDto[];

  /** @example PostNord */
  @Optional()
  @Text(100)
  carrier?: string;

  /** @example SE370123 */
  @Optional()
  @Text(100)
  trackingNumber?: string;

  /** Where the carrier shows where it is. @example https://tracking.postnord.example/SE370123 */
  @Optional()
  @Address()
  trackingUrl?: string;
}

/** How it travels after all; what is left out stays, `null` takes it away. */
export class UpdateShipmentDto {
  /** @example DHL */
  @Optional()
  @Nullable()
  @Text(100)
  carrier?: string | null;

  /** @example 00340434161094042557 */
  @Optional()
  @Nullable()
  @Text(100)
  trackingNumber?: string | null;

  /** @example https://tracking.dhl.example/00340434161094042557 */
  @Optional()
  @Nullable()
  @Address()
  trackingUrl?: string | null;
}

/** A part of an order that was sent, or all of it. */
export class OrderShipmentDto {
  @Id()
  id: string;

  @ListOf(() => ShippedLineDto, 1, 100)
  lines: ShippedLineDto[];

  /** @example PostNord */
  @Nullable()
  @Text(100)
  carrier: string | null;

  /** @example SE370123 */
  @Nullable()
  @Text(100)
  trackingNumber: string | null;

  /** Where the carrier shows where it is. @example https://tracking.postnord.example/SE370123 */
  @Nullable()
  @Address()
  trackingUrl: string | null;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: ShipmentRow): OrderShipmentDto {
    return Object.assign(new OrderShipmentDto(), {
      id: row.id,
      lines: row.lines.map(({ line_id: lineId, quantity }) => ({ lineId, quantity })),
      carrier: row.carrier,
      trackingNumber: row.tracking_number,
      trackingUrl: row.tracking_url,
      createdAt: new Date(row.created_at).toISOString(),
      updatedAt: new Date(row.updated_at).toISOString(),
    });
  }
}
