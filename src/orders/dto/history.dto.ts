import { DateTime, Nullable, OneOf } from '../../http/fields/fields.js';
import { Formed, Id, Text } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import { orderStatuses, type OrderStatus } from '../order-status.js';
import type { ChainedRow } from '../history/history.sql.js';
import type { HistoryRow } from '../orders.sql.js';

/** One move of an order; nobody can change it. */
export class HistoryEntryDto {
  @DateTime()
  at: string;

  /** Who did it; `null`: the system, by time or by a payment. */
  @Nullable()
  @Id()
  actorId: string | null;

  /** `null`: it was placed. */
  @Nullable()
  @OneOf(orderStatuses, 'OrderStatus')
  from: OrderStatus | null;

  @OneOf(orderStatuses, 'OrderStatus')
  to: OrderStatus;

  @Nullable()
  @Text(500)
  reason: string | null;

  static from(row: HistoryRow): HistoryEntryDto {
    return Object.assign(new HistoryEntryDto(), {
      at: new Date(row.created_at).toISOString(),
      actorId: row.actor_id,
      from: row.from_status,
      to: row.to_status,
      reason: row.reason,
    });
  }
}

const Hash = (): PropertyDecorator => Formed(/^[0-9a-f]{64}$/, 64, 'must be a SHA-256');

/** A move with its place in the chain. */
export class ChainedEntryDto extends HistoryEntryDto {
  /** Of the move and of the hash before it, so that no entry can be changed, put in or left out unseen. @example 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03 */
  @Hash()
  hash: string;

  /** `null`: it is the first. @example e258d248fda94c63753607f7c4494ee0fcbe92f1a76bfdac795c9d84101eb317 */
  @Nullable()
  @Hash()
  previousHash: string | null;

  static override from(row: ChainedRow): ChainedEntryDto {
    const chained = { hash: row.hash, previousHash: row.previous_hash };
    return Object.assign(new ChainedEntryDto(), HistoryEntryDto.from(row), chained);
  }
}

/** All moves of an order, the first one first; there are never more than fit. */
export class OrderHistoryDto extends PageOf(ChainedEntryDto) {
  static whole(rows: readonly ChainedRow[]): OrderHistoryDto {
    const meta = { page: 1, limit: 100, total: rows.length, totalPages: 1, nextCursor: null };
    return OrderHistoryDto.of({ rows, meta }, ChainedEntryDto.from);
  }
}
