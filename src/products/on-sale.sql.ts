import { statement } from '../database/statement.js';

/** Those of the variants $1 that are on sale, as the public sees it. */
export const findOnSale = statement<{ id: string; name: string }>(
  'variants-on-sale',
  `SELECT v.id, p.name FROM variants v JOIN products p ON p.id = v.product_id
   WHERE v.id = ANY ($1::uuid[]) AND v.is_active AND p.status = 'active'`,
);
