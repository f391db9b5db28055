import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { NotFound } from '../http/problem/problems.js';
import { Outside } from '../outside/outside.js';
import { GuardedProvider, paymentTerms } from './guarded-provider.js';
import { PaymentsNotConfigured } from './payment.problems.js';
import type { PaymentProvider } from './provider.js';
import { Sandbox } from './sandbox/sandbox.js';
import { StripePayments } from './stripe/stripe-payments.js';

/** All that there may be, as they stand in the API. */
export const providerNames = ['sandbox', 'stripe'] as const;

/** The providers that are configured. */
@Injectable()
export class Providers {
  private readonly byName: ReadonlyMap<string, PaymentProvider>;

  constructor(
    private readonly sandbox: Sandbox,
    @Inject(StripePayments) private readonly stripe: StripePayments | null,
    outside: Outside,
    private readonly config: Config,
  ) {
    const guarded = [sandbox, ...(stripe === null ? [] : [stripe])].map(
      (provider) => new GuardedProvider(provider, outside.dependency(paymentTerms(provider.name))),
    );
    this.byName = new Map(guarded.map((provider) => [provider.name, provider]));
  }

  /**
   * The one for new payments: Stripe where it is configured.
   *
   * @throws PaymentsNotConfigured there is none but the sandbox, and this is production
   */
  get current(): PaymentProvider {
    if (this.stripe !== null) return this.get(this.stripe.name);
    if (this.config.production) throw new PaymentsNotConfigured('The payment sandbox is off in production.');
    return this.get(this.sandbox.name);
  }

  /** @throws NotFound there is none of that name */
  get(name: string): PaymentProvider {
    const provider = this.byName.get(name);
    if (provider === undefined) throw new NotFound('There is no such payment provider.');
    return provider;
  }
}
