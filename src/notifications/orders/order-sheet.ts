import type { Sheet } from '../../mail/letter.js';
import { spoken } from '../../money/money.js';
import type { OrderDto } from '../../orders/orders.facade.js';

/** Letters that show where the goods go. */
const travelling = new Set(['order_placed', 'order_shipped']);

/** What an order's letter shows: its lines, what it comes to, how and where it travels. */
export function sheetOf(kind: string, order: OrderDto): Sheet {
  return {
    items: order.lines.map(({ name, options, quantity, unitPrice, subtotal }) => ({
      title: [name, ...Object.entries(options).map(([option, value]) => `${option}: ${value}`)].join(', '),
      details: `${quantity} × ${spoken(unitPrice)}`,
      amount: spoken(subtotal),
    })),
    sums: sumsOf(order),
    notes: [...shipmentOf(kind, order), ...(travelling.has(kind) ? addressOf(order) : [])],
  };
}

function sumsOf({ subtotal, discount, shipping, tax, taxIncluded, total }: OrderDto): Sheet['sums'] {
  const less = { ...discount, amount: -discount.amount };
  return [
    { label: 'Goods', amount: spoken(subtotal) },
    ...(discount.amount === 0 ? [] : [{ label: 'Discount', amount: spoken(less) }]),
    { label: 'Shipping', amount: spoken(shipping) },
    taxIncluded.amount === 0
      ? { label: 'Tax', amount: spoken(tax) }
      : { label: 'Tax, included in the prices', amount: spoken(taxIncluded) },
    { label: 'Total', amount: spoken(total) },
  ];
}

function shipmentOf(kind: string, { shipment }: OrderDto): Sheet['notes'] {
  if (kind !== 'order_shipped' || shipment === null) return [];
  const { carrier, trackingNumber } = shipment;
  const number = trackingNumber === null ? null : `Tracking number ${trackingNumber}`;
  return [{ label: 'Sent with', lines: [carrier, number].filter((line) => line !== null) }];
}

function addressOf({ shippingAddress }: OrderDto): Sheet['notes'] {
  if (shippingAddress === null) return [];
  const { name, line1, line2, city, region, postalCode, country } = shippingAddress;
  const lines = [name, line1, line2, `${postalCode} ${city}`, region, country];
  return [{ label: 'Goes to', lines: lines.filter((line) => line !== null) }];
}
