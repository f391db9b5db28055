import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';
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

const columns = `p.id, p.slug, p.sku, p.name, p.description, p.price_amount, p.price_currency, p.stock, p.status,
  CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) END AS category,
  p.tags, p.images, p.created_at, p.updated_at`;
const source = 'products p LEFT JOIN categories c ON c.id = p.category_id';

export const productListing: Listing = {
  select: columns,
  from: source,
  sortable: { createdAt: 'p.created_at', name: 'p.name', price: 'p.price_amount' },
  defaultSort: '-createdAt',
  idColumn: 'p.id',
};

export const findProductById = statement<ProductRow>('product-by-id', `SELECT ${columns} FROM ${source} WHERE p.id = $1`);

export const findProductBySlug = statement<ProductRow>(
  'product-by-slug',
  `SELECT ${columns} FROM ${source} WHERE p.slug = $1`,
);

export const lockProduct = statement<ProductRow>(
  'product-lock',
  `SELECT ${columns} FROM ${source} WHERE p.id = $1 FOR UPDATE OF p`,
);

/** The category of that id or slug with everything below it; `?` stands for the id or slug. */
export const withinCategory = `p.category_id IN (
  WITH RECURSIVE branch AS (
    SELECT id FROM categories WHERE slug = ? OR id::text = ?
    UNION SELECT child.id FROM categories child JOIN branch ON child.parent_id = branch.id
  ) SELECT id FROM branch)`;

/** Words in any form, or the beginning of a name's word or a SKU. */
export const matchesSearch = `(p.search @@ websearch_to_tsquery('english', ?) OR p.search @@ to_tsquery('simple', ?))`;

/** The search text as a query of prefixes, or of nothing that could match when it has no letters. */
export function prefixQuery(search: string): string {
  const words = search.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? "''" : words.map((word) => `${word}:*`).join(' & ');
}

export const lockSlugs = statement<never>('product-lock-slugs', "SELECT pg_advisory_xact_lock(hashtext('product-slug:' || $1))");

export const slugsLike = statement<{ slug: string }>(
  'product-slugs-like',
  "SELECT slug FROM products WHERE slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')",
);
