import { OneOf, Optional, QueryFlag } from '../../../http/fields/fields.js';
import { Id } from '../../../http/fields/text.js';
import { ListQuery } from '../../../http/list/list-query.dto.js';
import { commentStatuses, type CommentStatus } from '../comment.entity.js';

/** Which comments, by `createdAt`; the newest first unless told. */
export class ListCommentsDto extends ListQuery {
  /** `pending` is the queue of moderation. */
  @Optional()
  @OneOf(commentStatuses, 'CommentStatus')
  status?: CommentStatus;

  /** `true`: one's own only, for moderators too. */
  @Optional()
  @QueryFlag()
  mine?: boolean;

  /** Only those on one post. */
  @Optional()
  @Id()
  postId?: string;

  /** Only those of one author. */
  @Optional()
  @Id()
  authorId?: string;
}
