import { DateTime, Nullable, OneOf } from '../../http/fields/fields.js';
import { Id, Text } from '../../http/fields/text.js';
import { PageOf } from '../../http/list/page.dto.js';
import { orderStatuses, type OrderStatus } from '../order-status.js';
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

/** All moves of an order, the first one first; there are never more than fit. */
export class OrderHistoryDto extends PageOf(HistoryEntryDto) {
  static whole(rows: readonly HistoryRow[]): OrderHistoryDto {
    const meta = { page: 1, limit: 100, total: rows.length, totalPages: 1, nextCursor: null };
    return OrderHistoryDto.of({ rows, meta }, HistoryEntryDto.from);
  }
}
