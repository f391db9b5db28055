import { gathered, statement } from '../database/statement.js';
import type { ProductImage, ProductOption, ProductStatus } from './product.entity.js';
import type { AttributeValue } from '../http/fields/maps.js';
import { variantsOf, type PriceRow, type VariantRow } from './variants/variants.sql.js';

/** A product with its category, as lists show it. */
export interface ProductSummaryRow {
  id: string;
  slug: string;
  name: string;
  description: string;
  status: ProductStatus;
  category: { id: string; slug: string; name: string } | null;
  tags: string[];
  images: ProductImage[];
  attributes: Record<string, AttributeValue>;
  /** What its active variants come to; the SKU is the first one's. */
  offer: { sku: string; stock: number; count: number };
  /** Of the active variant that costs least, in the product's own currency. */
  price: PriceRow;
  rating_count: number;
  rating_sum: number;
  created_at: Date;
  updated_at: Date;
}

/** A product with all that can be bought of it. */
export interface ProductRow extends ProductSummaryRow {
  price_currency: string;
  options: ProductOption[];
  variants: VariantRow[];
}

/** The same as it is read; what its variants come to they say themselves. */
export type StoredProduct = Omit<ProductRow, 'offer' | 'price'>;

const ownColumns = `p.id, p.slug, p.name, p.description, p.status,
  CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) END AS category,
  p.tags, p.images, p.attributes, p.rating_count, p.rating_sum, p.created_at, p.updated_at`;

/** Of the rows of {@link productSource}. What stands in brackets is looked up for the rows of the page alone. */
export const productColumns = `${ownColumns},
  (SELECT json_build_object('sku', (array_agg(v.sku ORDER BY v.position, v.id))[1], 'stock', sum(v.stock), 'count', count(*))
   FROM variants v WHERE v.product_id = p.id AND v.is_active) AS offer,
  (SELECT json_build_object('currency', s.currency, 'amount', s.amount, 'compare_at', s.compare_at_amount,
     'lowest', f.lowest, 'prior', f.prior)
   FROM (
     SELECT v.id, o.currency, o.amount, o.compare_at_amount
     FROM variants v JOIN prices o ON o.variant_id = v.id AND o.currency = p.price_currency
     WHERE v.product_id = p.id AND v.is_active ORDER BY o.amount, v.position, v.id LIMIT 1
   ) s CROSS JOIN LATERAL price_facts(s.id, s.currency, clock.time) f) AS price`;

/** Products with their category and the time, the only value; `mark` stands for it. */
export const productSource = (mark: string): string =>
  `products p LEFT JOIN categories c ON c.id = p.category_id CROSS JOIN (SELECT ${mark}::timestamptz AS time) AS clock`;

const whole = `SELECT ${ownColumns}, p.price_currency, p.options, ${variantsOf('p', 'clock.time')} AS variants
  FROM ${productSource('asked.time')} WHERE (p.status = 'active' OR asked.sees_all)`;

/** The product of an id; whether what is not active may be seen; the time. */
export const findProductById = gathered<StoredProduct>(
  'product-by-id',
  { id: 'uuid', sees_all: 'boolean', time: 'timestamptz' },
  `${whole} AND p.id = asked.id`,
);

/** The product of a slug; whether what is not active may be seen; the time. */
export const findProductBySlug = gathered<StoredProduct>(
  'product-by-slug',
  { slug: 'text', sees_all: 'boolean', time: 'timestamptz' },
  `${whole} AND p.slug = asked.slug`,
);

/** Whether there is a product $1 that is active, or any when $2. */
export const findVisible = statement<{ id: string }>(
  'product-visible',
  "SELECT id FROM products WHERE id = $1 AND (status = 'active' OR $2)",
);

/**
 * Locks the rows and nothing else: a statement that waited for a lock sees the row as it is now, but what it joined as
 * it was before. Whoever needs the products reads them afterwards. Their variants are locked before them, as sales do.
 */
export const lockProducts = statement<{ id: string }>(
  'products-lock',
  'SELECT id FROM products WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
);

/** Keeps the category from being deleted until the transaction ends. */
export const holdCategory = statement<{ id: string }>(
  'product-hold-category',
  'SELECT id FROM categories WHERE id = $1 FOR KEY SHARE',
);

/** Gives nothing when the slug is taken; every other conflict is an error. Its variants bring price and stock. */
export const insertProduct = statement<{ id: string }>(
  'product-insert',
  `INSERT INTO products (id, slug, name, description, price_amount, price_currency, status, category_id, tags, images,
     attributes, options, created_at, updated_at)
   VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, $12, $12)
   ON CONFLICT (slug) DO NOTHING RETURNING id`,
);

export const slugsLike = statement<{ slug: string }>(
  'product-slugs-like',
  "SELECT slug FROM products WHERE slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')",
);

/** What editors decide about products, in JSON. */
export const factColumns = `id uuid, slug text, name text, description text, "priceCurrency" text, status text,
  "categoryId" uuid, tags jsonb, images jsonb, attributes jsonb, options jsonb`;
export const factTags = 'ARRAY(SELECT jsonb_array_elements_text(r.tags))';

/** Brings locked products to what $1 (JSON) says at $2. */
export const updateProducts = statement<never>(
  'products-update',
  `UPDATE products p SET slug = r.slug, name = r.name, description = r.description, price_currency = r."priceCurrency",
     status = r.status, category_id = r."categoryId", tags = ${factTags}, images = r.images, attributes = r.attributes,
     options = r.options, updated_at = $2
   FROM jsonb_to_recordset($1::jsonb) AS r (${factColumns}) WHERE p.id = r.id`,
);
