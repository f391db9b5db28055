import { Int, ListOf } from '../../http/fields/fields.js';
import { PostTitleDto } from '../../posts/posts.facade.js';
import { UserDto } from '../../users/users.facade.js';

/** How many posts {@link PersonDto} shows. */
export const postsShown = 20;

/** An account with what its person has done. */
export class PersonDto extends UserDto {
  /** The newest twenty that the caller may see. */
  @ListOf(() => PostTitleDto, 0, postsShown)
  posts: PostTitleDto[];

  /** How many orders they have placed, in whatever state. @example 3 */
  @Int(0, 2_147_483_647)
  orderCount: number;

  static of(user: UserDto, posts: PostTitleDto[], orderCount: number): PersonDto {
    return Object.assign(new PersonDto(), user, { posts, orderCount });
  }
}
