import { DateTime, Nullable, Optional } from '../../../http/fields/fields.js';
import { Formed, Id, Slug, Text } from '../../../http/fields/text.js';
import { ListQuery } from '../../../http/list/list-query.dto.js';
import { PageOf } from '../../../http/list/page.dto.js';
import type { CategoryRow } from '../categories.sql.js';

const uuid = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Which categories. Sorted by `name` or `createdAt`. */
export class ListCategoriesDto extends ListQuery {
  /** A part of the name or the slug, in capital or small letters. @example kettle */
  @Optional()
  @Text(100)
  search?: string;

  /** Those right below that one, by its id; `none`: those at the top. @example none */
  @Optional()
  @Formed(new RegExp(`^(none|${uuid})$`), 36, 'must be the id of a category, or "none"')
  parentId?: string;
}

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
