import { DateTime, Nullable, OneOf } from '../../http/fields/fields.js';
import { MoneyDto, Sum, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id, LongText } from '../../http/fields/text.js';
import type { InvoiceRow } from '../invoices/invoices.sql.js';

/** What is kept of a person in an invoice or a credit note; the file is `GET /orders/:id/invoice`. */
export class InvoiceCopyDto {
  /** @example 2026-000001 */
  @Formed(/^C?\d{4}-\d{6,}$/, 20, 'must be the number of an invoice')
  number: string;

  @OneOf(['invoice', 'credit_note'], 'InvoiceKind')
  kind: string;

  @Id()
  orderId: string;

  /** Of a credit note; `null`: it is an invoice. */
  @Nullable()
  @Id()
  refundId: string | null;

  /** The name and address that it shows, line by line. */
  @LongText(1000, { empty: true })
  billedTo: string;

  @Sum()
  total: SumDto;

  @DateTime()
  issuedAt: string;

  static from({ facts, ...row }: InvoiceRow): InvoiceCopyDto {
    return Object.assign(new InvoiceCopyDto(), {
      number: row.number,
      kind: row.kind,
      orderId: row.orderId,
      refundId: row.refundId,
      billedTo: facts.buyer.join('\n'),
      total: MoneyDto.of(facts.sums.at(-1)?.amount ?? 0, facts.currency),
      issuedAt: row.issuedAt.toISOString(),
    });
  }
}
