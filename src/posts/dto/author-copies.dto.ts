import { DateTime, ListOf, Nullable, OneOf } from '../../http/fields/fields.js';
import { Formed, Id, LongText, Slug, Text } from '../../http/fields/text.js';
import type { CommentCopyRow, LikeCopyRow, PostCopyRow, PostTitleRow } from '../authors.sql.js';
import { commentStatuses, type CommentStatus } from '../comments/comment.entity.js';
import { postStatuses, type PostStatus } from '../post.entity.js';
import { TagDto } from '../tags/dto/tag.dto.js';
import { webAddress } from './write-post.dto.js';

/** A post, as little as names it. */
export class PostTitleDto {
  @Id()
  id: string;

  /** @example "How to pour" */
  @Text(200)
  title: string;

  /** @example how-to-pour */
  @Slug(220)
  slug: string;

  @OneOf(postStatuses, 'PostStatus')
  status: PostStatus;

  /** `null` while it is a draft. */
  @Nullable()
  @DateTime()
  publishedAt: string | null;

  static from(row: PostTitleRow): PostTitleDto {
    return Object.assign(new PostTitleDto(), titleOf(row));
  }
}

/** A post as its author gets it: what was written, not what is made from it. */
export class PostCopyDto extends PostTitleDto {
  /** @example "Water, patience and a steady hand." */
  @LongText(500, { empty: true })
  excerpt: string;

  /** Markdown. @example "Boil **fresh** water." */
  @LongText(200_000)
  content: string;

  /** @example "How to pour tea" */
  @Nullable()
  @Text(200)
  metaTitle: string | null;

  /** @example "Pouring tea in five steps." */
  @Nullable()
  @Text(500)
  metaDescription: string | null;

  /** @example https://example.com/how-to-pour */
  @Nullable()
  @Formed(webAddress, 2000, 'must be an http or https address')
  canonicalUrl: string | null;

  @ListOf(() => TagDto, 0, 20)
  tags: TagDto[];

  /** When the draft publishes itself. */
  @Nullable()
  @DateTime()
  publishAt: string | null;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static override from(row: PostCopyRow): PostCopyDto {
    return Object.assign(new PostCopyDto(), titleOf(row), {
      excerpt: row.excerpt,
      content: row.content,
      metaTitle: row.meta_title,
      metaDescription: row.meta_description,
      canonicalUrl: row.canonical_url,
      tags: row.tags,
      publishAt: row.publish_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A comment as its author gets it, also when others do not see it any more. */
export class CommentCopyDto {
  @Id()
  id: string;

  @Id()
  postId: string;

  @Nullable()
  @Id()
  parentId: string | null;

  /** @example "Works with tea too." */
  @LongText(5000)
  body: string;

  @OneOf(commentStatuses, 'CommentStatus')
  status: CommentStatus;

  /** Why it was rejected. @example "Please stay with the kettle." */
  @Nullable()
  @LongText(500)
  rejectionReason: string | null;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  /** `null` while it is shown. */
  @Nullable()
  @DateTime()
  deletedAt: string | null;

  static from(row: CommentCopyRow): CommentCopyDto {
    return Object.assign(new CommentCopyDto(), {
      id: row.id,
      postId: row.post_id,
      parentId: row.parent_id,
      body: row.body,
      status: row.status,
      rejectionReason: row.rejection_reason,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      deletedAt: row.deleted_at?.toISOString() ?? null,
    });
  }
}

/** That somebody likes a post or a comment. */
export class LikeCopyDto {
  /** The post, when it is one. */
  @Nullable()
  @Id()
  postId: string | null;

  /** The comment, when it is one. */
  @Nullable()
  @Id()
  commentId: string | null;

  @DateTime()
  createdAt: string;

  static from({ id, kind, created_at }: LikeCopyRow): LikeCopyDto {
    const [postId, commentId] = kind === 'post' ? [id, null] : [null, id];
    return Object.assign(new LikeCopyDto(), { postId, commentId, createdAt: created_at.toISOString() });
  }
}

function titleOf({ id, title, slug, status, published_at }: PostTitleRow) {
  return { id, title, slug, status, publishedAt: published_at?.toISOString() ?? null };
}
