import { statement } from '../database/statement.js';

/** Those of the variants $1 that are sold and whose stock is at their threshold or below, what is lowest first. */
export const scarce = statement<{
  name: string;
  options: Record<string, string>;
  sku: string;
  stock: number;
}>(
  'variants-scarce',
  `SELECT p.name, v.options, v.sku, v.stock FROM variants v JOIN products p ON p.id = v.product_id
   WHERE v.id = ANY ($1::uuid[]) AND v.is_active AND p.status = 'active' AND v.stock <= v.low_stock_threshold
   ORDER BY v.stock, v.id`,
);
