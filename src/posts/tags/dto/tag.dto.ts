import { Int, Nullable, Optional } from '../../../http/fields/fields.js';
import { LongText, Slug, Text } from '../../../http/fields/text.js';
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
  /** What it is about. @example "Water poured by hand." */
  @Nullable()
  @LongText(500)
  description: string | null;

  /** Published posts. @example 4 */
  @Int(0, 2_147_483_647)
  postCount: number;

  static from(row: TagRow): CountedTagDto {
    return Object.assign(new CountedTagDto(), {
      slug: row.slug,
      name: row.name,
      description: row.description,
      postCount: row.post_count,
    });
  }
}

/** A page of tags. */
export class TagPageDto extends PageOf(CountedTagDto) {}

/** What changes of a tag; what is left out stays. */
export class UpdateTagDto {
  /** The slug follows it; the old one leads to the new one. @example "Pour over" */
  @Optional()
  @Text(50)
  name?: string;

  /** `null`: none. @example "Water poured by hand." */
  @Optional()
  @Nullable()
  @LongText(500)
  description?: string | null;
}

/** Into which tag another one goes. */
export class MergeTagDto {
  /** The slug of the tag that stays. @example pour-over */
  @Slug(60)
  into: string;
}
