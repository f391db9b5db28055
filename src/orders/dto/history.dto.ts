import { DateTime, ListOf, Nullable, OneOf } from '../../http/fields/fields.js';
import { Id, Text } from '../../http/fields/text.js';
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

/** All moves of an order, the first one first. */
export class OrderHistoryDto {
  @ListOf(() => HistoryEntryDto, 1, 1000)
  data: HistoryEntryDto[];
}
