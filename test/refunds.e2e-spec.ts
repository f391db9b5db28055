import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf, faultsOfBooks, freshKey, orderOf, payFor, type Basket } from './support/orders.js';
import { Stoa } from './support/stoa.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
let stoa: Stoa;
let anna: Actor;
let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, editor, admin] = [await stoa.given.viewer(), await stoa.given.editor(), await stoa.given.admin()];
});
afterAll(async () => {
  expect(await faultsOfBooks(stoa)).toEqual([]);
  await stoa.stop();
});

const kettle = async (price = 1999): Promise<string> =>
  (await productOf(editor, { stock: 100, price: usd(price) }))['id'] as string;
const paid = async (basket: Basket): Promise<Record<string, any>> => {
  const order = await orderOf(anna, basket);
  await payFor(stoa, anna, order['id']);
  return orderNow(order['id']);
};
const orderNow = async (id: string): Promise<Record<string, any>> => (await admin.get(`/orders/${id}`)).body;
const refund = (id: string, body: object = {}): Promise<Answer> =>
  admin.post(`/orders/${id}/refunds`, body, freshKey());
const stockOf = async (id: string): Promise<number> => (await admin.get(`/products/${id}`)).body.stock;
const sumOf = (refunds: any[]): number => refunds.reduce((sum, { amount }) => sum + amount.amount, 0);

describe('A refund', () => {
  it('of all that is left ends the order, and is told once', async () => {
    const order = await paid({ [await kettle()]: 2 });
    const { status, headers, body } = await refund(order['id'], { reason: 'Arrived broken.' });
    expect(status).toBe(201);
    expect(body).toEqual({
      ...{ id: expect.any(String), status: 'pending', amount: order['total'], lines: [] },
      ...{ reason: 'Arrived broken.', createdAt: expect.any(String) },
    });
    expect(headers.get('location')).toMatch(new RegExp(`/orders/${order['id']}/refunds/${body.id}$`));
    const now = await orderNow(order['id']);
    expect(now).toMatchObject({
      ...{ status: 'refunded', payments: [{ status: 'refunded' }] },
      refunds: [{ ...body, status: 'succeeded' }],
    });
    expect(await eventsOf(stoa, order['id'])).toEqual(['order.created', 'order.paid', 'order.refunded']);
    expect((await anna.get(`/orders/${order['id']}/refunds/${body.id}`)).body).toEqual(now['refunds'][0]);
  });

  it('of a part keeps the state, and the parts never pass the whole', async () => {
    const order = await paid({ [await kettle()]: 2 });
    const { id, total } = order as { id: string; total: { amount: number } };
    expect((await refund(id, { amount: usd(1000) })).status).toBe(201);
    expect(await orderNow(id)).toMatchObject({ status: 'paid', payments: [{ status: 'succeeded' }] });
    const left = total.amount - 1000;
    const tooMuch = expectProblem(await refund(id, { amount: usd(left + 1) }), 409, 'REFUND_EXCEEDS_PAYMENT');
    expect(tooMuch).toMatchObject({ refundable: usd(left) });
    expect((await refund(id, { amount: usd(left) })).status).toBe(201);
    expect((await orderNow(id))['status']).toBe('refunded');
    expectProblem(await refund(id, { amount: usd(1) }), 409, 'ORDER_STATE_CONFLICT');
  });

  it('of things of a line costs what they cost, to the last cent whatever the steps', async () => {
    const [three, one] = [await kettle(333), await kettle(1000)];
    const order = await paid({ [three]: 3, [one]: 1 });
    const [line] = order['lines'] as any[];
    for (let step = 0; step < 3; step += 1)
      expect((await refund(order['id'], { lines: [{ lineId: line.id, quantity: 1 }] })).status).toBe(201);
    const { refunds, status } = await orderNow(order['id']);
    expect([sumOf(refunds), status]).toEqual([line.total.amount, 'paid']);
    const more = { lines: [{ lineId: line.id, quantity: 1 }] };
    expectProblem(await refund(order['id'], more), 400, 'VALIDATION_FAILED');
  });

  it('puts back what came back, and not more', async () => {
    const [cup, pot] = [await kettle(1000), await kettle(2000)];
    const order = await paid({ [cup]: 3, [pot]: 1 });
    const [line] = order['lines'] as any[];
    await refund(order['id'], { lines: [{ lineId: line.id, quantity: 2 }], restock: true });
    expect([await stockOf(cup), await stockOf(pot)]).toEqual([99, 99]);
    await refund(order['id'], { restock: true });
    expect([await stockOf(cup), await stockOf(pot)]).toEqual([100, 100]);
    expect((await orderNow(order['id']))['status']).toBe('refunded');
  });

  it('of parts leaves the rest for a cancellation', async () => {
    const cup = await kettle(1000);
    const order = await paid({ [cup]: 3 });
    const [line] = order['lines'] as any[];
    await refund(order['id'], { lines: [{ lineId: line.id, quantity: 1 }], restock: true });
    expect((await admin.post(`/orders/${order['id']}/cancel`, {})).status).toBe(200);
    const now = await orderNow(order['id']);
    expect(now).toMatchObject({ status: 'cancelled', payments: [{ status: 'refunded' }] });
    expect([sumOf(now['refunds']), await stockOf(cup)]).toEqual([now['total'].amount, 100]);
  });

  it('is for admins, and for orders that are paid', async () => {
    const order = await paid({ [await kettle()]: 1 });
    const path = `/orders/${order['id']}/refunds`;
    expectProblem(await anna.post(path, {}), 403, 'FORBIDDEN');
    expectProblem(await editor.post(path, {}), 403, 'FORBIDDEN');
    const unpaid = await orderOf(anna, { [await kettle()]: 1 });
    expectProblem(await refund(unpaid['id']), 409, 'ORDER_STATE_CONFLICT');
    await anna.post(`/orders/${unpaid['id']}/cancel`, {});
    expectProblem(await refund(unpaid['id']), 409, 'ORDER_STATE_CONFLICT');
  });

  it.each([
    ['nothing', { amount: usd(0) }],
    ['another currency', { amount: { amount: 100, currency: 'EUR' } }],
    ['a sum and lines', { amount: usd(100), lines: [{ lineId: crypto.randomUUID(), quantity: 1 }] }],
    ['a sum of things that came back', { amount: usd(100), restock: true }],
    ['a line of another order', { lines: [{ lineId: crypto.randomUUID(), quantity: 1 }] }],
    ['no line', { lines: [] }],
    ['less than nothing', { amount: usd(-1) }],
  ])('of %s is refused', async (_, body) => {
    const order = await paid({ [await kettle()]: 1 });
    expectProblem(await refund(order['id'], body), 400, 'VALIDATION_FAILED');
    expect((await orderNow(order['id']))['refunds']).toEqual([]);
  });

  it('under one key is one refund, and twenty at once never pass what was paid', async () => {
    const order = await paid({ [await kettle()]: 2 });
    const { id, total } = order as { id: string; total: { amount: number } };
    const key = freshKey();
    const same = await Promise.all(
      [1, 2, 3].map(() => admin.post(`/orders/${id}/refunds`, { amount: usd(100) }, key)),
    );
    expect(same.filter(({ status }) => status === 201).map(({ body }) => body.id).length).toBeGreaterThan(0);
    expect((await orderNow(id))['refunds']).toHaveLength(1);
    const racing = await Promise.all(Array.from({ length: 20 }, () => refund(id, { amount: usd(300) })));
    const made = racing.filter(({ status }) => status === 201).length;
    expect(made).toBe(Math.floor((total.amount - 100) / 300));
    const late = racing.filter(({ status }) => status !== 201);
    for (const answer of late) expectProblem(answer, 409, 'REFUND_EXCEEDS_PAYMENT');
  });
});

describe('The database', () => {
  it('lets no refund pass what was paid, whoever writes it', async () => {
    const order = await paid({ [await kettle()]: 1 });
    const payment = order['payments'][0].id as string;
    const write = (amount: number, currency = 'USD') =>
      stoa.sql.query(
        `INSERT INTO refunds (id, payment_id, amount, currency, status, created_at, updated_at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'succeeded', now(), now())`,
        [payment, amount, currency],
      );
    await expect(write(order['total'].amount + 1)).rejects.toThrow(/payments_refunds_within_capture/);
    await expect(write(1, 'EUR')).rejects.toThrow(/a refund is of its payment/);
    await expect(
      stoa.sql.query('UPDATE payments SET refunded = amount + 1 WHERE id = $1', [payment]),
    ).rejects.toThrow(/payments_refunds_within_capture/);
    await refund(order['id'], { amount: usd(100) });
    for (const wrong of [
      'UPDATE refunds SET amount = 1',
      'DELETE FROM refunds',
      "UPDATE refunds SET status = 'failed'",
    ])
      await expect(stoa.sql.query(`${wrong} WHERE payment_id = $1`, [payment])).rejects.toThrow(
        /not rewritten/,
      );
  });

  it('keeps a ledger in which every movement sums to nothing', async () => {
    const order = await paid({ [await kettle()]: 1 });
    const payment = order['payments'][0].id as string;
    const enter = (amounts: readonly [string, number][]) =>
      stoa.sql.query(
        `INSERT INTO ledger_entries SELECT gen_random_uuid(), account, amount, 'USD', $1, now() FROM (SELECT gen_random_uuid()) AS m,
           unnest($2::text[], $3::bigint[]) AS e (account, amount)`,
        [payment, amounts.map(([account]) => account), amounts.map(([, amount]) => amount)],
      );
    await expect(enter([['provider', 100]])).rejects.toThrow(/sums to nothing/);
    await expect(
      stoa.sql.query('UPDATE ledger_entries SET amount = amount * 2 WHERE payment_id = $1', [payment]),
    ).rejects.toThrow();
    const { rows } = await stoa.sql.query(
      'SELECT account, amount::int FROM ledger_entries WHERE payment_id = $1 ORDER BY account',
      [payment],
    );
    const { amount } = order['total'];
    expect(rows).toEqual([
      { account: 'goods', amount: -amount },
      { account: 'provider', amount },
    ]);
  });
});
