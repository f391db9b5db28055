import { DateTime, Optional, QueryFlag } from '../../http/fields/fields.js';
import { Formed, Id, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';

const slugs = /^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*){0,9}$/;
const longestSlugs = 10 * 61;
const statuses = /^(draft|scheduled|published)(,(draft|scheduled|published)){0,2}$/;

/**
 * Which posts. Published ones by `pinned`, `publishedAt` or `createdAt`: those that are pinned first, then the newest, unless
 * told. Where drafts are asked for, by `createdAt`. With a search by `relevance`, too, and so unless told.
 */
export class ListPostsDto extends ListQuery {
  /** Words of title, tags, excerpt or text, or how one begins; of what is for members, those who have not signed in search no text. @example kettle */
  @Optional()
  @Text(200)
  search?: string;

  /** Slugs of tags, joined by commas: posts that carry any of them. @example pour-over,kettles */
  @Optional()
  @Formed(slugs, longestSlugs, 'must be up to 10 slugs joined by commas')
  tag?: string;

  /** Slugs of tags, joined by commas: posts that carry all of them. @example pour-over,kettles */
  @Optional()
  @Formed(slugs, longestSlugs, 'must be up to 10 slugs joined by commas')
  tagAll?: string;

  /** Id of the author. */
  @Optional()
  @Id()
  author?: string;

  /** Some of `draft`, `scheduled` and `published`, joined by commas; `published` unless told. Drafts, and those of them that are scheduled: one's own, or everybody's for editors. @example draft,scheduled */
  @Optional()
  @Formed(statuses, 30, 'must be some of draft, scheduled, published, joined by commas')
  status?: string;

  /** Whether they are recommended. */
  @Optional()
  @QueryFlag()
  featured?: boolean;

  /** Published at that time or later. */
  @Optional()
  @DateTime()
  publishedAfter?: string;

  /** Published before that time. */
  @Optional()
  @DateTime()
  publishedBefore?: string;
}
