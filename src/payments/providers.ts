import { Injectable } from '@nestjs/common';
import { NotFound } from '../http/problem/problems.js';
import type { PaymentProvider } from './provider.js';
import { Sandbox } from './sandbox/sandbox.js';

/** The providers that are configured. */
@Injectable()
export class Providers {
  private readonly byName: ReadonlyMap<string, PaymentProvider>;

  constructor(private readonly sandbox: Sandbox) {
    this.byName = new Map([[sandbox.name, sandbox]]);
  }

  /** The one for new payments. */
  get current(): PaymentProvider {
    return this.sandbox;
  }

  /** @throws NotFound there is none of that name */
  get(name: string): PaymentProvider {
    const provider = this.byName.get(name);
    if (provider === undefined) throw new NotFound('There is no such payment provider.');
    return provider;
  }
}
