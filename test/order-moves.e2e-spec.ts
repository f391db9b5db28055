import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { canMove, orderStatuses, type OrderStatus } from '../src/orders/order-status.js';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf, faultsOfBooks, freshKey, orderOf, payFor } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let admin: Actor;
let anna: Actor;
let kettle: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, admin, anna] = await Promise.all([stoa.given.editor(), stoa.given.admin(), stoa.given.viewer()]);
  kettle = (await productOf(editor, { stock: 1000 }))['id'];
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

const stockOf = async (): Promise<number> => (await anna.get(`/products/${kettle}`)).body.stock;
const movementsOf = async (orderId: string) =>
  (
    await stoa.sql.query(
      'SELECT delta, reason, actor_id FROM stock_movements WHERE order_id = $1 ORDER BY sequence',
      [orderId],
    )
  ).rows;

/** An order that stands where it is needed, brought there by those who do it. */
async function orderThatIs(status: OrderStatus): Promise<string> {
  const { id } = await orderOf(anna, { [kettle]: 2 });
  if (status === 'cancelled') await anna.post(`/orders/${id}/cancel`, {});
  if (['paid', 'shipped', 'delivered'].includes(status)) await payFor(stoa, anna, id);
  if (['shipped', 'delivered'].includes(status)) await editor.post(`/orders/${id}/ship`, {});
  if (status === 'delivered') await editor.post(`/orders/${id}/deliver`, {});
  return id as string;
}

const verbs: Record<string, (id: string) => Promise<Answer>> = {
  'starting its payment': (id) => anna.post(`/orders/${id}/payment`),
  'cancelling by its buyer': (id) => anna.post(`/orders/${id}/cancel`, {}),
  'cancelling by an admin': (id) => admin.post(`/orders/${id}/cancel`, {}),
  shipping: (id) => editor.post(`/orders/${id}/ship`, {}),
  delivering: (id) => editor.post(`/orders/${id}/deliver`, {}),
};

/** What each verb makes of an order; everything that is not here is refused. */
const allowed: Partial<Record<OrderStatus, Record<string, OrderStatus>>> = {
  pending: {
    'starting its payment': 'pending',
    'cancelling by its buyer': 'cancelled',
    'cancelling by an admin': 'cancelled',
  },
  paid: { 'cancelling by an admin': 'cancelled', shipping: 'shipped' },
  shipped: { delivering: 'delivered' },
};

const reachable = orderStatuses.filter((status) => status !== 'refunded');
const cases = reachable.flatMap((from) =>
  Object.keys(verbs).map((verb) => ({ from, verb, to: allowed[from]?.[verb] ?? 'refused' })),
);

describe('An order that is', () => {
  it.each(cases)('$from, after $verb, is $to', async ({ from, verb, to }) => {
    const id = await orderThatIs(from);
    const before = (await anna.get(`/orders/${id}`)).body;
    const [goods, news] = [await movementsOf(id), await eventsOf(stoa, id)];
    const answer = await verbs[verb]!(id);
    const after = (await anna.get(`/orders/${id}`)).body;
    if (to !== 'refused') {
      expect(answer.status).toBeLessThan(300);
      expect(after.status).toBe(to);
      return;
    }
    expect(expectProblem(answer, 409, 'ORDER_STATE_CONFLICT')['orderStatus']).toBe(from);
    expect(after).toEqual(before);
    expect([await movementsOf(id), await eventsOf(stoa, id)]).toEqual([goods, news]);
  });

  it('refunded stays so, whatever anybody does', async () => {
    const id = await orderThatIs('paid');
    const put = (status: string) =>
      stoa.sql.query(`ALTER TABLE orders DISABLE TRIGGER orders_move_is_legal;
        UPDATE orders SET status = '${status}' WHERE id = '${id}';
        ALTER TABLE orders ENABLE TRIGGER orders_move_is_legal`);
    await put('refunded');
    for (const verb of Object.values(verbs)) expectProblem(await verb(id), 409, 'ORDER_STATE_CONFLICT');
    await put('paid');
  });
});

describe('The moves of orders', () => {
  it('are the same in the code and in the database', async () => {
    const { rows } = await stoa.sql.query('SELECT from_status, to_status FROM order_status_moves');
    const inDatabase = rows.map(({ from_status, to_status }) => `${from_status} → ${to_status}`);
    const inCode = orderStatuses.flatMap((from) =>
      orderStatuses.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
    );
    // the one that nobody can ask for: money that came for an order which was cancelled because nobody had paid
    expect(inDatabase.sort()).toEqual(['cancelled → paid', ...inCode].sort());
  });

  it('are held to by the database, whoever writes', async () => {
    const { id } = await orderOf(anna, { [kettle]: 1 });
    const client = await stoa.sql.connect();
    const ways = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const));
    const taken: string[] = [];
    for (const [from, to] of ways.filter(([from, to]) => from !== to)) {
      await client.query('BEGIN');
      await client.query('ALTER TABLE orders DISABLE TRIGGER orders_move_is_legal');
      await client.query('UPDATE orders SET status = $2 WHERE id = $1', [id, from]);
      await client.query('ALTER TABLE orders ENABLE TRIGGER orders_move_is_legal');
      const move = client.query('UPDATE orders SET status = $2 WHERE id = $1', [id, to]);
      await move.then(
        () => taken.push(`${from} → ${to}`),
        (error: unknown) => expect(error).toMatchObject({ constraint: 'orders_move_is_legal' }),
      );
      await client.query('ROLLBACK');
    }
    client.release();
    expect(taken).toEqual(
      ways.filter(([from, to]) => canMove(from, to)).map(([from, to]) => `${from} → ${to}`),
    );
  });

  it('are told one after the other, in their order', async () => {
    const id = await orderThatIs('delivered');
    expect(await eventsOf(stoa, id)).toEqual([
      'order.created',
      'order.paid',
      'order.shipment_created',
      'order.shipped',
      'order.delivered',
    ]);
    const { rows } = await stoa.sql.query(
      "SELECT sequence, payload FROM outbox WHERE aggregate_id = $1 AND type = 'order.paid'",
      [id],
    );
    const { total } = (await anna.get(`/orders/${id}`)).body;
    expect(rows).toEqual([{ sequence: 2, payload: { orderId: id, userId: anna.id, total } }]);
  });
});

describe('Cancelling', () => {
  it('an unpaid order gives its stock back and says why', async () => {
    const before = await stockOf();
    const { id } = await orderOf(anna, { [kettle]: 3 });
    const { status, body } = await anna.post(`/orders/${id}/cancel`, { reason: 'Ordered twice.' });
    expect({ status, order: body.status }).toEqual({ status: 200, order: 'cancelled' });
    expect(body).toEqual((await anna.get(`/orders/${id}`)).body);
    expect(body.history[1]).toMatchObject({ actorId: anna.id, reason: 'Ordered twice.' });
    expect(await stockOf()).toBe(before);
    expect(await movementsOf(id)).toEqual([
      { delta: -3, reason: 'sold', actor_id: anna.id },
      { delta: 3, reason: 'released', actor_id: anna.id },
    ]);
  });

  it('a paid order is for an admin, and all of the money goes back', async () => {
    const id = await orderThatIs('paid');
    const refused = expectProblem(await anna.post(`/orders/${id}/cancel`, {}), 409, 'ORDER_STATE_CONFLICT');
    expect(refused['detail']).toMatch(/ask the shop/);
    const { body } = await admin.post(`/orders/${id}/cancel`, { reason: 'Sold out after all.' });
    expect(body).toMatchObject({ status: 'cancelled', refunds: [{ status: 'pending', amount: body.total }] });
    const order = (await anna.get(`/orders/${id}`)).body;
    expect(order).toMatchObject({
      status: 'cancelled',
      payments: [{ status: 'refunded', amount: order.total }],
      refunds: [{ status: 'succeeded', amount: order.total, reason: 'Sold out after all.' }],
    });
    expect((await movementsOf(id))[1]).toEqual({ delta: 2, reason: 'returned', actor_id: admin.id });
    expect(await eventsOf(stoa, order.payments[0].id)).toEqual(['payment.succeeded', 'payment.refunded']);
  });

  it('takes no reason of 501 characters, and needs none', async () => {
    const { id } = await orderOf(anna, { [kettle]: 1 });
    const long = await anna.post(`/orders/${id}/cancel`, { reason: 'x'.repeat(501) });
    expectProblem(long, 400, 'VALIDATION_FAILED');
    expect((await anna.post(`/orders/${id}/cancel`)).body.status).toBe('cancelled');
  });

  it('asked again with the same key gives the first answer, and the money goes back once', async () => {
    const [id, key] = [await orderThatIs('paid'), freshKey()];
    const first = await admin.post(`/orders/${id}/cancel`, {}, key);
    const again = await admin.post(`/orders/${id}/cancel`, {}, key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(again.body).toEqual(first.body);
    expect((await anna.get(`/orders/${id}`)).body.refunds).toHaveLength(1);
  });
});

describe('Shipping', () => {
  it.each([
    ['with carrier and number', { carrier: 'PostNord', trackingNumber: '370123' }],
    ['with a carrier', { carrier: 'PostNord', trackingNumber: null }],
    ['with a number', { carrier: null, trackingNumber: '370123' }],
  ])('%s is shown to the buyer', async (_, shipment) => {
    const id = await orderThatIs('paid');
    const given = Object.fromEntries(Object.entries(shipment).filter(([, value]) => value !== null));
    const { body } = await editor.post(`/orders/${id}/ship`, given);
    expect(body).toMatchObject({ status: 'shipped', shipment });
    expect((await anna.get(`/orders/${id}`)).body).toEqual(body);
  });

  it('with nothing to say shows nothing', async () => {
    const id = await orderThatIs('paid');
    expect((await editor.post(`/orders/${id}/ship`)).body).toMatchObject({
      status: 'shipped',
      shipment: null,
    });
  });

  it('asked again with the same key gives the first answer', async () => {
    const [id, key] = [await orderThatIs('paid'), freshKey()];
    const first = await editor.post(`/orders/${id}/ship`, { carrier: 'DHL' }, key);
    expect((await editor.post(`/orders/${id}/ship`, { carrier: 'DHL' }, key)).body).toEqual(first.body);
    expectProblem(
      await editor.post(`/orders/${id}/ship`, { carrier: 'UPS' }, key),
      422,
      'IDEMPOTENCY_KEY_REUSED',
    );
  });
});
