import { OneOf, Optional } from '../../http/fields/fields.js';
import { Id, Slug, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { postStatuses, type PostStatus } from '../post.entity.js';

/** Which posts. Published ones by `publishedAt` or `createdAt`, drafts by `createdAt`; the newest first unless told. */
export class ListPostsDto extends ListQuery {
  /** Words of title, excerpt or text. @example kettle */
  @Optional()
  @Text(200)
  search?: string;

  /** Slug of a tag. @example pour-over */
  @Optional()
  @Slug(60)
  tag?: string;

  /** Id of the author. */
  @Optional()
  @Id()
  author?: string;

  /** `draft`: one's own, or everybody's for editors. */
  @Optional()
  @OneOf(postStatuses, 'PostStatus')
  status?: PostStatus;
}
