import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import { DiscountsFacade, type AppliedDiscount } from '../../discounts/discounts.facade.js';
import { Outbox } from '../../events/outbox.js';
import { OrderMoves } from '../order-moves.js';
import { OrderCreated } from '../order.events.js';
import { findOrder, holdOrder, type OrderRow } from '../orders.sql.js';
import type { OrderTotals } from '../pricing/pricing.js';

/** An order that was written. */
export interface PlacedOrder {
  readonly row: OrderRow;
  readonly buyerId: string;
  readonly totals: OrderTotals;
  /** Its code, which is yet to be claimed. */
  readonly discount: AppliedDiscount | null;
}

/** What follows once an order is written. */
@Injectable()
export class OrderOpening {
  constructor(
    private readonly discounts: DiscountsFacade,
    private readonly moves: OrderMoves,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Tells of orders that the transaction has just written, and claims their codes: last, because everybody who uses a
   * code waits for it from then on. An order for which nothing is to be paid is paid. Gives them as they are now.
   *
   * @throws DiscountUsedUp, DiscountUnknown
   */
  async open(tx: Tx, orders: readonly PlacedOrder[]): Promise<OrderRow[]> {
    this.outbox.appendAll(
      tx,
      orders.map(({ row, buyerId, totals }) => new OrderCreated({ id: row.id, userId: buyerId, ...totals })),
    );
    const opened: OrderRow[] = [];
    for (const order of orders) opened.push(await this.finish(tx, order));
    return opened;
  }

  private async finish(tx: Tx, { row, buyerId, totals, discount }: PlacedOrder): Promise<OrderRow> {
    const { id } = row;
    if (totals.total === 0) await this.payNothing(tx, id, buyerId);
    if (discount !== null) await this.discounts.claim(tx, discount, id, buyerId);
    if (totals.total > 0) return { ...row, discount_code: discount?.code ?? null };
    return (await tx.row(findOrder, id, null, true)) ?? row;
  }

  private async payNothing(tx: Tx, id: string, actorId: string): Promise<void> {
    const held = await tx.row(holdOrder, id, null, true);
    if (held === null) throw new Error('an order that was written is there');
    await this.moves.move(tx, held, { to: 'paid', actorId, reason: 'Nothing was left to pay.' });
  }
}
