import type { Stoa } from './stoa.js';

/** What sold best by a look at all orders: product ids with units, the most first. */
export async function recount(stoa: Stoa, days: number, limit: number): Promise<[string, number][]> {
  const { rows } = await stoa.sql.query(
    `SELECT l.product_id AS id, sum(l.quantity)::int AS units
     FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id
     JOIN order_history h ON h.order_id = o.id AND h.to_status = 'paid'
     WHERE o.status IN ('paid', 'shipped', 'delivered') AND p.status = 'active'
       AND (h.created_at AT TIME ZONE 'UTC')::date > (now() AT TIME ZONE 'UTC')::date - $1::int
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $2`,
    [days, limit],
  );
  return rows.map(({ id, units }) => [id, units]);
}

/** Where a counter, of any span, is not what a recount of all orders gives; nothing when they agree. */
export async function faultsOfSales(stoa: Stoa): Promise<unknown[]> {
  return (await stoa.sql.query(faults)).rows;
}

const faults = `
  WITH sold AS (
    SELECT s.span, sales_span_start(s.span, (h.created_at AT TIME ZONE 'UTC')::date) AS starts, l.product_id,
      sum(l.quantity) AS units
    FROM orders o JOIN order_lines l ON l.order_id = o.id
    JOIN order_history h ON h.order_id = o.id AND h.to_status = 'paid'
    CROSS JOIN (VALUES (1), (4), (16), (64), (256)) AS s (span)
    WHERE o.status IN ('paid', 'shipped', 'delivered') GROUP BY 1, 2, 3
  )
  SELECT span, starts::text, product_id, kept.units AS counted, sold.units AS recounted
  FROM product_sales kept FULL JOIN sold USING (span, starts, product_id)
  WHERE coalesce(kept.units, 0) <> coalesce(sold.units, 0)`;
