import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
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
let anna: Actor;
let ben: Actor;
let editor: Actor;
let admin: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, ben] = [await stoa.given.viewer(), await stoa.given.viewer()];
  [editor, admin] = [await stoa.given.editor(), await stoa.given.admin()];
});
afterAll(async () => {
  expect(await faultsOfBooks(stoa)).toEqual([]);
  await stoa.stop();
});

const cup = async (stock: number): Promise<string> => (await productOf(editor, { stock }))['id'] as string;
const statusOf = async (id: string): Promise<string> => (await admin.get(`/orders/${id}`)).body.status;
/** Its time to pay is over, and no sweep has come by. */
const overdue = async (...ids: string[]): Promise<void> => {
  await stoa.sql.query("UPDATE orders SET payment_due_at = now() - interval '1 second' WHERE id = ANY ($1)", [
    ids,
  ]);
};

describe('Goods of an order whose time to pay is over', () => {
  it('can be quoted and bought at once, before any sweep', async () => {
    const product = await cup(2);
    const { id } = await orderOf(anna, { [product]: 2 });
    expectProblem(await place(ben, { [product]: 1 }), 409, 'INSUFFICIENT_STOCK');
    await overdue(id);
    expect((await ben.post('/orders/quote', orderBody({ [product]: 2 }))).status).toBe(200);
    expect((await orderOf(ben, { [product]: 2 }))['status']).toBe('pending');
    expect(await statusOf(id)).toBe('cancelled');
    expect(await eventsOf(stoa, id)).toEqual(['order.created', 'order.cancelled']);
  });

  it('stay where they are while they are not short', async () => {
    const product = await cup(2);
    const { id } = await orderOf(anna, { [product]: 1 });
    await overdue(id);
    await orderOf(ben, { [product]: 1 });
    expect(await statusOf(id)).toBe('pending');
  });

  it('go to as many buyers as there are goods, however many ask at the same time', async () => {
    const product = await cup(3);
    const held = await Promise.all([1, 2, 3].map(() => orderOf(anna, { [product]: 1 })));
    await overdue(...held.map(({ id }) => id as string));
    const answers = await Promise.all(Array.from({ length: 12 }, () => place(ben, { [product]: 1 })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    for (const late of answers.filter(({ status }) => status !== 201))
      expectProblem(late, 409, 'INSUFFICIENT_STOCK');
  });

  it('go to one of two when the late payment comes in the same instant', async () => {
    for (let round = 0; round < 5; round += 1) {
      const product = await cup(1);
      const { id } = await orderOf(anna, { [product]: 1 });
      const secret = await clientSecretOf(anna, id);
      await overdue(id);
      const [, bought] = await Promise.all([confirm(stoa, secret), place(ben, { [product]: 1 })]);
      expect([201, 409]).toContain(bought.status);
      expect(await statusOf(id)).toBe(bought.status === 201 ? 'cancelled' : 'paid');
    }
  });

  it('are one order for one key', async () => {
    const product = await cup(1);
    const { id } = await orderOf(anna, { [product]: 1 });
    await overdue(id);
    const key = freshKey();
    const first = await ben.post('/orders', orderBody({ [product]: 1 }), key);
    const again = await ben.post('/orders', orderBody({ [product]: 1 }), key);
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
  });
});

describe('A code of an order whose time to pay is over', () => {
  it('can be used at once', async () => {
    const [product, { code }] = [await cup(9), await discountOf(admin, { maxUses: 1 })];
    const { id } = await orderOf(anna, { [product]: 1 }, { discountCode: code });
    expectProblem(await place(ben, { [product]: 1 }, { discountCode: code }), 409, 'DISCOUNT_USED_UP');
    await overdue(id);
    const typed = (code as string).toLowerCase();
    expect((await place(ben, { [product]: 1 }, { discountCode: typed })).status).toBe(201);
    expect(await statusOf(id)).toBe('cancelled');
  });
});
