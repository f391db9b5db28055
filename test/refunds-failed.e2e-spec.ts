import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PaymentSettling } from '../src/payments/payment-settling.js';
import { Refunds } from '../src/payments/refunds.js';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { expectProblem } from './support/matchers.js';
import { clientSecretOf, confirm, faultsOfBooks, freshKey, orderOf, type Basket } from './support/orders.js';
import { Stoa } from './support/stoa.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const failing = 'pm_card_refund_fails';
let stoa: Stoa;
let anna: Actor;
let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  anna = await stoa.given.viewer({ tier: null });
  [editor, admin] = [await stoa.given.editor(), await stoa.given.admin()];
});
afterEach(async () => {
  // what the card did not take back is still here, and is owed: an order that is cancelled says so by its payment
  const faults = (await faultsOfBooks(stoa)) as { fault: string }[];
  expect(faults.filter(({ fault }) => !/the provider holds other money|money of nobody/.test(fault))).toEqual(
    [],
  );
});
afterAll(() => stoa.stop());

type Order = Record<string, any>;
const product = async (stock = 10, price = 2000): Promise<string> =>
  (await productOf(editor, { stock, price: usd(price) }))['id'] as string;
const orderNow = async (id: string): Promise<Order> => (await admin.get(`/orders/${id}`)).body;
const stockOf = async (id: string): Promise<number> => (await admin.get(`/products/${id}`)).body.stock;
const paid = async (basket: Basket, card = failing, facts: object = {}): Promise<Order> => {
  const { id } = await orderOf(anna, basket, facts);
  expect((await confirm(stoa, await clientSecretOf(anna, id), card)).status).toBe(200);
  return orderNow(id);
};
const refund = (id: string, body: object = {}): Promise<Answer> =>
  admin.post(`/orders/${id}/refunds`, body, freshKey());
const send = (id: string, body: object = {}): Promise<Answer> =>
  editor.post(`/orders/${id}/shipments`, body, freshKey());
const of = (order: Order, quantity: number, position = 0) => ({
  lineId: order['lines'][position].id as string,
  quantity,
});
/** A code that takes so much off one product. */
const codeOf = async (productId: string, percent: number): Promise<string> =>
  (await discountOf(admin, { percent, productIds: [productId] }))['code'];
/** From now on the card of the order takes money back. */
const mend = async ({ payments }: Order): Promise<void> => {
  const id = `sbx_${payments[0].id as string}`;
  await stoa.sql.query("UPDATE sandbox_payments SET card = 'pm_card_visa' WHERE id = $1", [id]);
};

describe('Things of a refund that failed', () => {
  it('can be refunded again, and then cost exactly what their line did', async () => {
    const order = await paid({ [await product(10, 1667)]: 7 });
    const { id } = order as { id: string };
    const worth = order['total'].amount as number;
    expect((await refund(id, { lines: [of(order, 2)] })).status).toBe(201);
    await mend(order);
    for (const quantity of [1, 1, 2, 3])
      expect((await refund(id, { lines: [of(order, quantity)] })).status).toBe(201);
    expectProblem(await refund(id, { lines: [of(order, 1)] }), 409, 'ORDER_STATE_CONFLICT');
    const { status, refunds } = await orderNow(id);
    const went = refunds.filter((one: Order) => one['status'] === 'succeeded');
    expect(status).toBe('refunded');
    expect(went.reduce((sum: number, one: Order) => sum + one['amount'].amount, 0)).toBe(worth);
  });

  it('cost what is left of their line, whichever of its refunds failed', async () => {
    const [cheap, dear] = [await product(10, 1667), await product()];
    const order = await paid({ [cheap]: 3, [dear]: 1 }, failing, { discountCode: await codeOf(cheap, 99) });
    const { id } = order as { id: string };
    const line = order['lines'][0];
    expect(line.total.amount).toBe(50);
    await refund(id, { lines: [of(order, 1)] });
    await mend(order);
    for (let thing = 0; thing < 3; thing += 1)
      expect((await refund(id, { lines: [of(order, 1)] })).status).toBe(201);
    const amounts = (await orderNow(id))['refunds'].map((one: Order) => one['amount'].amount);
    expect(amounts[0]).toBe(amounts[1]);
    expect(amounts[1] + amounts[2] + amounts[3]).toBe(50);
  });

  it('can be sent, although they were put back on the shelf, as long as they are there', async () => {
    const cup = await product(5);
    const order = await paid({ [cup]: 3 });
    const { id } = order as { id: string };
    await refund(id, { lines: [of(order, 2)], restock: true });
    expect(await stockOf(cup)).toBe(2);
    expect((await send(id)).body.lines).toEqual([of(order, 3)]);
    expect((await orderNow(id))['status']).toBe('shipped');
  });

  it('can be sent when all of the money was to go back, and they are taken from the shelf again', async () => {
    const cup = await product(5);
    const order = await paid({ [cup]: 3 });
    const { id } = order as { id: string };
    expect((await refund(id, { restock: true })).status).toBe(201);
    expect(await stockOf(cup)).toBe(2);
    expect((await send(id)).body.lines).toEqual([of(order, 3)]);
  });

  it('that were sent and came back stay on the shelf', async () => {
    const cup = await product(5);
    const order = await paid({ [cup]: 3 });
    const { id } = order as { id: string };
    await send(id);
    await refund(id, { lines: [of(order, 2)], restock: true });
    expect(await stockOf(cup)).toBe(4);
    expectProblem(await send(id), 409, 'ORDER_STATE_CONFLICT');
    await mend(order);
    expect((await refund(id, { lines: [of(order, 2)], restock: true })).status).toBe(201);
    expect(await stockOf(cup)).toBe(4);
  });

  it('can be sent after an order that was shipped without them', async () => {
    const order = await paid({ [await product()]: 3 });
    const { id } = order as { id: string };
    await send(id, { lines: [of(order, 1)] });
    await refund(id, { lines: [of(order, 2)] });
    expect((await orderNow(id))['status']).toBe('shipped');
    expect((await send(id)).body.lines).toEqual([of(order, 2)]);
    expect(await orderNow(id)).toMatchObject({ status: 'shipped', lines: [{ shippedQuantity: 3 }] });
    expectProblem(await send(id), 409, 'ORDER_STATE_CONFLICT');
    expectProblem(await send(id, { lines: [of(order, 1)] }), 409, 'ORDER_STATE_CONFLICT');
  });

  it('are given back once, however often the failure is told at the same time', async () => {
    const order = await paid({ [await product(50)]: 9 });
    const { id } = order as { id: string };
    await Promise.all(Array.from({ length: 8 }, () => refund(id, { lines: [of(order, 1)], restock: true })));
    await Promise.all([1, 2, 3].map(() => stoa.app.get(Refunds, { strict: false }).settlePending()));
    const { rows } = await stoa.sql.query('SELECT refunded_quantity FROM order_lines WHERE order_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ refunded_quantity: 0 }]);
    expect((await send(id)).body.lines).toEqual([of(order, 9)]);
  });
});

describe('Money whose way back failed', () => {
  it('of a cancelled order can be asked for again, and nothing else of it changes', async () => {
    const cup = await product(5);
    const order = await paid({ [cup]: 2 });
    const { id, total } = order as { id: string; total: { amount: number } };
    expect((await admin.post(`/orders/${id}/cancel`, {}, freshKey())).status).toBe(200);
    expect(await orderNow(id)).toMatchObject({ status: 'cancelled', refunds: [{ status: 'failed' }] });
    expectProblem(await refund(id, { lines: [of(order, 1)] }), 400, 'VALIDATION_FAILED');
    expectProblem(await refund(id, { restock: true }), 400, 'VALIDATION_FAILED');
    expectProblem(await refund(id, { amount: usd(total.amount + 1) }), 409, 'REFUND_EXCEEDS_PAYMENT');
    await mend(order);
    expect((await refund(id, { amount: usd(1000) })).status).toBe(201);
    const racing = await Promise.all([1, 2, 3, 4].map(() => refund(id)));
    expect(racing.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await orderNow(id)).toMatchObject({ status: 'cancelled', payments: [{ status: 'refunded' }] });
    expect(await stockOf(cup)).toBe(5);
    expectProblem(await refund(id), 409, 'ORDER_STATE_CONFLICT');
    expectProblem(await send(id), 409, 'ORDER_STATE_CONFLICT');
  });

  it('that nobody had waited for can be asked for again', async () => {
    const { id } = await orderOf(anna, { [await product()]: 1 });
    const secret = await clientSecretOf(anna, id);
    await confirm(stoa, secret, 'pm_card_timeout');
    await stoa.sql.query('UPDATE sandbox_payments SET card = $2 WHERE id = $1', [
      secret.split('_secret_')[0],
      failing,
    ]);
    await anna.post(`/orders/${id}/cancel`, {}, freshKey());
    await stoa.app.get(PaymentSettling, { strict: false }).settleOf(id);
    const order = await orderNow(id);
    expect(order).toMatchObject({ status: 'cancelled', refunds: [{ status: 'failed' }] });
    await mend(order);
    expect((await refund(id)).status).toBe(201);
    expect(await orderNow(id)).toMatchObject({ status: 'cancelled', payments: [{ status: 'refunded' }] });
  });

  it('is not there for an order that was cancelled before it was paid', async () => {
    const { id } = await orderOf(anna, { [await product()]: 1 });
    await anna.post(`/orders/${id}/cancel`, {}, freshKey());
    expectProblem(await refund(id), 409, 'ORDER_STATE_CONFLICT');
  });
});

describe('A refund of things that cost nothing', () => {
  it('is refused in words', async () => {
    const [gift, cup] = [await product(), await product()];
    const order = await paid({ [gift]: 2, [cup]: 1 }, 'pm_card_visa', {
      discountCode: await codeOf(gift, 100),
    });
    const free = expectProblem(
      await refund(order['id'], { lines: [of(order, 1)] }),
      400,
      'VALIDATION_FAILED',
    );
    expect(free['errors']).toEqual([expect.objectContaining({ field: 'lines' })]);
    expect((await refund(order['id'], { lines: [of(order, 2), of(order, 1, 1)] })).status).toBe(201);
    expect((await orderNow(order['id']))['status']).toBe('refunded');
  });
});

describe('The database', () => {
  it('keeps payments and prices as they are, whoever writes', async () => {
    const order = await paid({ [await product()]: 2 }, 'pm_card_visa');
    const payment = `payments SET # WHERE id = '${order['payments'][0].id as string}'`;
    const line = `order_lines SET # WHERE order_id = '${order['id'] as string}'`;
    const whole = `orders SET # WHERE id = '${order['id'] as string}'`;
    const [rewritten, moved, repriced] = [
      /payments are not rewritten/,
      /a payment cannot go/,
      /was priced at/,
    ];
    const wrong: [string, string, RegExp][] = [
      [payment, 'amount = amount + 1', rewritten],
      [payment, 'is_kept = false', rewritten],
      [payment, "provider_payment_id = 'x'", rewritten],
      [payment, "status = 'cancelled'", moved],
      [payment, "status = 'pending', next_check_at = now()", moved],
      [line, 'quantity = 1, subtotal = unit_price, total = unit_price - discount', repriced],
      [whole, 'subtotal = subtotal + 1, total = total + 1', repriced],
      [whole, "currency = 'EUR'", repriced],
    ];
    for (const [where, what, problem] of wrong)
      await expect(stoa.sql.query(`UPDATE ${where.replace('#', what)}`)).rejects.toThrow(problem);
    await expect(stoa.sql.query(`DELETE FROM ${payment.replace('SET # ', '')}`)).rejects.toThrow();
  });

  it('counts lines for refunds of their own order only', async () => {
    const [one, other] = [await paid({ [await product()]: 2 }), await paid({ [await product()]: 1 })];
    await mend(one);
    const made = (await refund(one['id'], { amount: usd(100) })).body.id as string;
    await expect(
      stoa.sql.query('INSERT INTO refund_lines VALUES ($1, $2, 1, 100)', [made, other['lines'][0].id]),
    ).rejects.toThrow(/lines of its order/);
  });
});
