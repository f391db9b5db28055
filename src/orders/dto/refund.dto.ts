import { DateTime, Flag, Int, ListOf, Nested, Nullable, OneOf, Optional } from '../../http/fields/fields.js';
import { MoneyDto, Sum, SumDto } from '../../http/fields/money.dto.js';
import { Id, Text } from '../../http/fields/text.js';
import { refundStatuses, type RefundStatus } from '../../payments/payments.facade.js';
import type { RefundRow } from '../orders.sql.js';

/** Of which line money goes back, and for how many of its things. */
export class RefundLineDto {
  @Id()
  lineId: string;

  /** @example 1 */
  @Int(1, 1000)
  quantity: number;
}

/** How much goes back: a sum, some things of some lines, or all that is left. */
export class CreateRefundDto {
  /** A sum in the order's currency. Neither this nor `lines`: all that is left. */
  @Optional()
  @Nested(() => SumDto)
  amount?: SumDto;

  /** What these things cost, their part of discounts and taxes included. Not together with `amount`. */
  @Optional()
  @ListOf(() => RefundLineDto, 1, 100)
  lines?: RefundLineDto[];

  /** @example Arrived broken */
  @Optional()
  @Text(500)
  reason?: string;

  /** The goods are back in the shop: of these lines, or all of them when all that is left goes back. */
  @Optional()
  @Flag()
  restock?: boolean;
}

/** A line of which money went back. */
export class RefundedLineDto extends RefundLineDto {
  @Sum()
  amount: SumDto;
}

/** Money that went or goes back. */
export class OrderRefundDto {
  @Id()
  id: string;

  /** `pending` until the provider has confirmed it; `failed`: it will not, and the money is still there. */
  @OneOf(refundStatuses, 'RefundStatus')
  status: RefundStatus;

  @Sum()
  amount: SumDto;

  /** Of which lines; empty for a sum. */
  @ListOf(() => RefundedLineDto, 0, 100)
  lines: RefundedLineDto[];

  @Nullable()
  @Text(500)
  reason: string | null;

  @DateTime()
  createdAt: string;

  static from({ lines, currency, ...row }: RefundRow): OrderRefundDto {
    return Object.assign(new OrderRefundDto(), {
      id: row.id,
      status: row.status,
      amount: MoneyDto.of(row.amount, currency),
      lines: lines.map(({ line_id: lineId, quantity, amount }) => ({
        ...{ lineId, quantity, amount: MoneyDto.of(amount, currency) },
      })),
      reason: row.reason,
      createdAt: new Date(row.created_at).toISOString(),
    });
  }
}
