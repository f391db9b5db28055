import { statement } from '../../database/statement.js';
import type { Product } from '../product.entity.js';
import { factColumns, factTags } from '../products.sql.js';
import type { VariantState } from '../variants/variant-state.js';

/** The products of SKUs $1; withdrawn variants count. */
export const productsOfSkus = statement<{ sku: string; product_id: string }>(
  'import-products-of-skus',
  'SELECT sku, product_id FROM variants WHERE sku = ANY ($1::text[])',
);

export const productsOfSlugs = statement<{ slug: string; id: string }>(
  'import-products-of-slugs',
  'SELECT slug, id FROM products WHERE slug = ANY ($1::text[])',
);

export const categoriesOfSlugs = statement<{ slug: string; id: string }>(
  'import-categories-of-slugs',
  'SELECT slug, id FROM categories WHERE slug = ANY ($1::text[])',
);

/** All that an import may change of a product. */
export interface StateRow extends Pick<
  Product,
  'id' | 'slug' | 'name' | 'description' | 'status' | 'tags' | 'images' | 'attributes' | 'options'
> {
  price_currency: string;
  category_id: string | null;
  variants: (VariantState & { readonly active: boolean })[] | null;
}

export const statesOf = statement<StateRow>(
  'import-states',
  `SELECT p.id, p.slug, p.name, p.description, p.status, p.tags, p.images, p.attributes, p.options, p.price_currency,
     p.category_id, (
       SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'options', v.options, 'stock', v.stock,
         'threshold', v.low_stock_threshold, 'weight', v.weight_grams, 'active', v.is_active, 'prices', (
           SELECT coalesce(json_agg(json_build_object('currency', o.currency, 'amount', o.amount,
             'compareAt', o.compare_at_amount) ORDER BY o.currency <> p.price_currency, o.currency), '[]'::json)
           FROM prices o WHERE o.variant_id = v.id
         )) ORDER BY v.position, v.id)
       FROM variants v WHERE v.product_id = p.id
     ) AS variants
   FROM products p WHERE p.id = ANY ($1::uuid[])`,
);

/**
 * New products $1 (JSON) at $2, with what would follow from their variants: so the triggers of those find nothing to
 * change, and each product is written and indexed once.
 */
export const insertProducts = statement<never>(
  'import-insert-products',
  `INSERT INTO products (id, slug, name, description, price_amount, price_currency, in_stock, skus, status, category_id, tags,
     images, attributes, options, created_at, updated_at)
   SELECT r.id, r.slug, r.name, r.description, r."priceAmount", r."priceCurrency", r."inStock", r.skus, r.status, r."categoryId", ${factTags}, r.images,
     r.attributes, r.options, $2, $2
   FROM jsonb_to_recordset($1::jsonb) AS r (${factColumns}, "priceAmount" int, "inStock" boolean, skus text) ORDER BY r.id`,
);

/** Which of slugs $1 are in use. */
export const slugsInUse = statement<{ slug: string }>(
  'import-slugs-in-use',
  'SELECT slug FROM products WHERE slug = ANY ($1::text[])',
);

/** Lets the database check now what it would check at the end: there is too much of it for one moment. */
export const checkNow = statement<never>('import-check-now', 'SET CONSTRAINTS ALL IMMEDIATE');
export const checkLater = statement<never>('import-check-later', 'SET CONSTRAINTS ALL DEFERRED');
