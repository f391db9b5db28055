import { DateTime, OneOf, Optional } from '../../../http/fields/fields.js';
import { Id, Text } from '../../../http/fields/text.js';
import { CreatePostDto } from '../../dto/write-post.dto.js';
import { postStatuses, type PostStatus } from '../../post.entity.js';

/** A post of a file, by the rules of a request for one, with what a request cannot say. */
export class ImportedPostDto extends CreatePostDto {
  /** Left out, the post is known by its slug. */
  @Optional()
  @Id()
  id?: string;

  /** Left out, a new post is a draft and an old one stays what it is. */
  @Optional()
  @OneOf(postStatuses, 'PostStatus')
  status?: PostStatus;

  /** Of a published one. Left out: now, or since when it is. */
  @Optional()
  @DateTime()
  publishedAt?: string;

  /** The account whose new post it is; an unknown one: of whoever imports. */
  @Optional()
  @Text(100)
  author?: string;
}
