import { newId } from '../../clock/new-id.js';
import type { Money } from '../../money/money.js';
import type { PricedProduct } from '../../products/products.facade.js';
import type { PlaceOrderDto } from '../dto/place-order.dto.js';
import type { LineRow, OrderRow } from '../orders.sql.js';
import type { LineTotals, OrderTotals } from '../pricing/pricing.js';
import type { Terms } from '../terms/order-terms.js';

/** A variant as it is now, and how many of it are wanted. */
export interface WantedLine extends Omit<PricedProduct, 'unitPrice' | 'currency'> {
  readonly unitPrice: Money;
  readonly quantity: number;
}

/** What an order is made of at the moment it is placed. */
export interface NewOrder {
  readonly id: string;
  readonly buyerId: string;
  readonly request: PlaceOrderDto;
  readonly totals: OrderTotals<WantedLine>;
  readonly terms: Terms;
  readonly placedAt: Date;
  readonly paymentDueAt: Date;
}

/** The order as it will be read back, names and prices frozen. */
export function rowOf({ id, buyerId, request, totals, terms, ...times }: NewOrder): OrderRow {
  const { placedAt, paymentDueAt } = times;
  const { address, method, tax: taxRate } = terms;
  const { currency, subtotal, discount, shipping, tax, taxIncluded, total, adjustments, lines } = totals;
  const placed = { from_status: null, to_status: 'pending', actor_id: buyerId, reason: null } as const;
  return {
    ...{ id, user_id: buyerId, status: 'pending', currency, subtotal, discount, shipping, tax, total },
    ...{ tax_included: taxIncluded, adjustments },
    item_count: lines.reduce((count, { quantity }) => count + quantity, 0),
    payment_due_at: paymentDueAt,
    created_at: placedAt,
    updated_at: placedAt,
    shipping_address: address,
    shipping_method: method === null ? null : { id: method.id, name: method.name },
    tax_rate: taxRate,
    note: request.note ?? null,
    discount_code: null,
    carrier: null,
    tracking_number: null,
    lines: lines.map(lineOf),
    payments: [],
    refunds: [],
    shipments: [],
    history: [{ ...placed, created_at: placedAt.toISOString() }],
  };
}

function lineOf(line: WantedLine & LineTotals): LineRow {
  const { productId, variantId, sku, name, options, quantity, unitPrice } = line;
  const { subtotal, discount, tax, total, adjustments } = line;
  const sums = { unit_price: unitPrice.amount, subtotal, discount, tax, total, adjustments };
  const which = { product_id: productId, variant_id: variantId, sku, name, options };
  return { id: newId(), ...which, quantity, shipped_quantity: 0, ...sums };
}
