import { may, type Caller } from '../../../access/caller.js';
import { DateTime, Flag, Int, ListOf, Nested, Nullable, OneOf } from '../../../http/fields/fields.js';
import { Id, LongText } from '../../../http/fields/text.js';
import { PageOf } from '../../../http/list/page.dto.js';
import { AuthorDto } from '../../dto/post-summary.dto.js';
import { commentStatuses, type CommentStatus } from '../comment.entity.js';
import type { CommentRow } from '../comments.sql.js';

const most = 2_147_483_647;

/** Replies that come with the comment above them. */
export const repliesShown = 3;

/** A comment. */
export class CommentDto {
  @Id()
  id: string;

  @Id()
  postId: string;

  /** `null` when `deleted`, and once the person was erased. */
  @Nullable()
  @Nested(() => AuthorDto)
  author: AuthorDto | null;

  /** The comment that this replies to. */
  @Nullable()
  @Id()
  parentId: string | null;

  /** Plain text. `null` when `deleted`. @example "Works with tea too." */
  @Nullable()
  @LongText(5000)
  body: string | null;

  /** Everybody sees `approved` ones; the others are seen by their author and by moderators. */
  @OneOf(commentStatuses, 'CommentStatus')
  status: CommentStatus;

  /** Why it was rejected. @example "Please stay with the kettle." */
  @Nullable()
  @LongText(500)
  rejectionReason: string | null;

  /** Whether it is shown no more: only its place above the replies is left. */
  @Flag()
  deleted: boolean;

  /** Whether its text was changed. */
  @Flag()
  isEdited: boolean;

  /** Replies that everybody sees. @example 2 */
  @Int(0, most)
  replyCount: number;

  /** @example 4 */
  @Int(0, most)
  likeCount: number;

  /** Whether the caller likes it. */
  @Flag()
  isLiked: boolean;

  @DateTime()
  createdAt: string;

  @DateTime()
  updatedAt: string;

  /** What a change of it is guarded by; likes and replies come without those who change it. */
  guarded(): object {
    const { likeCount: _, isLiked: __, replyCount: ___, ...decided } = this;
    return decided;
  }

  /** The comment as the caller, possibly nobody, sees it; one who sees its place only learns nothing else. */
  static from(row: CommentRow, caller: Caller | null): CommentDto {
    return Object.assign(new CommentDto(), fieldsOf(row, caller));
  }
}

/** A comment with the oldest of its replies. */
export class CommentThreadDto extends CommentDto {
  /** The oldest; the others are at `/comments/{id}/replies` when `replyCount` says that there are any. */
  @ListOf(() => CommentDto, 0, repliesShown)
  replies: CommentDto[];

  /** The thread as the caller, possibly nobody, sees it; `replies` may be of others too. */
  static with(row: CommentRow, replies: readonly CommentRow[], caller: Caller | null): CommentThreadDto {
    const own = replies.filter(({ parent_id: parentId }) => parentId === row.id);
    const shown = { replies: own.map((reply) => CommentDto.from(reply, caller)) };
    return Object.assign(new CommentThreadDto(), fieldsOf(row, caller), shown);
  }
}

/** A page of comments. */
export class CommentPageDto extends PageOf(CommentDto) {}

/** A page of the comments of a post. */
export class CommentThreadPageDto extends PageOf(CommentThreadDto) {}

function fieldsOf(row: CommentRow, caller: Caller | null) {
  const { id, post_id: postId, parent_id: parentId, reply_count: replyCount } = row;
  const times = { createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString() };
  return { id, postId, parentId, replyCount, ...(isOpenTo(caller, row) ? saidIn(row) : placeOnly), ...times };
}

function isOpenTo(caller: Caller | null, { deleted_at, status, author_id }: CommentRow): boolean {
  const isInsider = (caller !== null && author_id === caller.id) || may(caller, 'comments:moderate');
  return deleted_at === null && (status === 'approved' || isInsider);
}

function saidIn(row: CommentRow) {
  return {
    author: AuthorDto.from(row),
    body: row.body,
    status: row.status,
    rejectionReason: row.rejection_reason,
    deleted: false,
    isEdited: row.edited_at !== null,
    likeCount: row.like_count,
    isLiked: row.is_liked,
  };
}

const placeOnly = {
  author: null,
  body: null,
  status: 'approved' as const,
  rejectionReason: null,
  deleted: true,
  isEdited: false,
  likeCount: 0,
  isLiked: false,
};
