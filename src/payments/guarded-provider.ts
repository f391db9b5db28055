import type { IncomingHttpHeaders } from 'node:http';
import { assertNoTransaction } from '../database/database.js';
import { faultOf } from '../database/sqlstate.js';
import { Problem } from '../http/problem/problem.js';
import { DependencyUnavailable, type Dependency, type Terms } from '../outside/dependency.js';
import {
  PaymentProvider,
  type PaymentRequest,
  type PaymentState,
  type ProviderPayment,
  type Notice,
  type RefundRequest,
  type RefundState,
} from './provider.js';

/** A provider knows our calls by our ids, so that asking again asks for nothing more; both attempts fit into a request. */
export const paymentTerms = (provider: string): Terms => ({
  name: `payments-${provider}`,
  timeoutMilliseconds: 4_000,
  retries: 1,
  atOnce: 20,
  waiting: 100,
  isFault,
});

/** What a provider answers is a problem, what our database does is its own; everything else is a provider that is not well. */
function isFault(error: unknown): boolean {
  return !(error instanceof Problem) && faultOf(error) === null;
}

/** A provider that is called in time, and not at all while it is down. */
export class GuardedProvider extends PaymentProvider {
  readonly name: string;

  constructor(
    private readonly inner: PaymentProvider,
    private readonly dependency: Dependency,
  ) {
    super();
    this.name = inner.name;
  }

  /** @throws DependencyUnavailable */
  override createPayment(request: PaymentRequest): Promise<ProviderPayment> {
    return this.call(() => this.inner.createPayment(request));
  }

  /** @throws DependencyUnavailable */
  override findPayment(providerPaymentId: string): Promise<PaymentState> {
    return this.call(() => this.inner.findPayment(providerPaymentId));
  }

  /** @throws DependencyUnavailable */
  override cancelPayment(providerPaymentId: string): Promise<PaymentState> {
    return this.call(() => this.inner.cancelPayment(providerPaymentId));
  }

  /** @throws DependencyUnavailable */
  override refund(request: RefundRequest): Promise<RefundState> {
    return this.call(() => this.inner.refund(request));
  }

  override readNotice(rawBody: Buffer, headers: IncomingHttpHeaders): Notice | null {
    return this.inner.readNotice(rawBody, headers);
  }

  private async call<T>(work: () => Promise<T>): Promise<T> {
    assertNoTransaction();
    try {
      return await this.dependency.call(work);
    } catch (error) {
      if (!isFault(error)) throw error;
      throw Object.assign(new DependencyUnavailable(this.dependency.name), { cause: error });
    }
  }
}
