import { statement } from '../database/statement.js';

/** A variant that is on sale, as a text shows it. */
export interface ProductCard {
  sku: string;
  productId: string;
  slug: string;
  name: string;
  amount: number;
  currency: string;
  image: { url: string; alt: string | null } | null;
  inStock: boolean;
}

/** Those of the SKUs $1 that are on sale now, each at its price in the currency of its product. */
export const findCards = statement<ProductCard>(
  'product-cards',
  `SELECT v.sku, p.id AS "productId", p.slug, p.name, price.amount, price.currency, p.images -> 0 AS image,
     v.stock > 0 AS "inStock"
   FROM variants v JOIN products p ON p.id = v.product_id
   JOIN prices price ON price.variant_id = v.id AND price.currency = p.price_currency
   WHERE v.sku = ANY ($1::text[]) AND v.is_active AND p.status = 'active' ORDER BY v.sku`,
);
