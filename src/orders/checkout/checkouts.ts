import { Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { faultOf, isUnavailable } from '../../database/sqlstate.js';
import type { OrderDto } from '../dto/order.dto.js';
import { GoodsInHand } from './order-pricing.js';
import { OrderPlacing, type Checkout } from './order-placing.js';

/** One that waits for its order. */
interface Waiting {
  readonly checkout: Checkout;
  readonly resolve: (order: OrderDto) => void;
  readonly reject: (reason: unknown) => void;
}

/** More in one transaction would hold what they are of for too long. */
const mostTogether = 32;
/** Of transactions that hold what they need; one writes while the other's answers are told. */
const groupsAtOnce = 2;
/** How many milliseconds a group may take before the next one no longer waits for it. */
const patience = 20;

/**
 * Checkouts that come at the same time share a transaction: a crowd costs little more than one, and those who want the same
 * thing do not wait for each other's commits. Alone, a checkout waits for nothing but the end of the turn. Each is answered by
 * what came of it alone.
 */
@Injectable()
export class Checkouts {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private isPlanned = false;

  constructor(private readonly placing: OrderPlacing) {}

  /** The order, or why it is refused, as `OrderPlacing` says. */
  place(checkout: Checkout): Promise<OrderDto> {
    return new Promise((resolve, reject) => {
      const one = { checkout, resolve, reject };
      if (!mayShare(checkout)) return void this.settle([one], { waits: true });
      this.waiting.push(one);
      if (this.isPlanned) return;
      this.isPlanned = true;
      setImmediate(() => this.send());
    });
  }

  private send(): void {
    this.isPlanned = false;
    while (this.waiting.length > 0 && this.underWay < groupsAtOnce) {
      const some = this.waiting.splice(0, mostTogether);
      this.underWay += 1;
      const settled = this.settle(some, { waits: some.length === 1 });
      void Promise.race([settled, delay(patience, undefined, { ref: false })]).then(() => {
        this.underWay -= 1;
        this.send();
      });
    }
  }

  /**
   * Tells each what came of it. Those whose goods somebody else has in hand wait for them with those who want the same, so that
   * they keep nobody else waiting; where one was at fault for all, each is asked for by itself.
   */
  private async settle(some: readonly Waiting[], how: { waits: boolean }): Promise<void> {
    const inHand: Waiting[] = [];
    try {
      const outcomes = await this.placing.place(
        some.map(({ checkout }) => checkout),
        how,
      );
      some.forEach((one, at) => {
        const outcome = outcomes[at];
        if (outcome?.status === 'fulfilled') one.resolve(outcome.value);
        else if (outcome?.reason instanceof GoodsInHand) inHand.push(one);
        else one.reject(outcome?.reason);
      });
    } catch (error) {
      if (error instanceof GoodsInHand || (some.length > 1 && isOfOne(error)))
        await Promise.all(some.map((one) => this.settle([one], { waits: true })));
      else for (const { reject } of some) reject(error);
    }
    const byGoods = Map.groupBy(inHand, goodsOf);
    await Promise.all([...byGoods.values()].map((few) => this.settle(few, { waits: true })));
  }
}

/** What it is of, however much of it. */
const goodsOf = ({ checkout: { request } }: Waiting): string =>
  (request.items ?? [])
    .map(({ productId, variantId = '' }) => `${productId} ${variantId}`)
    .sort()
    .join();

/** Whether nothing of it is to be undone if it alone is refused. */
const mayShare = ({ request: { cart, discountCode } }: Checkout): boolean =>
  cart !== true && discountCode === undefined;

/** Whether it was one order's fault. Where the database cannot, asking again would not help it. */
function isOfOne(error: unknown): boolean {
  const fault = faultOf(error);
  return fault === null || !isUnavailable(fault);
}
