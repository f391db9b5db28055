import { DateTime, Int, ListOf, Nested, Nullable, OneOf } from '../../http/fields/fields.js';
import { Currency, MoneyDto, Sum, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id, LongText } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import { orderStatuses, type OrderStatus } from '../order-status.js';
import type { OrderRow, OrderSummaryRow } from '../orders.sql.js';
import { AdjustmentDto, Adjustments } from './adjustment.dto.js';
import { HistoryEntryDto } from './history.dto.js';
import { OrderPaymentDto } from './payment.dto.js';
import { OrderRefundDto } from './refund.dto.js';
import { QuoteLineDto } from './quote.dto.js';
import { OrderShipmentDto } from './order-shipment.dto.js';
import { ShipmentDto, ShippingAddressDto } from './shipment.dto.js';
import { OrderShippingMethodDto, OrderTaxRateDto } from './terms.dto.js';

/** An order, as lists show it. */
export class OrderSummaryDto {
  @Id()
  id: string;

  /** The buyer; `null` once the person was erased. */
  @Nullable()
  @Id()
  userId: string | null;

  @OneOf(orderStatuses, 'OrderStatus')
  status: OrderStatus;

  @Currency()
  currency: string;

  @Sum()
  subtotal: SumDto;

  @Sum()
  discount: SumDto;

  @Sum()
  shipping: SumDto;

  /** What is added as tax. */
  @Sum()
  tax: SumDto;

  /** What of the total is tax that the prices held already. */
  @Sum()
  taxIncluded: SumDto;

  @Sum()
  total: SumDto;

  /** How many things in all. @example 3 */
  @Int(1, 100_000)
  itemCount: number;

  /** When it is cancelled if it is still unpaid. */
  @DateTime()
  paymentDueAt: string;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: OrderSummaryRow): OrderSummaryDto {
    return Object.assign(new OrderSummaryDto(), summaryOf(row));
  }
}

/** A page of orders. */
export class OrderPageDto extends PageOf(OrderSummaryDto) {}

/** A line, frozen as it was ordered. */
export class OrderLineDto extends QuoteLineDto {
  @Id()
  id: string;

  /** How many of them were sent. @example 2 */
  @Int(0, 1000)
  shippedQuantity: number;
}

/** An order with everything that belongs to it. */
export class OrderDto extends OrderSummaryDto {
  @ListOf(() => OrderLineDto, 1, 100)
  lines: OrderLineDto[];

  @Adjustments()
  adjustments: AdjustmentDto[];

  /** The code that it was ordered with, as it was then. @example WELCOME10 */
  @Nullable()
  @Formed(/^[A-Z0-9_-]{3,40}$/, 40, 'must be a code')
  discountCode: string | null;

  @Nullable()
  @Nested(() => ShippingAddressDto)
  shippingAddress: ShippingAddressDto | null;

  @Nullable()
  @Nested(() => OrderShippingMethodDto)
  shippingMethod: OrderShippingMethodDto | null;

  @Nullable()
  @Nested(() => OrderTaxRateDto)
  taxRate: OrderTaxRateDto | null;

  @Nullable()
  @LongText(1000)
  note: string | null;

  /** How the last of its shipments travels; `null` until something is known. */
  @Nullable()
  @Nested(() => ShipmentDto)
  shipment: ShipmentDto | null;

  /** The first one first. */
  @ListOf(() => OrderShipmentDto, 0, 1000)
  shipments: OrderShipmentDto[];

  @ListOf(() => OrderPaymentDto, 0, 1000)
  payments: OrderPaymentDto[];

  @ListOf(() => OrderRefundDto, 0, 1000)
  refunds: OrderRefundDto[];

  @ListOf(() => HistoryEntryDto, 1, 1000)
  history: HistoryEntryDto[];

  static override from(row: OrderRow): OrderDto {
    return Object.assign(new OrderDto(), summaryOf(row), {
      lines: row.lines.map((line) => lineOf(line, row.currency)),
      adjustments: AdjustmentDto.listOf(row.adjustments, row.currency),
      discountCode: row.discount_code,
      shippingAddress: ShippingAddressDto.from(row.shipping_address),
      shippingMethod: OrderShippingMethodDto.from(row.shipping_method),
      taxRate: OrderTaxRateDto.from(row.tax_rate),
      note: row.note,
      shipment: ShipmentDto.from(row),
      shipments: row.shipments.map(OrderShipmentDto.from),
      payments: row.payments.map(OrderPaymentDto.from),
      refunds: row.refunds.map(OrderRefundDto.from),
      history: row.history.map(HistoryEntryDto.from),
    });
  }
}

function summaryOf(row: OrderSummaryRow) {
  const money = (amount: number): SumDto => MoneyDto.of(amount, row.currency);
  return {
    id: row.id,
    userId: row.user_id,
    status: row.status,
    currency: row.currency,
    subtotal: money(row.subtotal),
    discount: money(row.discount),
    shipping: money(row.shipping),
    tax: money(row.tax),
    taxIncluded: money(row.tax_included),
    total: money(row.total),
    itemCount: row.item_count,
    paymentDueAt: row.payment_due_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function lineOf(line: OrderRow['lines'][number], currency: string): OrderLineDto {
  const money = (amount: number): SumDto => MoneyDto.of(amount, currency);
  return {
    id: line.id,
    productId: line.product_id,
    variantId: line.variant_id,
    sku: line.sku,
    name: line.name,
    options: line.options,
    quantity: line.quantity,
    shippedQuantity: line.shipped_quantity,
    unitPrice: money(line.unit_price),
    subtotal: money(line.subtotal),
    discount: money(line.discount),
    tax: money(line.tax),
    total: money(line.total),
    adjustments: AdjustmentDto.listOf(line.adjustments, currency),
  };
}
