import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
import type { HeldStock, OrderCause } from './held-stock.js';
import { ProductLowOnStock, ProductStockChanged } from './product.events.js';
import * as sql from './stock.sql.js';

export const stockReasons = ['received', 'adjusted', 'sold', 'released', 'returned'] as const;
export type StockReason = (typeof stockReasons)[number];

/** More than anybody keeps; two of them still fit the column, so a sum cannot overflow before it is refused. */
export const mostStock = 1_000_000_000;
/** What may be read: an order that gives back may lead past what editors may set. */
export const mostStockEver = 2_147_483_647;

/** By how much the stock of a variant changes; not zero. */
export interface StockChange {
  readonly productId: string;
  readonly variantId: string;
  readonly delta: number;
}

/** So many of a variant that come back. */
export interface ReturnedStock {
  readonly variantId: string;
  readonly quantity: number;
}

/** On whose word stock is kept, and what the ledger says about it. */
export interface KeepingCause {
  /** Null: of somebody who is gone. */
  readonly actorId: string | null;
  readonly note?: string | null;
}

/** The one place that changes stock: figure and ledger in one statement. */
@Injectable()
export class Stock {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Moves the stock of locked variants on an editor's word, and tells of it. Gives the movements in their order. */
  async keep(
    tx: Tx,
    changes: readonly StockChange[],
    cause: KeepingCause & { readonly reason: 'received' | 'adjusted' | 'returned' },
  ): Promise<sql.MovementRow[]> {
    if (changes.length === 0) return [];
    const moved = await this.move(tx, changes, { orderId: null, ...cause });
    if (moved.length < changes.length) throw new Error('A variant is gone although it was locked.');
    const news = moved.map((row) => {
      const { product_id: productId, variant_id: variantId, delta, stock_after: stockAfter, reason } = row;
      return new ProductStockChanged({ productId, variantId, delta, stockAfter, reason });
    });
    this.outbox.appendAll(tx, news);
    return moved;
  }

  /** Writes down what new variants, whose figures say so already, were begun with; and tells of it. */
  async begin(tx: Tx, changes: readonly StockChange[], { actorId, note }: KeepingCause): Promise<void> {
    if (changes.length === 0) return;
    touch(tx, changes);
    const lines = changes.map((change) => ({ id: newId(), ...change }));
    await tx.rows(sql.insertFirstMovements, JSON.stringify(lines), actorId, note ?? null, this.clock.now());
    const news = changes.map(
      (change) => new ProductStockChanged({ ...change, stockAfter: change.delta, reason: 'received' }),
    );
    this.outbox.appendAll(tx, news);
  }

  /**
   * Writes down what was taken of held stock, with whatever the transaction asks next. Of what orders take their own events
   * tell, but for stock that falls to its threshold.
   */
  take(tx: Tx, { taken }: HeldStock): void {
    if (taken.length === 0) return;
    touch(
      tx,
      taken.map(({ row }) => ({ productId: row.product_id })),
    );
    tx.defer(
      sql.takeStock,
      taken.map(({ row }) => row.variant_id),
      taken.map(({ row }) => row.product_id),
      taken.map(({ row }) => row.quantity),
      taken.map(() => newId()),
      taken.map(({ orderId }) => orderId),
      taken.map(({ actorId }) => actorId),
      this.clock.now(),
    );
    const news = taken.flatMap(({ row, before }) => {
      const { product_id: productId, variant_id: variantId, low_stock_threshold: threshold } = row;
      return lowOf({ productId, variantId }, { before, after: before - row.quantity, threshold });
    });
    this.outbox.appendAll(tx, news);
  }

  /**
   * Puts back what the order still holds, as the ledger has it; a second time puts back nothing. `some`: of these variants
   * only, and of each no more than that.
   */
  async giveBack(
    tx: Tx,
    reason: 'released' | 'returned',
    cause: OrderCause,
    some?: readonly ReturnedStock[],
  ): Promise<void> {
    tx.defer(sql.lockOfOrder, cause.orderId);
    const held = await tx.rows(sql.heldByOrder, cause.orderId);
    const changes = held
      .map((row) => ({
        productId: row.product_id,
        variantId: row.variant_id,
        delta: Math.min(row.held, returned(row.variant_id, some)),
      }))
      .filter(({ delta }) => delta > 0);
    if (changes.length > 0) await this.move(tx, changes, { reason, ...cause });
  }

  private async move(
    tx: Tx,
    changes: readonly StockChange[],
    cause: { reason: StockReason; orderId: string | null; actorId: string | null; note?: string | null },
  ): Promise<sql.MovementRow[]> {
    const { reason, orderId, actorId, note = null } = cause;
    touch(tx, changes);
    const columns = [
      changes.map(({ variantId }) => variantId),
      changes.map(({ delta }) => delta),
      changes.map(() => newId()),
    ];
    const moved = await tx.rows(sql.moveStock, ...columns, reason, orderId, actorId, note, this.clock.now());
    const news = moved.flatMap(({ product_id: productId, variant_id: variantId, ...movement }) => {
      const { delta, stock_after: after, low_stock_threshold: threshold } = movement;
      return lowOf({ productId, variantId }, { before: after - delta, after, threshold });
    });
    this.outbox.appendAll(tx, news);
    return moved;
  }
}

/** How many of the variant come back at most. */
function returned(variantId: string, some?: readonly ReturnedStock[]): number {
  if (some === undefined) return Number.POSITIVE_INFINITY;
  return some.find((one) => one.variantId === variantId)?.quantity ?? 0;
}

/** Once for each time that stock falls from above the threshold to it or below. */
function lowOf(
  which: { productId: string; variantId: string },
  { before, after, threshold }: { before: number; after: number; threshold: number | null },
): ProductLowOnStock[] {
  const isCrossed = threshold !== null && before > threshold && after <= threshold && after >= 0;
  return isCrossed ? [new ProductLowOnStock({ ...which, stock: after, threshold })] : [];
}

/** Says whose figures change; `stock` is what all that is chosen by it depends on. */
function touch(tx: Tx, lines: readonly { productId: string }[]): void {
  tx.touch('stock', ...lines.map(({ productId }) => productId));
}
