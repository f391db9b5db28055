import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { OrderModel, type Wish } from './support/order-model.js';
import { confirm, faultsOfBooks, freshKey, orderOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [admin, editor, anna] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
  anna = await stoa.given.viewer({ tier: null });
});
afterAll(() => stoa.stop());

const plenty = 1000;
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ what: 'pay' } as const) },
  fc.record({
    what: fc.constantFrom('cancelByBuyer' as const, 'cancelByAdmin' as const),
  }),
  fc.record({ what: fc.constantFrom('shipAll' as const, 'deliver' as const, 'refundAll' as const) }),
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('ship' as const, 'refundThings' as const),
      line: fc.nat(1),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('refundSum' as const),
      amount: fc.integer({ min: 1, max: 4000 }),
    }),
  },
);

/** Somebody asks for it over HTTP. */
async function ask(order: Record<string, any>, wish: Wish): Promise<Answer> {
  const at = `/orders/${order['id']}`;
  const things = (n: number, quantity: number) => [{ lineId: order['lines'][n].id, quantity }];
  const refund = (body: object) => admin.post(`${at}/refunds`, body, freshKey());
  switch (wish.what) {
    case 'pay': {
      const started = await anna.post(`${at}/payment`);
      return started.status === 201 ? confirm(stoa, started.body.clientSecret) : started;
    }
    case 'cancelByBuyer':
      return anna.post(`${at}/cancel`, {});
    case 'cancelByAdmin':
      return admin.post(`${at}/cancel`, {});
    case 'shipAll':
      return editor.post(`${at}/ship`, {});
    case 'deliver':
      return editor.post(`${at}/deliver`, {});
    case 'ship':
      return editor.post(`${at}/shipments`, { lines: things(wish.line, wish.quantity) }, freshKey());
    case 'refundAll':
      return refund({});
    case 'refundSum':
      return refund({ amount: { amount: wish.amount, currency: 'USD' } });
    case 'refundThings':
      return refund({ lines: things(wish.line, wish.quantity), restock: true });
  }
}

it('An order answers and becomes what a simple model says, whatever is asked of it in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      fc.array(wishes, { minLength: 3, maxLength: 14 }),
      async (quantities, story) => {
        const prices = [1000, 700];
        const ids: string[] = [];
        for (const amount of prices)
          ids.push((await productOf(editor, { stock: plenty, price: { amount, currency: 'USD' } }))['id']);
        const order = await orderOf(anna, Object.fromEntries(ids.map((id, n) => [id, quantities[n] ?? 1])));
        const model = new OrderModel(
          quantities.map((quantity, n) => ({
            ...{ quantity, price: prices[n] ?? 0, shipped: 0, refunded: 0, restocked: 0 },
          })),
        );
        for (const wish of [{ what: 'pay' } as const, ...story]) {
          const expected = model.answer(wish);
          expect([wish, (await ask(order, wish)).status]).toEqual([wish, expected]);
          const now = (await admin.get(`/orders/${order['id']}`)).body;
          expect([wish, now.status]).toEqual([wish, model.status]);
          expect(now.lines.map((line: any) => line.shippedQuantity)).toEqual(
            model.lines.map(({ shipped }) => shipped),
          );
          const gone = now.refunds.reduce((sum: number, one: any) => sum + one.amount.amount, 0);
          expect([wish, gone]).toEqual([wish, model.refunded]);
        }
        for (const [n, line] of model.lines.entries()) {
          const { stock } = (await admin.get(`/products/${ids[n]}`)).body;
          const held = model.status === 'cancelled' ? 0 : line.quantity - line.restocked;
          expect(stock).toBe(plenty - held);
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(await faultsOfBooks(stoa)).toEqual([]);
}, 120_000);
