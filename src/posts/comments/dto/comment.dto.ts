import { DateTime, Flag, Nested, Nullable, Optional } from '../../../http/fields/fields.js';
import { Id, LongText } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import { AuthorDto } from '../../dto/post.dto.js';
import type { CommentRow } from '../comments.sql.js';

/** A new comment. */
export class CreateCommentDto {
  /** @example "Works with tea too." */
  @LongText(5000)
  body: string;

  /** The comment that this replies to; it must not be a reply itself. */
  @Optional()
  @Id()
  parentId?: string;
}

/** A new text of a comment. */
export class UpdateCommentDto {
  /** @example "Works with tea too, at 80 degrees." */
  @LongText(5000)
  body: string;
}

/** A comment. */
export class CommentDto {
  @Id()
  id: string;

  @Id()
  postId: string;

  /** `null` once the person was erased. */
  @Nullable()
  @Nested(() => AuthorDto)
  author: AuthorDto | null;

  /** The comment that this replies to. */
  @Nullable()
  @Id()
  parentId: string | null;

  /** `null` once it was deleted. @example "Works with tea too." */
  @Nullable()
  @LongText(5000)
  body: string | null;

  @Flag()
  deleted: boolean;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  static from(row: CommentRow): CommentDto {
    return Object.assign(new CommentDto(), {
      id: row.id,
      postId: row.post_id,
      author: AuthorDto.from(row),
      parentId: row.parent_id,
      body: row.deleted_at === null ? row.body : null,
      deleted: row.deleted_at !== null,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    });
  }
}

/** A page of comments. */
export class CommentPageDto extends PageOf(CommentDto) {}
