import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';

/** A category as it is shown. */
export interface CategoryRow {
  id: string;
  parent_id: string | null;
  name: string;
  slug: string;
  created_at: Date;
  updated_at: Date;
}

const columns = 'c.id, c.parent_id, c.name, c.slug, c.created_at, c.updated_at';

export const categoryListing: Listing = {
  select: columns,
  from: 'categories c',
  sortable: { name: 'c.name', createdAt: 'c.created_at' },
  defaultSort: 'name',
  idColumn: 'c.id',
};

export const findCategory = statement<CategoryRow>(
  'category-find',
  `SELECT ${columns} FROM categories c WHERE c.id::text = $1 OR c.slug = $1`,
);

/** The tree is small and moved rarely: whoever changes its shape has it to himself. */
export const lockTree = statement<never>('category-lock-tree', "SELECT pg_advisory_xact_lock(hashtext('category-tree'))");

/** Whether $2 stands in the branch below $1, or is it. */
export const isWithin = statement<{ within: boolean }>(
  'category-is-within',
  `WITH RECURSIVE branch AS (
     SELECT id FROM categories WHERE id = $1
     UNION SELECT child.id FROM categories child JOIN branch ON child.parent_id = branch.id
   ) SELECT EXISTS (SELECT FROM branch WHERE id = $2) AS within`,
);

export const slugsLikeCategory = statement<{ slug: string }>(
  'category-slugs-like',
  "SELECT slug FROM categories WHERE slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')",
);

/** Deletes the category when nothing stands in it; gives what it was, or nothing. */
export const deleteEmpty = statement<{ id: string }>(
  'category-delete-empty',
  `DELETE FROM categories c WHERE id = $1
     AND NOT EXISTS (SELECT FROM categories child WHERE child.parent_id = c.id)
     AND NOT EXISTS (SELECT FROM products p WHERE p.category_id = c.id)
   RETURNING id`,
);
