import { DateTime, Nullable, Optional } from '../../../http/fields/fields.js';
import { Id, Slug, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import type { CategoryRow } from '../categories.sql.js';

/** A new category, or all of an old one. */
export class CreateCategoryDto {
  /** @example Kettles */
  @Text(100)
  name: string;

  /** Left out, it is made from the name. @example kettles */
  @Optional()
  @Slug(120)
  slug?: string;

  /** The category above; `null` or left out: at the top. */
  @Optional()
  @Nullable()
  @Id()
  parentId?: string | null;
}

/** A category. */
export class CategoryDto {
  @Id()
  id: string;

  /** @example kettles */
  @Slug(120)
  slug: string;

  /** @example Kettles */
  @Text(100)
  name: string;

  @Nullable()
  @Id()
  parentId: string | null;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: CategoryRow): CategoryDto {
    return Object.assign(new CategoryDto(), {
      id: row.id,
      slug: row.slug,
      name: row.name,
      parentId: row.parent_id,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A page of categories. */
export class CategoryPageDto extends PageOf(CategoryDto) {}
