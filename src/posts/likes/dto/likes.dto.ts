import { Flag, Int } from '../../../http/fields/fields.js';
import type { LikesRow } from '../likes.sql.js';

/** Who likes a post or a comment. */
export class LikesDto {
  /** @example 12 */
  @Int(0, 2_147_483_647)
  likeCount: number;

  /** Whether the caller does. */
  @Flag()
  isLiked: boolean;

  static from({ like_count: likeCount, is_liked: isLiked }: LikesRow): LikesDto {
    return Object.assign(new LikesDto(), { likeCount, isLiked });
  }
}
