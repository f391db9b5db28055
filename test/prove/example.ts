import { Consumers } from '../../src/events/consumers.js';
import { OrderExpiry } from '../../src/orders/order-expiry.js';
import type pg from 'pg';
import { prepareRecorders, record, recordOutside } from '../chaos/recorders.js';
import type { Actor } from '../support/actor.js';
import { clientSecretOf, confirm, orderBody } from '../support/orders.js';
import type { Stoa } from '../support/stoa.js';
import { settleAll } from './aftermath.js';
import { Notes } from './notes.js';
import { openShop, type Shop } from './shop.js';

/** A day in a small shop, with an order of each kind; all sentences hold of it. */
export class Example {
  /** By what became of them. */
  readonly orders: Record<string, string> = {};
  private readonly notes = new Notes();

  private constructor(
    private readonly stoa: Stoa,
    private readonly shop: Shop,
  ) {}

  static async of(stoa: Stoa, outside: pg.Pool): Promise<Example> {
    stoa.app.get(Consumers).register(record);
    stoa.app.get(Consumers).register(recordOutside(outside));
    await prepareRecorders(stoa);
    await Notes.prepare(stoa.sql);
    const day = new Example(stoa, await openShop(stoa, { buyers: 3, items: 3, stock: 30 }));
    await day.trade();
    await settleAll(stoa);
    await day.notes.handIn(stoa.sql);
    return day;
  }

  private async trade(): Promise<void> {
    const { codes, methods, addresses, admin } = this.shop;
    const sent = { shippingMethodId: methods[0], shippingAddress: addresses[1] };
    await this.paid('kept', { ...sent, discountCode: codes[0] });
    await this.paid('shipped', { discountCode: codes[0], shippingAddress: addresses[0] });
    await this.must(admin, `/orders/${this.orders['shipped']!}/ship`);
    await this.paid('given back in part', {}, 'pm_card_refund_timeout');
    const { body } = await admin.get(`/orders/${this.orders['given back in part']!}`);
    const lines = [{ lineId: body.lines[0].id, quantity: 1 }];
    await this.must(admin, `/orders/${this.orders['given back in part']!}/refunds`, { lines, restock: true });
    await this.paid('given back', sent);
    await this.must(admin, `/orders/${this.orders['given back']!}/refunds`, { restock: true });
    await this.paid('cancelled', {}, 'pm_card_refund_fails');
    await this.must(admin, `/orders/${this.orders['cancelled']!}/cancel`);
    await this.place('taken up again', {});
    const secret = await clientSecretOf(this.buyer, this.orders['taken up again']!);
    await this.place('run out', {});
    await this.runOut();
    await confirm(this.stoa, secret);
  }

  private get buyer(): Actor {
    return this.shop.buyers[1]!;
  }

  /** The time to pay of all that waits is over. */
  private async runOut(): Promise<void> {
    await this.stoa.sql.query(
      "UPDATE orders SET payment_due_at = now() - interval '1 second' WHERE status = 'pending'",
    );
    await this.stoa.app.get(OrderExpiry, { strict: false }).cancelOverdue();
  }

  private async place(name: string, facts: object): Promise<void> {
    const [key, userId] = [`order-${this.notes.attempts.length}`, this.buyer.id];
    const [, one, other] = this.shop.products;
    const wish = orderBody({ [one!.id]: 2, [other!.id]: 1 }, facts);
    const { total: expectedTotal } = await this.must(this.buyer, '/orders/quote', wish, 200);
    const { id, total } = await this.must(this.buyer, '/orders', { ...wish, expectedTotal }, 201, key);
    this.notes.attempts.push({ key, userId, expected: expectedTotal.amount, status: 201, lost: 0 });
    this.notes.told.push({ key, userId, orderId: id, total: total.amount });
    this.orders[name] = id;
  }

  private async paid(name: string, facts: object, card = 'pm_card_visa'): Promise<void> {
    await this.place(name, facts);
    await confirm(this.stoa, await clientSecretOf(this.buyer, this.orders[name]!), card);
  }

  private async must(who: Actor, path: string, body: object = {}, status = 0, key = path): Promise<any> {
    const answer = await who.post(path, body, { 'idempotency-key': key });
    if (status === 0 ? answer.status >= 300 : answer.status !== status)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
