import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { Outbox } from '../events/outbox.js';
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

/** What somebody wants of a product, and of which of its variants; none: of its only one. */
export interface WantedStock {
  readonly productId: string;
  readonly variantId?: string | null;
  readonly quantity: number;
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
   * Takes each line that can be served, at prices in `currency` or each product's own; the caller compares what was
   * there with what it wanted, and rolls back when a line is short. Of what orders take their own events tell, but for
   * stock that falls to its threshold.
   */
  async take(
    tx: Tx,
    lines: readonly WantedStock[],
    currency: string | null,
    { orderId, actorId }: OrderCause,
  ): Promise<sql.LineRow[]> {
    touch(tx, lines);
    const ids = lines.map(() => newId());
    const [products, variants] = asked(lines);
    tx.defer(sql.lockLines, products, variants);
    const taken = await tx.rows(
      sql.takeStock,
      ...asked(lines),
      currency,
      ids,
      orderId,
      actorId,
      this.clock.now(),
    );
    const news = taken.flatMap((line) => {
      const { product_id: productId, variant_id: variantId, stock, low_stock_threshold: threshold } = line;
      return lowOf({ productId, variantId }, { before: stock, after: stock - line.quantity, threshold });
    });
    this.outbox.appendAll(tx, news);
    return taken;
  }

  /** Whether each line can be served; true until the transaction ends, since it holds the variants. */
  async isThere(tx: Tx, lines: readonly WantedStock[]): Promise<boolean> {
    const [products, variants] = asked(lines);
    tx.defer(sql.lockLines, products, variants);
    const found = await tx.rows(sql.readLines, ...asked(lines), null);
    return found.every((line) => line.is_active && line.stock >= line.quantity);
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

/** Products, variants and quantities of lines, as three arrays. */
export function asked(lines: readonly WantedStock[]): [string[], (string | null)[], number[]] {
  return [
    lines.map(({ productId }) => productId),
    lines.map(({ variantId = null }) => variantId),
    lines.map(({ quantity }) => quantity),
  ];
}
