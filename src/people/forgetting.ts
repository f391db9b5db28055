import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { MediaFacade } from '../media/media.facade.js';
import { OrdersFacade } from '../orders/orders.facade.js';
import { PostsFacade } from '../posts/posts.facade.js';
import { ReviewsFacade } from '../reviews/reviews.facade.js';

/** What every feature holds on a person, taken away or made nobody's; each knows which. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly posts: PostsFacade,
    private readonly reviews: ReviewsFacade,
    private readonly media: MediaFacade,
  ) {}

  /** In the transaction of the erasure; the account must be held, so that nothing is added meanwhile. */
  async forget(tx: Tx, userId: string): Promise<void> {
    await this.orders.forget(tx, userId);
    await this.posts.forget(tx, userId);
    await this.reviews.forget(tx, userId);
    // last: what showed it has let go of it
    await this.media.forget(tx, userId);
  }
}
