import { OneOf, Optional, QueryFlag, QueryInt } from '../../http/fields/fields.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { reviewStatuses, type ReviewStatus } from '../review.entity.js';

/** Which reviews, by `createdAt`; the newest first unless told. */
export class ListReviewsDto extends ListQuery {
  /** `pending` is the queue of moderation. */
  @Optional()
  @OneOf(reviewStatuses, 'ReviewStatus')
  status?: ReviewStatus;

  /** `true`: one's own only, for moderators too. */
  @Optional()
  @QueryFlag()
  mine?: boolean;
}

/** Which reviews of a product, by `createdAt` or `rating`; the newest first unless told. */
export class ListProductReviewsDto extends ListQuery {
  /** Only those with so many stars. @example 5 */
  @Optional()
  @QueryInt(1, 5)
  rating?: number;

  /** Left out: the approved ones, for everybody. Others: one's own, or everybody's for moderators. */
  @Optional()
  @OneOf(reviewStatuses, 'ReviewStatus')
  status?: ReviewStatus;

  /** `true`: one's own only, whatever its status. */
  @Optional()
  @QueryFlag()
  mine?: boolean;
}
