import { onConstraint } from '../../http/problem/constraints.js';
import { Problem } from '../../http/problem/problem.js';
import { SlugTaken } from '../product.problems.js';

export class CategoryInUse extends Problem {
  static override readonly status = 409;
  static override readonly code = 'CATEGORY_IN_USE';
  static override readonly title = 'The category is not empty';
}

export class CategoryCycle extends Problem {
  static override readonly status = 409;
  static override readonly code = 'CATEGORY_CYCLE';
  static override readonly title = 'A category cannot stand below itself';
}

export class CategoryTooDeep extends Problem {
  static override readonly status = 409;
  static override readonly code = 'CATEGORY_TOO_DEEP';
  static override readonly title = 'The tree of categories has ten levels at most';
}

onConstraint('categories_slug_key', () => new SlugTaken('Another category has this slug.'));
// Whoever puts something into a category holds it first, so only a deletion can run into these.
onConstraint(
  'categories_parent_fkey',
  () => new CategoryInUse('Other categories stand in it; move them first.'),
);
onConstraint(
  'products_category_fkey',
  () => new CategoryInUse('Products stand in it, perhaps archived; move them first.'),
);
onConstraint(
  'discount_categories_category_fkey',
  () => new CategoryInUse('A discount is for it; change that first.'),
);
