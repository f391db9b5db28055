import { Int, ListOf } from '../../../http/fields/fields.js';
import { AuthorDto, PostSummaryDto } from '../../dto/post-summary.dto.js';
import type { PostSummaryRow } from '../../posts.sql.js';
import { mostNewest, type AuthorRow } from '../author-pages.sql.js';

/** Somebody who has published. */
export class AuthorPageDto extends AuthorDto {
  /** Published posts. @example 4 */
  @Int(1, 2_147_483_647)
  postCount: number;

  /** The published posts that are newest; all of them: `GET /posts?author=`. */
  @ListOf(() => PostSummaryDto, 0, mostNewest)
  newestPosts: PostSummaryDto[];

  static of({ id, name, post_count: postCount }: AuthorRow, posts: readonly PostSummaryRow[]): AuthorPageDto {
    const newestPosts = posts.map(PostSummaryDto.from);
    return Object.assign(new AuthorPageDto(), { id, name, postCount, newestPosts });
  }
}
