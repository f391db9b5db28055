import { DateTime, Int, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { Id, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { PageOf } from '../../http/list/page.dto.js';
import { mostStock, mostStockEver, stockReasons } from '../stock.js';
import type { MovementRow } from '../stock.sql.js';

export const editorReasons = ['received', 'adjusted', 'returned'] as const;

/**
 * A change of stock by hand: by `delta` with a `reason`, or to `set` if it is still what was `expected`, so that a system
 * that keeps its own figures never overwrites a sale that it has not seen.
 */
export class MoveStockDto {
  /** Which variant; may be left out when the product has one. */
  @Optional()
  @Id()
  variantId?: string;

  /** How many come (positive) or go (negative, only when `adjusted`); not zero. @example 12 */
  @Optional()
  @Int(-mostStock, mostStock)
  delta?: number;

  /** What the stock shall be, with `expected`. @example 20 */
  @Optional()
  @Int(0, mostStock)
  set?: number;

  /** What the stock is thought to be; when it is another, nothing is changed. @example 12 */
  @Optional()
  @Int(0, mostStockEver)
  expected?: number;

  /** Needed with `delta`; with `set` it is `adjusted` when left out. */
  @Optional()
  @OneOf(editorReasons, 'StockMoveReason')
  reason?: (typeof editorReasons)[number];

  /** @example Delivery 2026-118 */
  @Optional()
  @Text(500)
  note?: string;
}

/** Which movements. */
export class ListMovementsDto extends ListQuery {
  /** Those of one variant. */
  @Optional()
  @Id()
  variantId?: string;
}

/** One line of the ledger; nobody can change it. */
export class StockMovementDto {
  @Id()
  id: string;

  @Id()
  productId: string;

  @Id()
  variantId: string;

  /** @example 12 */
  @Int(-mostStock, mostStock)
  delta: number;

  /** What there was after it. @example 24 */
  @Int(0, mostStockEver)
  stockAfter: number;

  @OneOf(stockReasons, 'StockReason')
  reason: string;

  @Nullable()
  @Text(500)
  note: string | null;

  /** The order that took or gave back. */
  @Nullable()
  @Id()
  orderId: string | null;

  /** Who did it; `null`: the system. */
  @Nullable()
  @Id()
  actorId: string | null;

  @DateTime()
  createdAt: string;

  static from(row: MovementRow): StockMovementDto {
    return Object.assign(new StockMovementDto(), {
      id: row.id,
      productId: row.product_id,
      variantId: row.variant_id,
      delta: row.delta,
      stockAfter: row.stock_after,
      reason: row.reason,
      note: row.note,
      orderId: row.order_id,
      actorId: row.actor_id,
      createdAt: row.created_at.toISOString(),
    });
  }
}

/** A page of the ledger. */
export class StockMovementPageDto extends PageOf(StockMovementDto) {}
