import { statement } from '../database/statement.js';

/** Products on sale in the order of their ids, from $1 on, $2 of them. */
export const listForSitemap = statement<{ slug: string; updated_at: Date }>(
  'sitemap-products',
  `SELECT slug, updated_at FROM products WHERE id >= $1 AND status = 'active' ORDER BY id LIMIT $2`,
);

/** The first id of each page of $1 products on sale. */
export const sitemapPages = statement<{ id: string }>(
  'sitemap-product-pages',
  `SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM products WHERE status = 'active') AS numbered
   WHERE place % $1::int = 1 ORDER BY id`,
);
