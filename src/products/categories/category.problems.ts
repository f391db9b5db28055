import { onConstraint } from '../../http/problem/constraints.js';
import { Problem } from '../../http/problem/problem.js';
import { SlugTaken, UnknownCategory } from '../product.problems.js';

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

onConstraint('categories_slug_key', () => new SlugTaken('Another category has this slug.'));
onConstraint('categories_parent_fkey', () => new UnknownCategory('"parentId" names no category.'));
onConstraint('categories_not_own_parent', () => new CategoryCycle('Choose another parent.'));
