import { statement } from '../../database/statement.js';
import type { Product } from '../product.entity.js';
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

/** Locks all variants of products $1, as sales lock theirs: by id, and before any product. */
export const lockVariantsOf = statement<{ id: string }>(
  'import-lock-variants',
  'SELECT id FROM variants WHERE product_id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
);

/** Those that came while {@link lockVariantsOf} waited, their products being locked by now; else the work begins anew. */
export const lockNewVariantsOf = statement<never>(
  'import-lock-new-variants',
  'SELECT FROM variants WHERE product_id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE NOWAIT',
);

export const lockProducts = statement<{ id: string }>(
  'import-lock-products',
  'SELECT id FROM products WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
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
         'threshold', v.low_stock_threshold, 'active', v.is_active, 'prices', (
           SELECT coalesce(json_agg(json_build_object('currency', o.currency, 'amount', o.amount,
             'compareAt', o.compare_at_amount) ORDER BY o.currency <> p.price_currency, o.currency), '[]'::json)
           FROM prices o WHERE o.variant_id = v.id
         )) ORDER BY v.position, v.id)
       FROM variants v WHERE v.product_id = p.id
     ) AS variants
   FROM products p WHERE p.id = ANY ($1::uuid[])`,
);

const facts = `id uuid, slug text, name text, description text, "priceCurrency" text, status text, "categoryId" uuid,
  tags jsonb, images jsonb, attributes jsonb, options jsonb`;
const tags = 'ARRAY(SELECT jsonb_array_elements_text(r.tags))';

/**
 * New products $1 (JSON) at $2, with what would follow from their variants: so the triggers of those find nothing to
 * change, and each product is written and indexed once.
 */
export const insertProducts = statement<never>(
  'import-insert-products',
  `INSERT INTO products (id, slug, name, description, price_amount, price_currency, in_stock, skus, status, category_id, tags,
     images, attributes, options, created_at, updated_at)
   SELECT r.id, r.slug, r.name, r.description, r."priceAmount", r."priceCurrency", r."inStock", r.skus, r.status, r."categoryId", ${tags}, r.images,
     r.attributes, r.options, $2, $2
   FROM jsonb_to_recordset($1::jsonb) AS r (${facts}, "priceAmount" int, "inStock" boolean, skus text) ORDER BY r.id`,
);

/** Brings locked products to what $1 (JSON) says at $2. */
export const updateProducts = statement<never>(
  'import-update-products',
  `UPDATE products p SET name = r.name, description = r.description, price_currency = r."priceCurrency",
     status = r.status, category_id = r."categoryId", tags = ${tags}, images = r.images, attributes = r.attributes,
     options = r.options, updated_at = $2
   FROM jsonb_to_recordset($1::jsonb) AS r (${facts}) WHERE p.id = r.id`,
);

/** New variants $1 (JSON) at $2, with the stock that their first movement says. */
export const insertVariants = statement<never>(
  'import-insert-variants',
  `INSERT INTO variants (id, product_id, position, sku, options, stock, low_stock_threshold, created_at, updated_at)
   SELECT id, "productId", position, sku, options, stock, threshold, $2, $2
   FROM jsonb_to_recordset($1::jsonb)
     AS r (id uuid, "productId" uuid, position int, sku text, options jsonb, stock int, threshold int) ORDER BY id`,
);

/** The first movements $1 (JSON) of new variants, on the word of $2, with note $3, at $4. */
export const insertFirstMovements = statement<never>(
  'import-first-movements',
  `INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, actor_id, note, created_at)
   SELECT id, "productId", "variantId", delta, delta, 'received', $2::uuid, $3, $4::timestamptz
   FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "productId" uuid, "variantId" uuid, delta int)`,
);

/** Which of slugs $1 are in use. */
export const slugsInUse = statement<{ slug: string }>(
  'import-slugs-in-use',
  'SELECT slug FROM products WHERE slug = ANY ($1::text[])',
);

/** Lets the database check now what it would check at the end: there is too much of it for one moment. */
export const checkNow = statement<never>('import-check-now', 'SET CONSTRAINTS ALL IMMEDIATE');
export const checkLater = statement<never>('import-check-later', 'SET CONSTRAINTS ALL DEFERRED');
