import { Flag, OneOf, Optional } from '../../../http/fields/fields.js';
import { Formed } from '../../../http/fields/text.js';
import { sandboxCards, type SandboxCard } from '../cards.js';

/** Paying in the sandbox, as a buyer's browser would at a provider. */
export class ConfirmSandboxPaymentDto {
  /** From `POST /orders/{id}/payment`. @example sbx_0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11_secret_9f86d081884c7d65 */
  @Formed(/^sbx_[0-9a-f-]{36}_secret_[0-9a-f]{16,64}$/, 200, 'must be a client secret of the sandbox')
  clientSecret: string;

  /** `pm_card_visa` pays; the others show what else can happen, as their names say. */
  @OneOf(sandboxCards, 'SandboxCard')
  paymentMethod: SandboxCard;

  /** The buyer has confirmed that it is them, as `pm_card_authenticate` wants. */
  @Optional()
  @Flag()
  authenticated?: boolean;
}

/** How the payment went. */
export class SandboxPaymentDto {
  @OneOf(['succeeded', 'requires_action'], 'SandboxPaymentStatus')
  status: string;
}
