import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { slice, where, type Condition, type Slice } from '../http/list/listing.js';
import { NotFound, Unauthenticated } from '../http/problem/problems.js';
import type { ListProductReviewsDto, ListReviewsDto } from './dto/list-reviews.dto.js';
import type { ReviewStatus } from './review.entity.js';
import * as sql from './reviews.sql.js';

/** A page of the reviews of a product, and what all of them come to. */
export interface ProductReviews extends Slice<sql.ReviewRow> {
  readonly rating: sql.RatingRow;
}

/** Reading reviews: approved ones, one's own, or everybody's for moderators. */
@Injectable()
export class ReviewReading {
  constructor(private readonly database: Database) {}

  /** @throws NotFound there is none, or none that the caller may see */
  async get(caller: Caller | null, id: string): Promise<sql.ReviewRow> {
    const eyes = [may(caller, 'reviews:moderate'), may(caller, 'catalogue:read:any')];
    const row = await this.database.read.row(sql.findVisibleReview, id, caller?.id ?? null, ...eyes);
    if (row === null) throw new NotFound();
    return row;
  }

  /**
   * @throws NotFound there is no such product, or none that the caller may see
   * @throws Unauthenticated nobody asks for their own
   */
  async ofProduct(
    caller: Caller | null,
    productId: string,
    query: ListProductReviewsDto,
  ): Promise<ProductReviews> {
    const rating = await this.database.read.row(sql.findRating, productId, may(caller, 'catalogue:read:any'));
    if (rating === null) throw new NotFound();
    const conditions = [where`r.product_id = ${productId}`, ...shown(caller, query)];
    if (query.rating !== undefined) conditions.push(where`r.rating = ${query.rating}`);
    return { rating, ...(await slice(this.database.read, sql.productListing, conditions, query)) };
  }

  /** The caller's own reviews; everybody's for moderators. */
  list(caller: Caller, { status, mine, ...query }: ListReviewsDto): Promise<Slice<sql.ReviewRow>> {
    const isOwn = mine === true || !may(caller, 'reviews:moderate');
    const conditions = [...(isOwn ? [own(caller)] : []), ...inStatus(status)];
    return slice(this.database.read, sql.reviewListing, conditions, query);
  }
}

/** Without a wish the approved ones, the same for everybody; the rest is for those whom it concerns. */
function shown(caller: Caller | null, { status, mine = false }: ListProductReviewsDto): Condition[] {
  const wanted = status ?? (mine ? undefined : 'approved');
  const isOwn = mine || (wanted !== 'approved' && !may(caller, 'reviews:moderate'));
  return [...inStatus(wanted), ...(isOwn ? [own(caller)] : [])];
}

const inStatus = (status: ReviewStatus | undefined): Condition[] =>
  status === undefined ? [] : [where`r.status = ${status}`];

function own(caller: Caller | null): Condition {
  if (caller === null) throw new Unauthenticated('Sign in to see your reviews.');
  return where`r.author_id = ${caller.id}`;
}
