import { statement } from '../database/statement.js';
import type { ProductImage, ProductStatus } from './product.entity.js';

/** A product with its category, as it is shown. */
export interface ProductRow {
  id: string;
  slug: string;
  sku: string;
  name: string;
  description: string;
  price_amount: number;
  price_currency: string;
  stock: number;
  status: ProductStatus;
  category: { id: string; slug: string; name: string } | null;
  tags: string[];
  images: ProductImage[];
  created_at: Date;
  updated_at: Date;
}

export const productColumns = `p.id, p.slug, p.sku, p.name, p.description, p.price_amount, p.price_currency, p.stock,
  p.status, CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) END AS category,
  p.tags, p.images, p.created_at, p.updated_at`;
export const productSource = 'products p LEFT JOIN categories c ON c.id = p.category_id';

/** $2: whether what is not active may be seen. */
export const findProductById = statement<ProductRow>(
  'product-by-id',
  `SELECT ${productColumns} FROM ${productSource} WHERE p.id = $1 AND (p.status = 'active' OR $2)`,
);

/** $2: whether what is not active may be seen. */
export const findProductBySlug = statement<ProductRow>(
  'product-by-slug',
  `SELECT ${productColumns} FROM ${productSource} WHERE p.slug = $1 AND (p.status = 'active' OR $2)`,
);

/**
 * Locks the row and nothing else: a statement that waited for a lock sees the row as it is now, but what it joined as
 * it was before. Whoever needs the product reads it afterwards.
 */
export const lockProduct = statement<{ stock: number }>(
  'product-lock',
  'SELECT stock FROM products WHERE id = $1 FOR NO KEY UPDATE',
);

/** Keeps the category from being deleted until the transaction ends. */
export const holdCategory = statement<{ id: string }>(
  'product-hold-category',
  'SELECT id FROM categories WHERE id = $1 FOR KEY SHARE',
);

/** Gives nothing when the slug is taken; every other conflict is an error. Stock begins at 0, the ledger raises it. */
export const insertProduct = statement<{ id: string }>(
  'product-insert',
  `INSERT INTO products (id, slug, sku, name, description, price_amount, price_currency, stock, status, category_id,
     tags, images, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11, $12, $12)
   ON CONFLICT (slug) DO NOTHING RETURNING id`,
);

export const slugsLike = statement<{ slug: string }>(
  'product-slugs-like',
  "SELECT slug FROM products WHERE slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')",
);
