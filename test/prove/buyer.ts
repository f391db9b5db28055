import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '../support/actor.js';
import { orderBody } from '../support/orders.js';
import type { Client } from './client.js';
import type { Attempt } from './notes.js';
import type { Shop } from './shop.js';

/** The cards of the sandbox, the usual one more often. */
const cards = [
  ...Array.from({ length: 8 }, () => 'pm_card_visa'),
  ...['pm_card_declined', 'pm_card_authenticate', 'pm_card_timeout', 'pm_card_twice', 'pm_card_disordered'],
  ...['pm_card_refund_timeout', 'pm_card_refund_timeout', 'pm_card_refund_fails'],
];
/** Of all orders so many are asked for twice at once, on a line that is cut, at a total that was seen, and with a code. */
const [twice, cut, seen, withCode] = [0.15, 0.15, 0.5, 0.35];
/** Of all orders so many are left unpaid, cancelled by their buyer, and paid later than one may. */
const [unpaid, cancelled, late] = [0.12, 0.22, 0.3];

export interface BuyerOptions {
  readonly shop: Shop;
  readonly client: Client;
  readonly chance: () => number;
  /** After so long an order is off that is not paid. */
  readonly windowMilliseconds: number;
  /** How long somebody thinks at most before the next order. */
  readonly pauseMilliseconds: number;
  /** Ends waits early once it is over. */
  readonly over: AbortSignal;
}

/** Somebody who buys again and again, as carelessly as people do. */
export class Buyer {
  private count = 0;

  constructor(
    private readonly who: Actor,
    private readonly options: BuyerOptions,
  ) {}

  /** Wants something, orders it until there is an answer, and does with the order what comes to mind. */
  async buy(): Promise<void> {
    const body = this.wish();
    const expected = this.options.chance() < seen ? await this.look(body) : null;
    const wish = { ...body, ...(expected === null ? {} : { expectedTotal: expected }) };
    const orderId = await this.order(wish, expected?.amount ?? null);
    if (orderId !== null) await this.decide(orderId);
    await this.wait(this.options.chance() * this.options.pauseMilliseconds);
  }

  private async decide(orderId: string): Promise<void> {
    const { client, chance } = this.options;
    const fate = chance();
    if (fate < unpaid) return;
    if (fate < cancelled) await client.ask(this.who, `/orders/${orderId}/cancel`, { body: {} });
    else await this.pay(orderId, fate < late);
  }

  private wish(): Record<string, any> {
    const { shop, chance } = this.options;
    // the first item is what everybody wants, and baskets name the others in any order
    const wanted = [...new Set([chance() < 0.15 ? 0 : this.below(shop.products.length), ...this.others()])];
    const basket = Object.fromEntries(wanted.map((item) => [shop.products[item]!.id, 1 + this.below(3)]));
    const isSent = chance() < 0.6;
    return orderBody(basket, {
      ...(isSent
        ? { shippingAddress: this.oneOf(shop.addresses), shippingMethodId: this.oneOf(shop.methods) }
        : {}),
      ...(chance() < withCode ? { discountCode: this.oneOf(shop.codes) } : {}),
    });
  }

  private others(): number[] {
    const { shop } = this.options;
    return Array.from({ length: this.below(3) }, () => this.below(shop.products.length));
  }

  private async look(body: object): Promise<{ amount: number; currency: string } | null> {
    const reply = await this.options.client.ask(this.who, '/orders/quote', { body });
    return reply?.status === 200 ? reply.body['total'] : null;
  }

  /** The id of the order, or null when it was refused. */
  private async order(body: object, expected: number | null): Promise<string | null> {
    const { client, chance } = this.options;
    const key = `order-${this.who.id}-${(this.count += 1)}`;
    const attempt: Attempt = { key, userId: this.who.id, expected, status: null, lost: 0 };
    client.notes.attempts.push(attempt);
    const hangUp = chance() < cut ? { hangUpMilliseconds: 5 + this.below(120) } : {};
    const times = chance() < twice ? 2 : 1;
    const ids = await Promise.all(
      Array.from({ length: times }, async () => {
        const question = { body, key, ...hangUp };
        const reply = await client.insist(this.who, '/orders', question, () => (attempt.lost += 1));
        if (attempt.status !== 201) attempt.status = reply.status;
        if (reply.status !== 201) return null;
        const [orderId, total] = [reply.body['id'] as string, reply.body['total'].amount as number];
        client.notes.told.push({ key, userId: this.who.id, orderId, total });
        return orderId;
      }),
    );
    return ids.find((id) => id !== null) ?? null;
  }

  private async pay(orderId: string, isLate: boolean): Promise<void> {
    const { client, windowMilliseconds, chance } = this.options;
    const started = await client.ask(this.who, `/orders/${orderId}/payment`);
    if (started?.status !== 201) return;
    const clientSecret = started.body['clientSecret'] as string;
    if (isLate) await this.wait(windowMilliseconds * (0.8 + chance()));
    const card = this.oneOf(cards);
    await this.confirm(clientSecret, card);
    client.notes.paid.push(orderId);
    if (card === 'pm_card_declined') await this.confirm(clientSecret, 'pm_card_visa');
    if (card === 'pm_card_authenticate') await this.confirm(clientSecret, card);
    if (card === 'pm_card_twice')
      await Promise.all([this.confirm(clientSecret, card), this.confirm(clientSecret, card)]);
  }

  private async confirm(clientSecret: string, paymentMethod: string): Promise<void> {
    const { client, chance } = this.options;
    const authenticated = chance() < 0.5;
    await client.ask(null, '/payments/sandbox/confirm', {
      body: { clientSecret, paymentMethod, authenticated },
      isScripted: paymentMethod === 'pm_card_timeout',
    });
  }

  private async wait(milliseconds: number): Promise<void> {
    await delay(milliseconds, null, { signal: this.options.over }).catch(() => null);
  }

  private below(count: number): number {
    return Math.floor(this.options.chance() * count);
  }

  private oneOf<T>(things: readonly T[]): T {
    return things[this.below(things.length)]!;
  }
}
