import type { FactoryProvider } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Log } from '../../logging/log.js';
import { StripePayments } from './stripe-payments.js';

/** As long as one attempt may take; retries are our own. */
const timeout = 4_000;

/** Stripe when it is configured, else null. Its package is large and is loaded only then. */
export const stripeProvider: FactoryProvider<StripePayments | null> = {
  provide: StripePayments,
  inject: [Config, Clock, Log],
  useFactory: async ({ stripe }: Config, clock: Clock, log: Log) => {
    if (stripe === null) return null;
    const { default: Stripe } = await import('stripe');
    const { protocol, hostname, port } = new URL(stripe.apiUrl);
    const client = new Stripe(stripe.secretKey, {
      apiVersion: '2026-10-28.endive',
      host: hostname,
      ...(port === '' ? {} : { port }),
      protocol: protocol === 'http:' ? 'http' : 'https',
      maxNetworkRetries: 0,
      timeout,
      telemetry: false,
      appInfo: { name: 'Stoa' },
    });
    return new StripePayments(client, stripe.webhookSecret, { clock, log });
  },
};
