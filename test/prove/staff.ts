import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from './client.js';
import type { Shop } from './shop.js';

const longestPauseMilliseconds = 120;

/** Those who work in the shop while it is full: they ship, cancel and refund, and change prices and taxes. */
export class Staff {
  private count = 0;

  constructor(
    private readonly shop: Shop,
    private readonly client: Client,
    private readonly chance: () => number,
  ) {}

  /** Does one thing to some order, most often one that somebody tried to pay, or to what orders cost. */
  async work(): Promise<void> {
    await delay(this.chance() * longestPauseMilliseconds);
    if (this.chance() < 0.25) return this.reprice();
    const { told, paid } = this.client.notes;
    const some = this.chance() < 0.2 ? told.map(({ orderId }) => orderId) : paid;
    const order = some[this.below(some.length)];
    if (order !== undefined) await this.handle(order);
  }

  private async handle(orderId: string): Promise<void> {
    const dice = this.chance();
    if (dice < 0.15) await this.post(`/orders/${orderId}/cancel`, { reason: 'Out of season.' });
    else if (dice < 0.4) await this.post(`/orders/${orderId}/ship`, {});
    else if (dice < 0.5) await this.post(`/orders/${orderId}/deliver`, undefined);
    else await this.refund(orderId, dice);
  }

  /** A sum, some things of a line, or all that is left; now and then twice at once, with one key or with two. */
  private async refund(orderId: string, dice: number): Promise<void> {
    const path = `/orders/${orderId}/refunds`;
    const restock = this.chance() < 0.5;
    if (dice < 0.75) await this.both(path, { amount: { amount: 50 + this.below(900), currency: 'USD' } });
    else if (dice < 0.9) {
      const line = await this.lineOf(orderId);
      if (line !== null) await this.both(path, { lines: [{ lineId: line, quantity: 1 }], restock });
    } else await this.both(path, { restock });
  }

  private async both(path: string, body: object): Promise<void> {
    const key = this.chance() < 0.5 ? this.key() : null;
    const times = this.chance() < 0.3 ? 2 : 1;
    await Promise.all(Array.from({ length: times }, () => this.post(path, body, key ?? this.key())));
  }

  private async lineOf(orderId: string): Promise<string | null> {
    const order = await this.client.ask(this.shop.admin, `/orders/${orderId}`, { method: 'GET' });
    return order?.status === 200 ? order.body['lines'][0].id : null;
  }

  private async reprice(): Promise<void> {
    const { products, taxes, editor, admin } = this.shop;
    if (this.chance() < 0.8) {
      const { id, price } = products[this.below(products.length)]!;
      const amount = price + this.below(200);
      await this.client.ask(editor, `/products/${id}`, {
        method: 'PATCH',
        body: { price: { amount, currency: 'USD' } },
      });
    } else {
      const rate = String(5 + this.below(20));
      const id = taxes[this.below(taxes.length)]!;
      await this.client.ask(admin, `/tax-rates/${id}`, { method: 'PATCH', body: { rate } });
    }
  }

  private async post(path: string, body: object | undefined, key = this.key()): Promise<void> {
    await this.client.ask(this.shop.admin, path, { ...(body === undefined ? {} : { body }), key });
  }

  private key(): string {
    return `staff-${(this.count += 1)}-${Math.floor(this.chance() * 2 ** 31)}`;
  }

  private below(count: number): number {
    return Math.floor(this.chance() * count);
  }
}
