import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { lockLines, moveStock, type MovementRow } from './stock.sql.js';

export const stockReasons = ['received', 'adjusted', 'sold', 'released', 'returned'] as const;
export type StockReason = (typeof stockReasons)[number];

/** Why stock moves, and on whose behalf. */
export interface StockCause {
  readonly reason: StockReason;
  readonly orderId?: string;
  readonly actorId: string | null;
  readonly note?: string | null;
}

/** By how much the stock of a product changes. */
export interface StockChange {
  readonly productId: string;
  readonly delta: number;
}

/** The one place that changes stock: figure and ledger in one statement. */
@Injectable()
export class Stock {
  constructor(private readonly clock: Clock) {}

  /** Moves the stock of products whose rows the transaction has locked. Deltas are not zero. */
  move(tx: Tx, changes: readonly StockChange[], cause: StockCause): Promise<MovementRow[]> {
    return tx.rows(
      moveStock,
      changes.map(({ productId }) => productId),
      changes.map(({ delta }) => delta),
      changes.map(() => newId()),
      cause.reason,
      cause.orderId ?? null,
      cause.actorId,
      cause.note ?? null,
      this.clock.now(),
    );
  }

  /** Locks the products, in id order, and moves them. */
  async lockAndMove(tx: Tx, changes: readonly StockChange[], cause: StockCause): Promise<MovementRow[]> {
    await tx.rows(lockLines, changes.map(({ productId }) => productId));
    return this.move(tx, changes, cause);
  }
}
