import { statement } from '../../database/statement.js';
import { productColumns, productSource, type ProductSummaryRow } from '../products.sql.js';

/** A product with how many of it were sold. */
export interface TopSellingRow extends ProductSummaryRow {
  units_sold: number;
}

/** The $3 active products of which most was sold from the day $1 to the day $2, at the time $4. */
export const topSelling = statement<TopSellingRow>(
  'sales-top',
  `SELECT ${productColumns}, sold.units AS units_sold
   FROM ${productSource('$4')} JOIN top_sold($1::date, $2::date, $3::int) AS sold ON sold.product_id = p.id
   ORDER BY sold.units DESC, p.id`,
);

/** A day, or a span of several, that counters are kept of. */
export interface SpanRow {
  readonly span: number;
  readonly starts: string;
}

/** All spans with sales by the counters or by the orders, the short ones first. */
export const countedSpans = statement<SpanRow>(
  'sales-counted-spans',
  `SELECT span, starts::text FROM product_sales
   UNION
   SELECT s.span, sales_span_start(s.span, paid.day)::text
   FROM (SELECT DISTINCT (created_at AT TIME ZONE 'UTC')::date AS day FROM order_history WHERE to_status = 'paid') AS paid
   CROSS JOIN unnest(ARRAY[1, 4, 16, 64, 256]) AS s (span)
   ORDER BY 1, 2`,
);

/** One check at a time: two that see the same difference would both add it. */
export const takeSalesTurn = statement<never>(
  'sales-take-turn',
  "SELECT FROM pg_advisory_xact_lock(hashtextextended('sales check', 0))",
);

/** Corrects the counters of the span $1 that starts on $2; gives those that were wrong. */
export const mendSales = statement<{ product_id: string; counted: number; recounted: number }>(
  'sales-mend',
  'SELECT product_id, counted, recounted FROM mend_sales($1, $2::date)',
);
