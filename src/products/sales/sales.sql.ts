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
