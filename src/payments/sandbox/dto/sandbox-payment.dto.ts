import { OneOf } from '../../../http/fields/fields.js';
import { Formed } from '../../../http/fields/text.js';
import { sandboxCards } from '../sandbox.js';

/** Paying in the sandbox, as a buyer's browser would at a provider. */
export class ConfirmSandboxPaymentDto {
  /** From `POST /orders/{id}/payment`. @example sbx_0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11_secret_9f86d081884c7d65 */
  @Formed(/^sbx_[0-9a-f-]{36}_secret_[0-9a-f]{16,64}$/, 200, 'must be a client secret of the sandbox')
  clientSecret: string;

  /** A card that works, or one that does not. */
  @OneOf(sandboxCards, 'SandboxCard')
  paymentMethod: (typeof sandboxCards)[number];
}

/** How the payment went. */
export class SandboxPaymentDto {
  @OneOf(['succeeded'], 'SandboxPaymentStatus')
  status: string;
}
