import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderExpiry } from '../src/orders/order-expiry.js';
import { Actor, type Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import {
  clientSecretOf,
  confirm,
  eventsOf,
  faultsOfBooks,
  freshKey,
  orderBody,
  orderOf,
  payFor,
  place,
} from './support/orders.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let stoa: Stoa;
let twin: Stoa;
let editor: Actor;
let admin: Actor;
let buyers: Actor[];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  [editor, admin] = await Promise.all([stoa.given.editor(), stoa.given.admin()]);
  buyers = await Promise.all(Array.from({ length: 10 }, () => stoa.given.viewer()));
});
// after every storm: goods, money, history and events agree, and nothing is left half done
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

const idOf = async (stock: number): Promise<string> => (await productOf(editor, { stock }))['id'] as string;
const stockOf = async (id: string): Promise<number> => (await editor.get(`/products/${id}`)).body.stock;
const orderNow = async (id: string) => (await admin.get(`/orders/${id}`)).body;
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const buyer = (index: number): Actor => buyers[index % buyers.length]!;
/** The same person at the other instance. */
const there = (actor: Actor): Actor => new Actor(twin.url, actor.token, actor.id);
const anywhere = (index: number): Actor => (index % 2 === 0 ? buyer(index) : there(buyer(index)));
const tally = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const label = status < 300 ? String(status) : `${status} ${String(body.code)}`;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
};
const sweepers = () => [stoa, twin].map(({ app }) => app.get(OrderExpiry, { strict: false }));
const overdue = (ids: readonly string[]) =>
  stoa.sql.query("UPDATE orders SET payment_due_at = now() - interval '1 second' WHERE id = ANY ($1)", [ids]);

describe('Many buyers at once', () => {
  it('buy exactly what there is: sixty who want one of twenty', async () => {
    const id = await idOf(20);
    const answers = await Promise.all(times(60, (index) => place(anywhere(index), { [id]: 1 })));
    expect(tally(answers)).toEqual({ '201': 20, '409 INSUFFICIENT_STOCK': 40 });
    expect(await stockOf(id)).toBe(0);
  });

  it('with baskets in every order get all of their lines or none, and nobody waits in a circle', async () => {
    const ids = await Promise.all(times(5, () => idOf(30)));
    const baskets = times(60, (index) =>
      Object.fromEntries(times(3, (line) => [ids[(index * (line + 1) + line) % 5]!, 1 + (index % 2)])),
    );
    const answers = await Promise.all(baskets.map((basket, index) => place(anywhere(index), basket)));
    const { '201': placed = 0, '409 INSUFFICIENT_STOCK': short = 0 } = tally(answers);
    expect(placed + short).toBe(60);
    const sold = answers
      .filter(({ status }) => status === 201)
      .reduce((all, { body }) => all + Number(body.itemCount), 0);
    const left = (await Promise.all(ids.map(stockOf))).reduce((all, stock) => all + stock, 0);
    expect(sold + left).toBe(150);
  });

  it('take what a cancelled order gives back, and not more', async () => {
    const id = await idOf(5);
    const held = await Promise.all(times(5, (index) => orderOf(buyer(index), { [id]: 1 })));
    const [cancelled, placed] = await Promise.all([
      Promise.all(held.map(({ id }, index) => buyer(index).post(`/orders/${id}/cancel`, {}))),
      Promise.all(times(30, (index) => place(anywhere(index), { [id]: 1 }))),
    ]);
    expect(tally(cancelled)).toEqual({ '200': 5 });
    const sold = tally(placed)['201'] ?? 0;
    expect(sold).toBeLessThanOrEqual(5);
    expect(await stockOf(id)).toBe(5 - sold);
  });
});

describe('One order asked for many times at once', () => {
  it('with one key is one order', async () => {
    const [id, key] = [await idOf(50), freshKey()];
    const ask = (index: number) =>
      [buyers[0]!, there(buyers[0]!)][index % 2]!.post('/orders', orderBody({ [id]: 1 }), key);
    const answers = await Promise.all(times(20, ask));
    const made = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(made.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    expect(Object.keys(tally(refused))).toEqual(refused.length > 0 ? ['409 IDEMPOTENCY_KEY_IN_USE'] : []);
    for (const { headers } of refused) expect(headers.get('retry-after')).toBe('1');
    expect(await stockOf(id)).toBe(49);
  });
});

describe('Two who do opposite things at once', () => {
  const rounds = 15;

  it('paying and cancelling: paid and kept, or cancelled and paid back', async () => {
    const id = await idOf(rounds);
    const seen = await Promise.all(
      times(rounds, async (index) => {
        const { id: order } = await orderOf(buyer(index), { [id]: 1 });
        const secret = await clientSecretOf(buyer(index), order);
        const [cancelled, paid] = await Promise.all([
          anywhere(index).post(`/orders/${order}/cancel`, {}),
          confirm(index % 2 === 0 ? twin : stoa, secret),
        ]);
        const { status, payments } = await orderNow(order);
        expect(paid.status).toBe(200);
        expect([status, cancelled.status, payments[0].status]).toEqual(
          status === 'paid' ? ['paid', 409, 'succeeded'] : ['cancelled', 200, 'refunded'],
        );
        return status as string;
      }),
    );
    expect(seen).toHaveLength(rounds);
  });

  it('shipping and cancelling: shipped, or cancelled and paid back', async () => {
    const id = await idOf(rounds);
    await Promise.all(
      times(rounds, async (index) => {
        const { id: order } = await orderOf(buyer(index), { [id]: 1 });
        await payFor(stoa, buyer(index), order);
        const both = await Promise.all([
          there(editor).post(`/orders/${order}/ship`, {}),
          admin.post(`/orders/${order}/cancel`, {}),
        ]);
        expect(tally(both)).toEqual({ '200': 1, '409 ORDER_STATE_CONFLICT': 1 });
        expect((await orderNow(order)).status).toBe(both[0].status === 200 ? 'shipped' : 'cancelled');
      }),
    );
  });

  it('paying ten times: one payment, one move, one event', async () => {
    const { id } = await orderOf(buyer(0), { [await idOf(1)]: 1 });
    const secret = await clientSecretOf(buyer(0), id);
    const answers = await Promise.all(times(10, (index) => confirm(index % 2 === 0 ? stoa : twin, secret)));
    expect(tally(answers)).toEqual({ '200': 10 });
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.paid']);
  });

  it.each(['ship', 'cancel'])('asking ten times to %s: done once', async (verb) => {
    const { id } = await orderOf(buyer(0), { [await idOf(1)]: 1 });
    await payFor(stoa, buyer(0), id);
    const answers = await Promise.all(
      times(10, (index) => (index % 2 === 0 ? admin : there(admin)).post(`/orders/${id}/${verb}`, {})),
    );
    expect(tally(answers)).toEqual({ '200': 1, '409 ORDER_STATE_CONFLICT': 9 });
  });
});

describe('Orders that nobody paid in time', () => {
  it('are cancelled once by however many sweepers, and their stock comes back once', async () => {
    const id = await idOf(30);
    const ids = (await Promise.all(times(30, (index) => orderOf(buyer(index), { [id]: 1 })))).map(
      (order) => order['id'] as string,
    );
    const waiting = ids.splice(25);
    await overdue(ids);
    const counts = await Promise.all([...sweepers(), ...sweepers()].map((expiry) => expiry.cancelOverdue()));
    expect(counts.reduce((all, count) => all + count, 0)).toBe(25);
    expect(await stockOf(id)).toBe(25);
    for (const order of ids) {
      expect(await eventsOf(stoa, order)).toEqual(['order.created', 'order.cancelled']);
      expect((await orderNow(order)).history[1]).toMatchObject({
        actorId: null,
        to: 'cancelled',
        reason: 'Not paid in time.',
      });
    }
    for (const order of waiting) expect((await orderNow(order)).status).toBe('pending');
    expect(await sweepers()[0]!.cancelOverdue()).toBe(0);
  });

  it('are paid or cancelled, never both and never neither, when the payment comes in that instant', async () => {
    const id = await idOf(20);
    const orders = await Promise.all(
      times(20, async (index) => {
        const { id: order } = await orderOf(buyer(index), { [id]: 1 });
        return { order: order as string, secret: await clientSecretOf(buyer(index), order) };
      }),
    );
    await overdue(orders.map(({ order }) => order));
    const [answers] = await Promise.all([
      Promise.all(orders.map(({ secret }, index) => confirm(index % 2 === 0 ? stoa : twin, secret))),
      ...sweepers().map((expiry) => expiry.cancelOverdue()),
    ]);
    expect(tally(answers)).toEqual({ '200': 20 });
    for (const { order } of orders) {
      const { status, payments } = await orderNow(order);
      expect([status, payments[0].status]).toEqual(
        status === 'paid' ? ['paid', 'succeeded'] : ['cancelled', 'refunded'],
      );
    }
  });

  it('do not wait for one that cannot be cancelled', async () => {
    const id = await idOf(3);
    const ids = (await Promise.all(times(3, (index) => orderOf(buyer(index), { [id]: 1 })))).map(
      (order) => order['id'] as string,
    );
    await overdue(ids);
    await stoa.sql.query("UPDATE orders SET payment_due_at = now() - interval '1 day' WHERE id = $1", [
      ids[0],
    ]);
    await stoa.sql
      .query(`CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'stuck'; END $$;
      CREATE TRIGGER stuck BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.id = '${ids[0]!}') EXECUTE FUNCTION stuck()`);
    expect(await sweepers()[0]!.cancelOverdue()).toBe(2);
    await stoa.sql.query('DROP FUNCTION stuck CASCADE');
    expect(await sweepers()[1]!.cancelOverdue()).toBe(1);
    expect(await stockOf(id)).toBe(3);
  });
});
