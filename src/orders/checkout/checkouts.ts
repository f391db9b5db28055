import { Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import { refusably } from '../../database/refusable.js';
import { faultOf, isUnavailable } from '../../database/sqlstate.js';
import { Unavailable } from '../../http/problem/problems.js';
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
/** For so many milliseconds one that comes while a group is under way waits for others to go with. */
const gathering = 2;
/**
 * Transactions of several that wait for goods in somebody else's hands, and how many more may wait for their turn: most connections are
 * left to those who want something else.
 */
const [waitersAtOnce, waitersBehind] = [3, 16];
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
  private readonly waiters = bulkhead(waitersAtOnce, waitersBehind);

  constructor(private readonly placing: OrderPlacing) {}

  /** The order, or why it is refused, as `OrderPlacing` says. */
  place(checkout: Checkout): Promise<OrderDto> {
    return new Promise((resolve, reject) => {
      const one = { checkout, resolve, reject };
      if (!mayShare(checkout)) return void this.settle([one], { waits: true });
      this.waiting.push(one);
      this.plan();
    });
  }

  /** Those who were answered together come again one by one, and would go so. */
  private plan(): void {
    if (this.isPlanned || this.waiting.length === 0) return;
    this.isPlanned = true;
    const send = (): void => this.send();
    if (this.underWay === 0 || this.waiting.length >= mostTogether) setImmediate(send);
    else setTimeout(send, gathering);
  }

  private send(): void {
    this.isPlanned = false;
    while (this.waiting.length > 0 && this.underWay < groupsAtOnce) {
      const some = this.waiting.splice(0, mostTogether);
      this.underWay += 1;
      // as refusable as a request of its own, whoever's turn of the loop this is
      const settled = refusably(() => this.settle(some, { waits: false }));
      void Promise.race([settled, delay(patience, undefined, { ref: false })]).then(() => {
        this.underWay -= 1;
        this.plan();
      });
    }
  }

  /**
   * Tells each what came of it. Those whose goods somebody else has in hand wait for them with those who want the same, so that
   * they keep nobody else waiting; where one was at fault for all, each is asked for by itself.
   */
  private async settle(some: readonly Waiting[], how: { waits: boolean }): Promise<void> {
    const inHand: { one: Waiting; goods: string }[] = [];
    try {
      const outcomes = await this.placing.place(
        some.map(({ checkout }) => checkout),
        how,
      );
      some.forEach((one, at) => {
        const outcome = outcomes[at];
        if (outcome?.status === 'fulfilled') one.resolve(outcome.value);
        else if (outcome?.reason instanceof GoodsInHand)
          inHand.push({ one, goods: outcome.reason.goods.join() });
        else one.reject(outcome?.reason);
      });
    } catch (error) {
      if (error instanceof GoodsInHand)
        inHand.push(...some.map((one) => ({ one, goods: error.goods.join() })));
      else if (some.length > 1 && isOfOne(error)) for (const one of some) await this.settle([one], how);
      else for (const { reject } of some) reject(error);
    }
    const byGoods = Map.groupBy(inHand, ({ goods }) => goods);
    const shares = [...byGoods.values()].map((few) => few.map(({ one }) => one));
    // who waits already has a turn
    await Promise.all(shares.map((few) => (how.waits ? this.settle(few, how) : this.wait(few))));
  }

  /** Places them once they have what they want, unless too many wait for goods already. */
  private async wait(some: readonly Waiting[]): Promise<void> {
    try {
      await this.waiters.execute(() => this.settle(some, { waits: true }));
    } catch (error) {
      if (!(error instanceof BulkheadRejectedError)) throw error;
      for (const { reject } of some) reject(new Unavailable('What was wanted is in other hands.', 1));
    }
  }
}

/** Whether nothing of it is to be undone if it alone is refused. */
const mayShare = ({ request: { cart, discountCode } }: Checkout): boolean =>
  cart !== true && discountCode === undefined;

/** Whether it was one order's fault. Where the database cannot, asking again would not help it. */
function isOfOne(error: unknown): boolean {
  const fault = faultOf(error);
  return fault === null || !isUnavailable(fault);
}
