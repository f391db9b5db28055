import { statement } from '../database/statement.js';

/** Those of the products $1 that there are, kept until the transaction ends. */
export const holdProducts = statement<{ id: string }>(
  'named-hold-products',
  'SELECT id FROM products WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE',
);

/** Those of the categories $1 that there are, kept until the transaction ends. */
export const holdCategories = statement<{ id: string }>(
  'named-hold-categories',
  'SELECT id FROM categories WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE',
);
