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

/** Both `?` are the part that is looked for; no character of it means anything but itself. */
export const hasPart = '(strpos(lower(c.name), lower(?)) > 0 OR strpos(c.slug, lower(?)) > 0)';

export const findCategoryById = statement<CategoryRow>(
  'category-by-id',
  `SELECT ${columns} FROM categories c WHERE c.id = $1`,
);

export const findCategoryBySlug = statement<CategoryRow>(
  'category-by-slug',
  `SELECT ${columns} FROM categories c WHERE c.slug = $1`,
);

/** The tree is small and changed rarely: whoever changes it has it to himself. */
export const lockTree = statement<never>(
  'category-lock-tree',
  "SELECT pg_advisory_xact_lock(hashtext('category-tree'))",
);

/** Where a category would stand. */
export interface Place {
  /** How many levels there are down to the parent; 0: there is no such parent. */
  depth: number;
  /** How many levels the category brings along; 1 when it is new. */
  height: number;
  /** Whether the parent is the category itself, or stands below it. */
  circular: boolean;
}

/** The place of category $1 below parent $2. */
export const placeBelow = statement<Place>(
  'category-place',
  `WITH RECURSIVE above AS (
     SELECT id, parent_id FROM categories WHERE id = $2
     UNION SELECT c.id, c.parent_id FROM categories c JOIN above ON c.id = above.parent_id
   ), branch AS (
     SELECT id, 1 AS level FROM categories WHERE id = $1
     UNION SELECT c.id, branch.level + 1 FROM categories c JOIN branch ON c.parent_id = branch.id
   )
   SELECT (SELECT count(*) FROM above) AS depth, coalesce((SELECT max(level) FROM branch), 1) AS height,
     EXISTS (SELECT FROM above WHERE id = $1) AS circular`,
);

export const slugsLikeCategory = statement<{ slug: string }>(
  'category-slugs-like',
  "SELECT slug FROM categories WHERE slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')",
);
