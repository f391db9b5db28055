import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { OrderExpiry } from '../src/orders/order-expiry.js';
import { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { expectProblem } from './support/matchers.js';
import {
  clientSecretOf,
  confirm,
  eventsOf,
  faultsOfBooks,
  freshKey,
  orderBody,
  orderOf,
  place,
} from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let other: Stoa;
let [admin, editor, anna, bert, twin] = [] as unknown as [Actor, Actor, Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  other = await stoa.beside();
  [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
  [anna, bert] = [await stoa.given.viewer(), await stoa.given.viewer()];
  twin = new Actor(other.url, bert.token, bert.id);
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(async () => {
  await other.stop();
  await stoa.stop();
});

const kettle = async (stock: number): Promise<string> =>
  (await productOf(editor, { stock, price: { amount: 1999, currency: 'USD' } }))['id'] as string;
const orderNow = async (id: string): Promise<any> => (await admin.get(`/orders/${id}`)).body;
const stockOf = async (id: string): Promise<number> => (await admin.get(`/products/${id}`)).body.stock;
/** The time to pay is over, and nobody has swept. */
const overdue = (...ids: string[]) =>
  stoa.sql.query("UPDATE orders SET payment_due_at = now() - interval '1 second' WHERE id = ANY ($1)", [ids]);

describe('Goods that an order holds past its time', () => {
  it('are sold to the next who wants them, without a sweep', async () => {
    const product = await kettle(3);
    const { id } = await orderOf(anna, { [product]: 3 });
    expectProblem(await place(bert, { [product]: 1 }), 409, 'INSUFFICIENT_STOCK');
    await overdue(id);
    expect((await place(bert, { [product]: 2 })).status).toBe(201);
    expect([await stockOf(product), (await orderNow(id)).status]).toEqual([1, 'cancelled']);
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.cancelled']);
  });

  it('can be quoted, too', async () => {
    const product = await kettle(1);
    const { id } = await orderOf(anna, { [product]: 1 });
    await overdue(id);
    expect((await bert.post('/orders/quote', orderBody({ [product]: 1 }))).status).toBe(200);
  });

  it('stay with it until then, and are not enough for more than there are', async () => {
    const [product, rare] = [await kettle(2), await kettle(1)];
    const [late, still] = [await orderOf(anna, { [product]: 1 }), await orderOf(anna, { [product]: 1 })];
    await overdue(late['id']);
    const answer = await place(bert, { [product]: 2, [rare]: 1 });
    expectProblem(answer, 409, 'INSUFFICIENT_STOCK');
    expect(answer.body.lines).toMatchObject([{ productId: product, requested: 2, available: 1 }]);
    expect([await stockOf(product), await stockOf(rare)]).toEqual([1, 1]);
    expect((await orderNow(still['id'])).status).toBe('pending');
  });

  it('stay where they are while they are not short', async () => {
    const product = await kettle(2);
    const { id } = await orderOf(anna, { [product]: 1 });
    await overdue(id);
    await orderOf(bert, { [product]: 1 });
    expect((await orderNow(id)).status).toBe('pending');
  });

  it('are one order for one key', async () => {
    const product = await kettle(1);
    const { id } = await orderOf(anna, { [product]: 1 });
    await overdue(id);
    const key = freshKey();
    const first = await bert.post('/orders', orderBody({ [product]: 1 }), key);
    const again = await bert.post('/orders', orderBody({ [product]: 1 }), key);
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
  });

  it('go to exactly as many as there are goods, however many want them in the same instant', async () => {
    const product = await kettle(6);
    const held = await Promise.all([1, 2, 3].map(() => orderOf(anna, { [product]: 2 })));
    await overdue(...held.map(({ id }) => id as string));
    const sweep = () => stoa.app.get(OrderExpiry, { strict: false }).cancelOverdue();
    const wishes = Array.from({ length: 30 }, (_, index) =>
      place(index % 2 === 0 ? bert : twin, { [product]: 1 }),
    );
    const [answers] = await Promise.all([Promise.all(wishes), sweep(), sweep()]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(24);
    expect(await stockOf(product)).toBe(0);
  });

  it('are waited for while somebody else is about to give them back', async () => {
    const product = await kettle(1);
    const { id } = await orderOf(anna, { [product]: 1 });
    await overdue(id);
    const client = await stoa.sql.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM orders WHERE id = $1 FOR UPDATE', [id]);
    const wish = place(bert, { [product]: 1 });
    const waiting =
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while ((await stoa.sql.query(waiting)).rowCount === 0) await delay(5);
    await client.query('ROLLBACK');
    client.release();
    expect((await wish).status).toBe(201);
  });

  it('are its own when its money comes first: it is paid, or somebody else has them, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const product = await kettle(1);
      const { id } = await orderOf(anna, { [product]: 1 });
      const secret = await clientSecretOf(anna, id);
      await overdue(id);
      const [, wish] = await Promise.all([confirm(stoa, secret), place(twin, { [product]: 1 })]);
      const { status, payments } = await orderNow(id);
      expect([status, wish.status]).toEqual(status === 'paid' ? ['paid', 409] : ['cancelled', 201]);
      expect(payments[0].status).toBe(status === 'paid' ? 'succeeded' : 'refunded');
    }
  });
});

describe('A code that an order holds past its time', () => {
  it('is the next one’s who has it', async () => {
    const [product, { code }] = [await kettle(10), await discountOf(admin, { maxUses: 1 })];
    const { id } = await orderOf(anna, { [product]: 1 }, { discountCode: code });
    expectProblem(await place(bert, { [product]: 1 }, { discountCode: code }), 409, 'DISCOUNT_USED_UP');
    await overdue(id);
    const order = await orderOf(bert, { [product]: 1 }, { discountCode: String(code).toLowerCase() });
    expect(order['discountCode']).toBe(code);
    expect((await orderNow(id)).status).toBe('cancelled');
    // also when others hold the last of the goods
    const last = await kettle(1);
    const { id: holdsGoods } = await orderOf(anna, { [last]: 1 });
    await overdue(order['id'], holdsGoods);
    expect((await place(twin, { [last]: 1 }, { discountCode: code })).status).toBe(201);
  });
});
