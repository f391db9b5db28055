import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import type { Tx } from '../../database/database.js';
import { done, Idempotency, refused, type Outcome } from '../../http/idempotency/idempotency.js';
import type { Retry } from '../../http/idempotency/retry.js';
import { OrderDto } from '../dto/order.dto.js';
import type { PlaceOrderDto } from '../dto/place-order.dto.js';
import { OrderExpiry } from '../order-expiry.js';
import { insertOrders } from '../orders.sql.js';
import { rowOf } from './new-order.js';
import { OrderOpening, type PlacedOrder } from './order-opening.js';
import { OrderPricing, type OrderWish, type Priced } from './order-pricing.js';

/** Somebody's request for an order, and how to know it again. */
export interface Checkout {
  readonly caller: Caller;
  readonly request: PlaceOrderDto;
  readonly retry: Retry;
}

/** How checkouts become orders: any number of them in one transaction. */
@Injectable()
export class OrderPlacing {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly pricing: OrderPricing,
    private readonly opening: OrderOpening,
    private readonly expiry: OrderExpiry,
    private readonly clock: Clock,
  ) {}

  /**
   * Places each order or says why it is refused. Several at once must not be of a cart or with a code: what these do is not
   * taken back when their order alone is refused.
   *
   * @throws whatever refused the only order; nothing of it stays
   */
  place(checkouts: readonly Checkout[], how: { waits: boolean }): Promise<Outcome<OrderDto>[]> {
    const retries = checkouts.map(({ retry }) => retry);
    const holding = how.waits ? null : this.pricing.holdingOf(checkouts.map(({ request }) => request));
    const work = async (
      tx: Tx,
      fresh: readonly number[],
      rows: unknown[][],
    ): Promise<Outcome<OrderDto>[]> => {
      const wishes = fresh.flatMap((at) => checkouts[at] ?? []).map((one) => ({ ...one, orderId: newId() }));
      const ahead = fresh.length === checkouts.length ? (holding?.held(rows) ?? null) : null;
      const priced = await this.pricing.take(tx, wishes, how, ahead);
      const [first] = priced;
      if (checkouts.length === 1 && first?.status === 'rejected') throw first.reason;
      const placed = priced.flatMap((outcome, n) => this.placed(wishes[n], outcome));
      const orders = (await this.write(tx, placed)).map((order) => done(order));
      return priced.map((outcome) =>
        outcome.status === 'rejected' ? outcome : (orders.shift() ?? refused(new Error('it was written'))),
      );
    };
    return this.idempotency.onceEach(retries, work, holding?.asked);
  }

  /** The order of a wish, unless it was refused. */
  private placed(wish: OrderWish | undefined, outcome: Outcome<Priced>): (PlacedOrder & { tier: Tier })[] {
    if (wish === undefined || outcome.status === 'rejected') return [];
    const { orderId: id, caller, request } = wish;
    const { totals, terms, discount } = outcome.value;
    const times = { placedAt: this.clock.now(), paymentDueAt: this.expiry.dueAt() };
    const row = rowOf({ id, buyerId: caller.id, request, totals, terms, ...times });
    return [{ row, buyerId: caller.id, totals, discount, tier: caller.tier }];
  }

  private async write(tx: Tx, orders: readonly (PlacedOrder & { tier: Tier })[]): Promise<OrderDto[]> {
    if (orders.length === 0) return [];
    const rows = orders.map(({ row, tier }) => ({ ...row, tier }));
    tx.defer(insertOrders, JSON.stringify(rows));
    return (await this.opening.open(tx, orders)).map((row) => OrderDto.from(row));
  }
}

type Tier = Caller['tier'];
