import type { Sheet } from '../../mail/letter.js';
import { spoken } from '../../money/money.js';
import type { OrderDto } from '../../orders/orders.facade.js';

type Shipment = OrderDto['shipments'][number];
type Line = OrderDto['lines'][number];

/** Letters that show where the goods go. */
const travelling = new Set(['order_placed', 'order_shipped']);

/**
 * What an order's letter shows: its lines, what it comes to, how and where it travels. Of a shipment that is not all of
 * the order, what is in it, and no sums.
 */
export function sheetOf(kind: string, order: OrderDto, shipment: Shipment | null): Sheet {
  const isPart = shipment !== null && !isWhole(shipment, order);
  return {
    items: isPart ? partOf(shipment, order) : order.lines.map((line) => itemOf(line, line.quantity)),
    sums: isPart ? [] : sumsOf(order),
    notes: [
      ...(kind === 'order_shipped' ? travelOf(shipment ?? order.shipment) : []),
      ...(travelling.has(kind) ? addressOf(order) : []),
    ],
  };
}

function isWhole({ lines }: Shipment, order: OrderDto): boolean {
  const sent = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return order.lines.every(({ id, quantity }) => sent.get(id) === quantity);
}

function partOf({ lines }: Shipment, order: OrderDto): Sheet['items'] {
  const sent = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return order.lines.flatMap((line) => {
    const quantity = sent.get(line.id);
    return quantity === undefined ? [] : [itemOf(line, quantity)];
  });
}

function itemOf({ name, options, unitPrice }: Line, quantity: number): Sheet['items'][number] {
  return {
    title: [name, ...Object.entries(options).map(([option, value]) => `${option}: ${value}`)].join(', '),
    details: `${quantity} × ${spoken(unitPrice)}`,
    amount: spoken({ ...unitPrice, amount: unitPrice.amount * quantity }),
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

function travelOf(shipment: Shipment | OrderDto['shipment']): Sheet['notes'] {
  if (shipment === null) return [];
  const { carrier, trackingNumber } = shipment;
  const number = trackingNumber === null ? null : `Tracking number ${trackingNumber}`;
  const address = 'trackingUrl' in shipment ? shipment.trackingUrl : null;
  const lines = [carrier, number, address].filter((line) => line !== null);
  return lines.length === 0 ? [] : [{ label: 'Sent with', lines }];
}

function addressOf({ shippingAddress }: OrderDto): Sheet['notes'] {
  if (shippingAddress === null) return [];
  const { name, line1, line2, city, region, postalCode, country } = shippingAddress;
  const lines = [name, line1, line2, `${postalCode} ${city}`, region, country];
  return [{ label: 'Goes to', lines: lines.filter((line) => line !== null) }];
}
