import { statement } from '../../database/statement.js';

/** From so many of a product on each costs less. */
export interface QuantityBreakRow {
  min_quantity: number;
  /** In millionths. */
  rate: number;
}

export const listBreaks = statement<QuantityBreakRow>(
  'quantity-breaks-list',
  'SELECT min_quantity, rate FROM quantity_breaks WHERE product_id = $1 ORDER BY min_quantity',
);

/** Holds the product $1, so that two who set its breaks take turns. */
export const holdProduct = statement<{ id: string }>(
  'quantity-breaks-hold-product',
  'SELECT id FROM products WHERE id = $1 FOR NO KEY UPDATE',
);

export const removeBreaks = statement<never>(
  'quantity-breaks-remove',
  'DELETE FROM quantity_breaks WHERE product_id = $1',
);

/** The product $1 costs less from $2 on, each by its rate of $3. */
export const insertBreaks = statement<never>(
  'quantity-breaks-insert',
  'INSERT INTO quantity_breaks (product_id, min_quantity, rate) SELECT $1, * FROM unnest($2::int[], $3::int[])',
);
