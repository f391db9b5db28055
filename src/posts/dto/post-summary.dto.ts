import { DateTime, Flag, Int, ListOf, Nested, Nullable, OneOf } from '../../http/fields/fields.js';
import { Id, LongText, Slug, Text } from '../../http/fields/text.js';
import { ShownImageDto } from '../../media/media.facade.js';
import { postStatuses, postVisibilities, type PostStatus, type PostVisibility } from '../post.entity.js';
import type { PostSummaryRow } from '../posts.sql.js';
import { mostRelated } from '../related.sql.js';
import { TagDto } from '../tags/dto/tag.dto.js';

/** Who wrote it. */
export class AuthorDto {
  @Id()
  id: string;

  /** @example Edda Torp */
  @Nullable()
  @Text(100)
  name: string | null;

  static from(row: { author_id: string | null; author_name: string | null }): AuthorDto | null {
    if (row.author_id === null) return null;
    return Object.assign(new AuthorDto(), { id: row.author_id, name: row.author_name });
  }
}

/** A post, as lists show it. */
export class PostSummaryDto {
  @Id()
  id: string;

  /** Its name in addresses. @example how-to-pour */
  @Slug(220)
  slug: string;

  /** @example "How to pour" */
  @Text(200)
  title: string;

  /** @example "Water, patience and a steady hand." */
  @LongText(500, { empty: true })
  excerpt: string;

  @OneOf(postStatuses, 'PostStatus')
  status: PostStatus;

  /** `null` once the person was erased. */
  @Nullable()
  @Nested(() => AuthorDto)
  author: AuthorDto | null;

  @ListOf(() => TagDto, 0, 20)
  tags: TagDto[];

  /** @example 3 */
  @Int(1, 10_000)
  readingMinutes: number;

  /** Comments that everybody sees. @example 5 */
  @Int(0, 2_147_483_647)
  commentCount: number;

  /** Whether nobody may comment any more. */
  @Flag()
  commentsClosed: boolean;

  /** @example 12 */
  @Int(0, 2_147_483_647)
  likeCount: number;

  /** `null` while it is a draft. */
  @Nullable()
  @DateTime()
  publishedAt: string | null;

  /** When the draft publishes itself; `null`: it does not, or it has. */
  @Nullable()
  @DateTime()
  publishAt: string | null;

  /** Why the draft did not publish itself at `publishAt`; it is tried again. */
  @Nullable()
  @Text(500)
  publishError: string | null;

  /** `members`: the text is for those who have signed in. */
  @OneOf(postVisibilities, 'PostVisibility')
  visibility: PostVisibility;

  /** The image in front. */
  @Nullable()
  @Nested(() => ShownImageDto)
  coverImage: ShownImageDto | null;

  /** Whether it is recommended. */
  @Flag()
  featured: boolean;

  /** Whether it stands before all others. */
  @Flag()
  pinned: boolean;

  /** The number of the latest revision of its text. @example 3 */
  @Int(1, 2_147_483_647)
  revision: number;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: PostSummaryRow): PostSummaryDto {
    return Object.assign(new PostSummaryDto(), summaryOf(row));
  }
}

/** The posts that have most to do with one. */
export class RelatedPostsDto {
  @ListOf(() => PostSummaryDto, 0, mostRelated)
  data: PostSummaryDto[];

  static from(rows: readonly PostSummaryRow[]): RelatedPostsDto {
    return Object.assign(new RelatedPostsDto(), { data: rows.map(PostSummaryDto.from) });
  }
}

/** What lists and the post itself say of it. */
export function summaryOf(row: PostSummaryRow) {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    excerpt: row.excerpt,
    status: row.status,
    author: AuthorDto.from(row),
    tags: row.tags,
    readingMinutes: row.reading_minutes,
    commentCount: row.comment_count,
    commentsClosed: row.comments_closed,
    likeCount: row.like_count,
    publishedAt: row.published_at?.toISOString() ?? null,
    publishAt: row.publish_at?.toISOString() ?? null,
    publishError: row.publish_error,
    visibility: row.visibility,
    coverImage: row.cover_image && ShownImageDto.from(row.cover_image),
    featured: row.featured,
    pinned: row.pinned,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
