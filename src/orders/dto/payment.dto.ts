import { DateTime, Nullable, OneOf } from '../../http/fields/fields.js';
import { Sum, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id } from '../../http/fields/text.js';
import {
  paymentStatuses,
  providerNames as providers,
  type StartedPayment,
} from '../../payments/payments.facade.js';
import type { PaymentOfOrderRow } from '../orders.sql.js';

/** A payment of an order. */
export class OrderPaymentDto {
  @Id()
  id: string;

  @OneOf(providers, 'PaymentProvider')
  provider: string;

  /** `unknown`: the provider was asked and has not answered; it is asked again until it does. */
  @OneOf(paymentStatuses, 'PaymentStatus')
  status: string;

  @Sum()
  amount: SumDto;

  @DateTime()
  createdAt: string;

  static from(row: PaymentOfOrderRow): OrderPaymentDto {
    return Object.assign(new OrderPaymentDto(), {
      id: row.id,
      provider: row.provider,
      status: row.status,
      amount: { amount: row.amount, currency: row.currency },
      createdAt: new Date(row.created_at).toISOString(),
    });
  }
}

/** A payment that the buyer can now make at the provider. */
export class StartedPaymentDto {
  @Id()
  id: string;

  @OneOf(providers, 'PaymentProvider')
  provider: string;

  @OneOf(paymentStatuses, 'PaymentStatus')
  status: string;

  /** For the provider's part of the page; whoever has it can pay, and do nothing else. @example sbx_0197a5b6_secret_9f86d081884c7d65 */
  @Formed(/^[\w-]+$/, 200, 'must be a client secret')
  clientSecret: string;

  /** Where the client secret and a card go; `null` where the provider's own library knows it. @example http://localhost:3000/api/v1/payments/sandbox/confirm */
  @Nullable()
  @Formed(/^https?:\/\/[^\s"<>\\^`{|}]+$/, 2000, 'must be an address')
  confirmUrl: string | null;

  static from(payment: StartedPayment): StartedPaymentDto {
    const { id, provider, status, clientSecret, confirmUrl } = payment;
    return Object.assign(new StartedPaymentDto(), { id, provider, status, clientSecret, confirmUrl });
  }
}
