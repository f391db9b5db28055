import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { DiscountsFacade, type AppliedDiscount } from '../discounts/discounts.facade.js';
import { Outbox } from '../events/outbox.js';
import { OrderMoves } from './order-moves.js';
import { OrderCreated } from './order.events.js';
import { findOrder, holdOrder, type OrderRow } from './orders.sql.js';
import type { OrderTotals } from './pricing/pricing.js';

/** What follows once an order is written. */
@Injectable()
export class OrderOpening {
  constructor(
    private readonly discounts: DiscountsFacade,
    private readonly moves: OrderMoves,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Tells of the order that the transaction has just written, and claims its code: last, because everybody who uses the
   * code waits for it from then on. An order for which nothing is to be paid is paid. Gives it as it is now.
   *
   * @throws DiscountUsedUp, DiscountUnknown
   */
  async open(
    tx: Tx,
    order: OrderRow,
    buyerId: string,
    { totals, discount }: { totals: OrderTotals; discount: AppliedDiscount | null },
  ): Promise<OrderRow> {
    const { id } = order;
    this.outbox.append(tx, new OrderCreated({ id, userId: buyerId, ...totals }));
    if (totals.total === 0) await this.payNothing(tx, id, buyerId);
    if (discount !== null) await this.discounts.claim(tx, discount, id, buyerId);
    if (totals.total > 0) return { ...order, discount_code: discount?.code ?? null };
    return (await tx.row(findOrder, id, null, true)) ?? order;
  }

  private async payNothing(tx: Tx, id: string, actorId: string): Promise<void> {
    const held = await tx.row(holdOrder, id, null, true);
    if (held === null) throw new Error('an order that was written is there');
    await this.moves.move(tx, held, { to: 'paid', actorId, reason: 'Nothing was left to pay.' });
  }
}
