import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import { ProductStockChanged } from './product.events.js';
import * as sql from './stock.sql.js';

export const stockReasons = ['received', 'adjusted', 'sold', 'released', 'returned'] as const;
export type StockReason = (typeof stockReasons)[number];

/** More than anybody keeps; two of them still fit the column, so a sum cannot overflow before it is refused. */
export const mostStock = 1_000_000_000;

/** By how much the stock of a product changes; not zero. */
export interface StockChange {
  readonly productId: string;
  readonly delta: number;
}

/** Why an editor changes stock. */
export interface KeepingCause {
  readonly reason: 'received' | 'adjusted' | 'returned';
  readonly actorId: string;
  readonly note?: string | null;
}

/** For which order stock moves, and on whose behalf; the system's own when null. */
export interface OrderCause {
  readonly orderId: string;
  readonly actorId: string | null;
}

/** The one place that changes stock: figure and ledger in one statement. */
@Injectable()
export class Stock {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Moves the stock of one locked product on an editor's word, and tells of it. */
  async keep(tx: Tx, change: StockChange, cause: KeepingCause): Promise<sql.MovementRow> {
    const [movement] = await this.move(tx, [change], { orderId: null, ...cause });
    if (movement === undefined)
      throw new Error(`The product ${change.productId} is gone although it was locked.`);
    const { delta, stock_after: stockAfter, reason } = movement;
    await this.outbox.append(
      tx,
      new ProductStockChanged({ productId: change.productId, delta, stockAfter, reason }),
    );
    return movement;
  }

  /**
   * Takes each line that can be served; the caller compares what was there with what it wanted, and rolls back when
   * a line is short. No event: what orders take is told by their own.
   */
  take(tx: Tx, lines: readonly StockChange[], { orderId, actorId }: OrderCause): Promise<sql.LineRow[]> {
    return tx.rows(sql.takeStock, ...columns(lines), orderId, actorId, this.clock.now());
  }

  /** Puts back what the order still holds, as the ledger has it; a second time puts back nothing. */
  async giveBack(tx: Tx, reason: 'released' | 'returned', cause: OrderCause): Promise<void> {
    await tx.rows(sql.lockOfOrder, cause.orderId);
    const held = await tx.rows(sql.heldByOrder, cause.orderId);
    const changes = held.map((row) => ({ productId: row.product_id, delta: row.held }));
    if (changes.length > 0) await this.move(tx, changes, { reason, ...cause });
  }

  private move(
    tx: Tx,
    changes: readonly StockChange[],
    cause: { reason: StockReason; orderId: string | null; actorId: string | null; note?: string | null },
  ): Promise<sql.MovementRow[]> {
    const { reason, orderId, actorId, note = null } = cause;
    return tx.rows(sql.moveStock, ...columns(changes), reason, orderId, actorId, note, this.clock.now());
  }
}

/** Product ids, quantities and new ids of movements, as three arrays. */
function columns(changes: readonly StockChange[]): [string[], number[], string[]] {
  return [
    changes.map(({ productId }) => productId),
    changes.map(({ delta }) => delta),
    changes.map(() => newId()),
  ];
}
