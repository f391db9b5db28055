import { statement } from '../database/statement.js';

/** What was sold, and given back, of something. Minor units of the currency. */
export interface SalesRow {
  currency: string;
  orders: number | null;
  units: number;
  subtotal: number;
  discount: number;
  /** Only of days. */
  shipping: number | null;
  tax: number | null;
  tax_included: number | null;
  total: number | null;
  refunded_units: number;
  refunded: number;
  day: string | null;
  /** Of a product or a category; null for goods without one. */
  id: string | null;
  name: string | null;
  slug: string | null;
  /** How many rows there are in all. */
  rows: number;
}

const ofDays = `d.day::text, NULL::uuid AS id, NULL::text AS name, NULL::text AS slug`;
const sums = `sum(s.units)::bigint AS units, sum(s.subtotal)::bigint AS subtotal, sum(s.discount)::bigint AS discount,
  NULL::bigint AS shipping, NULL::bigint AS tax, NULL::bigint AS tax_included, NULL::bigint AS total,
  sum(s.refunded_units)::bigint AS refunded_units, sum(s.refunded)::bigint AS refunded, NULL::text AS day`;
/** The days from $1 to $2, in the currency $3 (null: all). */
const these = (table: string): string =>
  `${table}.day BETWEEN $1::date AND $2::date AND ($3::text IS NULL OR ${table}.currency = $3)`;
const best = 'sum(s.subtotal - s.discount - s.refunded) DESC';

/** By day, the first first: $4 rows after the first $5. */
export const salesByDay = statement<SalesRow>(
  'report-sales-by-day',
  `SELECT ${ofDays}, d.currency, d.orders, d.units, d.subtotal, d.discount, d.shipping, d.tax, d.tax_included, d.total,
     d.refunded_units, d.refunded, count(*) OVER () AS rows
   FROM sales_days d WHERE ${these('d')} ORDER BY d.day, d.currency LIMIT $4 OFFSET $5`,
);

/** By product as it is called now, what brought most in each currency first. */
export const salesByProduct = statement<SalesRow>(
  'report-sales-by-product',
  `SELECT p.id, p.name, p.slug, s.currency, sum(s.orders)::bigint AS orders, ${sums}, count(*) OVER () AS rows
   FROM sales_products s JOIN products p ON p.id = s.product_id WHERE ${these('s')}
   GROUP BY p.id, s.currency ORDER BY s.currency, ${best}, p.id LIMIT $4 OFFSET $5`,
);

/** By the category in which a product stands now, that alone and not those above it. */
export const salesByCategory = statement<SalesRow>(
  'report-sales-by-category',
  `SELECT c.id, c.name, c.slug, s.currency, NULL::bigint AS orders, ${sums}, count(*) OVER () AS rows
   FROM sales_products s JOIN products p ON p.id = s.product_id LEFT JOIN categories c ON c.id = p.category_id
   WHERE ${these('s')}
   GROUP BY c.id, s.currency ORDER BY s.currency, ${best}, c.id LIMIT $4 OFFSET $5`,
);

/** Counts the paid order $1, unless it is. */
export const countSale = statement<never>('report-count-sale', 'SELECT count_sale($1)');

/** Counts the refund $1 that was made, unless it is, or was of money that no order had kept. */
export const countRefund = statement<never>('report-count-refund', 'SELECT count_refund($1)');
