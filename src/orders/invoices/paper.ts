import { spoken } from '../../money/money.js';
import type { InvoiceFacts, InvoiceLine, NamedSum } from './invoice-facts.js';

/** A text in its place: points from the left, and how wide it may be before it breaks. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly size?: number;
  readonly isBold?: boolean;
  readonly isPale?: boolean;
  readonly align?: 'left' | 'right';
}

/** What is put on paper next: texts beside each other, a line, or nothing, if so much of the page is not left. */
export type Step =
  | { readonly kind: 'row'; readonly cells: readonly Cell[]; readonly space: number }
  | { readonly kind: 'rule'; readonly from: number; readonly space: number }
  | { readonly kind: 'keep'; readonly height: number };

/** A document as it is to be printed, in words and places. */
export interface Paper {
  readonly title: string;
  readonly author: string;
  /** ISO 8601. */
  readonly at: string;
  readonly steps: readonly Step[];
  /** Again at the top of each further page. */
  readonly columns: readonly Step[];
  /** Below every page, before its number. */
  readonly foot: string;
}

/** A document that was issued, with all that it says. */
export interface IssuedInvoice {
  readonly kind: 'invoice' | 'credit_note';
  readonly number: string;
  readonly issuedAt: Date;
  readonly facts: InvoiceFacts;
}

const titles = { invoice: 'Invoice', credit_note: 'Credit note' } as const;
const whole = { x: 50, width: 495 };
const half = { x: 50, width: 270 };
const label = { x: 340, width: 90, isPale: true };
const value = { x: 430, width: 115, align: 'right' } as const;
const small = { size: 8, isPale: true };
const columns = {
  title: { x: 50, width: 255 },
  quantity: { x: 310, width: 45, align: 'right' },
  unitPrice: { x: 360, width: 90, align: 'right' },
  amount: { x: 455, width: 90, align: 'right' },
} as const;

const row = (cells: readonly Cell[], space = 0): Step => ({ kind: 'row', cells, space });
const rule = (space: number, from = 50): Step => ({ kind: 'rule', from, space });

const header: readonly Step[] = [
  row(
    [
      { text: 'Item', ...columns.title, ...small },
      { text: 'Quantity', ...columns.quantity, ...small },
      { text: 'Unit price', ...columns.unitPrice, ...small },
      { text: 'Amount', ...columns.amount, ...small },
    ],
    5,
  ),
  rule(7),
];

/** How the invoice or credit note is to be printed. */
export function paperOf(invoice: IssuedInvoice): Paper {
  const { kind, number, issuedAt, facts } = invoice;
  const title = `${titles[kind]} ${number}`;
  const { name, taxId } = facts.seller;
  return {
    ...{ title, author: name, at: issuedAt.toISOString(), columns: header },
    steps: [
      ...headOf(invoice),
      ...header,
      ...facts.lines.flatMap((line) => lineOf(line, facts.currency)),
      ...sumsOf(facts),
    ],
    foot: [name, ...(taxId === null ? [] : [`Tax ID ${taxId}`]), title].join('  ·  '),
  };
}

function headOf(invoice: IssuedInvoice): Step[] {
  const { kind, facts } = invoice;
  const { seller, buyer, corrects, orderId } = facts;
  const from = [...seller.address, ...(seller.taxId === null ? [] : [`Tax ID ${seller.taxId}`])];
  const marks = marksOf(invoice);
  const about = [`Order ${orderId}`, ...(corrects?.reason == null ? [] : [corrects.reason])].join('\n');
  return [
    row(
      [
        { text: seller.name, ...half, size: 16, isBold: true },
        { text: titles[kind], x: 340, width: 205, size: 16, isBold: true, align: 'right' },
      ],
      4,
    ),
    ...Array.from({ length: Math.max(from.length, marks.length) }, (_, index) => {
      const [name = '', text = ''] = marks[index] ?? [];
      return row(
        [
          { text: from[index] ?? '', ...half, isPale: true },
          { text: name, ...label },
          { text, ...value },
        ],
        1,
      );
    }),
    row([], 22),
    row([{ text: kind === 'invoice' ? 'Bill to' : 'Credited to', ...half, ...small }], 1),
    ...(buyer.length === 0 ? ['—'] : buyer).map((text) => row([{ text, ...half }], 1)),
    row([], 7),
    row([{ text: about, ...whole, ...small }], 22),
  ];
}

function marksOf({ number, issuedAt, facts }: IssuedInvoice): (readonly [string, string])[] {
  const { corrects, orderedAt, paidAt } = facts;
  return [
    ['Number', number],
    ['Issued', dayOf(issuedAt.toISOString())],
    ...(corrects === undefined ? [] : [['Corrects invoice', corrects.number] as const]),
    ['Ordered', dayOf(orderedAt)],
    ['Paid', dayOf(paidAt)],
  ];
}

function lineOf({ title, sku, quantity, unitPrice, amount }: InvoiceLine, currency: string): Step[] {
  const price = unitPrice === null ? '' : spoken({ amount: unitPrice, currency });
  return [
    // as high as the longest name, so that the article number below it is not left alone
    { kind: 'keep', height: 90 },
    row(
      [
        { text: title, ...columns.title },
        { text: String(quantity), ...columns.quantity },
        { text: price, ...columns.unitPrice },
        { text: spoken({ amount, currency }), ...columns.amount },
      ],
      sku === null ? 6 : 0,
    ),
    ...(sku === null ? [] : [row([{ text: sku, ...columns.title, ...small }], 6)]),
  ];
}

function sumsOf({ sums, contained, currency }: InvoiceFacts): Step[] {
  const total = sums.at(-1);
  return [
    // the sums stay together, as long as they fit on a page at all
    { kind: 'keep', height: Math.min(700, (sums.length + contained.length) * 16 + 30) },
    rule(8),
    ...sums.slice(0, -1).map((sum) => sumOf(sum, currency)),
    row([], 3),
    rule(6, 310),
    ...(total === undefined ? [] : [sumOf(total, currency, { size: 12, isBold: true })]),
    ...contained.map((sum) => sumOf(sum, currency, { isPale: true })),
  ];
}

function sumOf({ label: name, amount }: NamedSum, currency: string, look: Partial<Cell> = {}): Step {
  const words = { text: name, x: 310, width: 140, ...look };
  return row([words, { text: spoken({ amount, currency }), ...columns.amount, ...look }], 3);
}

/** `2026-01-31`: read the same everywhere. */
function dayOf(time: string): string {
  return time.slice(0, 10);
}
