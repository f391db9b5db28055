import { everybody } from '../../events/audience.js';
import { DomainEvent } from '../../events/domain-event.js';

/** A category was added to the tree. */
export class CategoryCreated extends DomainEvent {
  static override readonly type = 'category.created';

  constructor(category: { id: string; slug: string; parentId: string | null }) {
    const { id: categoryId, slug, parentId } = category;
    super(categoryId, { categoryId, slug, parentId }, everybody);
  }
}

/** A category was renamed or moved. */
export class CategoryUpdated extends DomainEvent {
  static override readonly type = 'category.updated';

  constructor(category: { id: string; slug: string; parentId: string | null }) {
    const { id: categoryId, slug, parentId } = category;
    super(categoryId, { categoryId, slug, parentId }, everybody);
  }
}

/** An empty category was deleted. */
export class CategoryDeleted extends DomainEvent {
  static override readonly type = 'category.deleted';

  constructor(category: { id: string; slug: string }) {
    super(category.id, { categoryId: category.id, slug: category.slug }, everybody);
  }
}
