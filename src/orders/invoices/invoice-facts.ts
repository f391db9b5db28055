import type { Config } from '../../config/config.js';
import { portion } from '../../money/money.js';
import type { Address } from '../order.entity.js';
import type { Adjustment } from '../pricing/adjustment.js';

/** A sum with its name. Minor units of the document's currency. */
export interface NamedSum {
  readonly label: string;
  readonly amount: number;
}

/** One row of what was bought, or goes back. Minor units. */
export interface InvoiceLine {
  readonly title: string;
  readonly sku: string | null;
  readonly quantity: number;
  /** Null: of a part of the price. */
  readonly unitPrice: number | null;
  readonly amount: number;
}

/** Everything that an invoice or a credit note says, frozen when it is issued. Times are ISO 8601. */
export interface InvoiceFacts {
  readonly seller: Config['shop'];
  /** Who bought, line by line. */
  readonly buyer: readonly string[];
  readonly orderId: string;
  readonly orderedAt: string;
  readonly paidAt: string;
  readonly currency: string;
  readonly lines: readonly InvoiceLine[];
  /** The steps from the lines to the total, which comes last. */
  readonly sums: readonly NamedSum[];
  /** Taxes that the total holds already. */
  readonly contained: readonly NamedSum[];
  /** Of a credit note: the number of the invoice that it corrects, and why. */
  readonly corrects?: { readonly number: string; readonly reason: string | null };
}

/** An order that was paid, as its invoice sees it. Minor units. */
export interface InvoicedOrder {
  readonly id: string;
  readonly currency: string;
  readonly subtotal: number;
  readonly tax: number;
  readonly taxIncluded: number;
  readonly total: number;
  readonly adjustments: readonly Adjustment[];
  readonly address: Address | null;
  /** Of the account; null: there is none any more. */
  readonly name: string | null;
  readonly email: string | null;
  readonly orderedAt: Date;
  readonly paidAt: Date;
  readonly lines: readonly InvoicedLine[];
}

interface InvoicedLine {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly subtotal: number;
}

/** Money that went back, and of which lines. Minor units. */
export interface CreditedRefund {
  readonly amount: number;
  /** What earlier credit notes of the order come to. */
  readonly credited: number;
  readonly reason: string | null;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly amount: number }[];
}

/** What the invoice of the order says. */
export function invoiceFacts(order: InvoicedOrder, seller: Config['shop']): InvoiceFacts {
  const steps = order.adjustments.filter(({ isIncluded }) => !isIncluded);
  return {
    ...headOf(order, seller),
    lines: order.lines.map((line) => ({
      ...{ title: titleOf(line), sku: line.sku, quantity: line.quantity },
      ...{ unitPrice: line.unitPrice, amount: line.subtotal },
    })),
    sums: [
      { label: 'Goods', amount: order.subtotal },
      ...steps.map(({ label, amount }) => ({ label, amount })),
      { label: 'Total', amount: order.total },
    ],
    contained: order.adjustments
      .filter(({ isIncluded }) => isIncluded)
      .map(({ label, amount }) => ({ label: `Contains ${label}`, amount })),
  };
}

/**
 * What the credit note of the refund says: what goes back, and the part of the order's taxes that goes with it. The taxes of
 * all notes of an order that goes back whole are exactly its taxes: each holds those on all up to it, less those before it.
 */
export function creditFacts(
  order: InvoicedOrder,
  { amount, credited, reason, lines }: CreditedRefund,
  seller: Config['shop'],
  number: string,
): InvoiceFacts {
  const taxOn = (sum: number): number =>
    order.total === 0 ? 0 : portion(order.tax + order.taxIncluded, sum, order.total);
  const tax = taxOn(credited + amount) - taxOn(credited);
  return {
    ...headOf(order, seller),
    lines: lines.length === 0 ? [refundOf(number, amount)] : lines.map((line) => creditedLine(order, line)),
    sums: [{ label: 'Total credited', amount }],
    contained: tax === 0 ? [] : [{ label: 'Contains tax', amount: tax }],
    corrects: { number, reason },
  };
}

function headOf(order: InvoicedOrder, seller: Config['shop']) {
  const { id: orderId, currency, orderedAt, paidAt } = order;
  const times = { orderedAt: orderedAt.toISOString(), paidAt: paidAt.toISOString() };
  return { seller, buyer: buyerOf(order), orderId, currency, ...times };
}

/** The address that the buyer gave for the order; without one, whoever holds the account. */
function buyerOf({ address, name, email }: InvoicedOrder): string[] {
  if (address === null) return [name, email].filter((line) => line !== null);
  const { line1, line2, postalCode, city, region, country } = address;
  const lines = [address.name, line1, line2, `${postalCode} ${city}`, region, country];
  return lines.filter((line) => line !== null);
}

function refundOf(number: string, amount: number): InvoiceLine {
  return { title: `Part of invoice ${number}`, sku: null, quantity: 1, unitPrice: null, amount };
}

function creditedLine(
  { lines }: InvoicedOrder,
  { lineId, quantity, amount }: CreditedRefund['lines'][number],
): InvoiceLine {
  const line = lines.find(({ id }) => id === lineId);
  const [title, sku] = line === undefined ? ['Goods', null] : [titleOf(line), line.sku];
  return { title, sku, quantity, unitPrice: null, amount };
}

function titleOf({ name, options }: InvoicedLine): string {
  return [name, ...Object.entries(options).map(([option, value]) => `${option}: ${value}`)].join(', ');
}
