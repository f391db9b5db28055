import { Int } from '../../../http/fields/fields.js';
import { Slug, Text } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import type { TagRow } from '../tags.sql.js';

/** A tag. */
export class TagDto {
  /** @example pour-over */
  @Slug(60)
  slug: string;

  /** @example "Pour over" */
  @Text(50)
  name: string;
}

/** A tag and how much stands under it. */
export class CountedTagDto extends TagDto {
  /** Published posts. @example 4 */
  @Int(0, 2_147_483_647)
  postCount: number;

  static from(row: TagRow): CountedTagDto {
    return Object.assign(new CountedTagDto(), { slug: row.slug, name: row.name, postCount: row.post_count });
  }
}

/** A page of tags. */
export class TagPageDto extends PageOf(CountedTagDto) {}
