// The attacks of "ACIDRain: Concurrency-Related Attacks on Database-Backed Web Applications" (Warszawski and Bailis, SIGMOD
// 2017) on the shop: its inventory, its vouchers and its baskets; within a transaction and across requests. Each is a storm of
// requests at two instances, in several rounds. Those on money are in acidrain-money.e2e-spec.ts.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { faultsOfBooks, freshKey, orderBody, orderOf, place } from './support/orders.js';
import { addressBody, carriage, methodOf, taxOf } from './support/terms.js';
import { tally, times, Twins } from './support/twins.js';

let shop: Twins;
let [admin, editor] = [] as unknown as [Actor, Actor];
beforeAll(async () => {
  shop = await Twins.start(20);
  [admin, editor] = [await shop.stoa.given.admin(), await shop.stoa.given.editor()];
});
afterEach(async () => expect(await faultsOfBooks(shop.stoa)).toEqual([]));
afterAll(async () => {
  expect(await shop.deadlocks()).toBe(0);
  await shop.stop();
});

const rounds = [1, 2, 3, 4];
const usd = (amount: number) => ({ amount, currency: 'USD' });
const itemOf = async (stock: number, price = 1999): Promise<string> =>
  (await productOf(editor, { stock, price: usd(price) }))['id'] as string;
const stockOf = async (id: string): Promise<number> => (await editor.get(`/products/${id}`)).body.stock;
const totalOf = (order: Record<string, any>): number => order['total'].amount as number;

describe('The inventory attack', () => {
  it.each(rounds)('sells the last things once, also in fours (round %d)', async (quantity) => {
    const id = await itemOf(3 * quantity);
    const answers = await Promise.all(times(30, (index) => place(shop.buyer(index), { [id]: quantity })));
    expect(tally(answers)).toEqual({ '201': 3, '409 INSUFFICIENT_STOCK': 27 });
    expect(await stockOf(id)).toBe(0);
  });

  it('across requests: a quote promises nothing to the many who got one', async () => {
    const id = await itemOf(4);
    const quotes = await Promise.all(
      times(20, (index) => shop.buyer(index).post('/orders/quote', orderBody({ [id]: 1 }))),
    );
    expect(tally(quotes)).toEqual({ '200': 20 });
    const answers = await Promise.all(
      times(20, (index) =>
        place(shop.buyer(index), { [id]: 1 }, { expectedTotal: quotes[index]!.body.total }),
      ),
    );
    expect(tally(answers)).toEqual({ '201': 4, '409 INSUFFICIENT_STOCK': 16 });
  });

  it('within a request: two lines of one thing are never each held against all of the stock', async () => {
    const product = await productOf(editor, { stock: 3 });
    const { id: productId, variants } = product;
    const line = { productId, quantity: 2 };
    const doubled = { items: [line, { ...line, variantId: variants[0].id }] };
    const named = { items: [line, { ...line, productId: String(productId).toUpperCase() }] };
    const answers = await Promise.all(
      times(20, (index) => shop.buyer(index).post('/orders', [doubled, named][index % 2], freshKey())),
    );
    expect(Object.keys(tally(answers)).every((label) => /^4\d\d/.test(label))).toBe(true);
    expect(await stockOf(productId)).toBe(3);
  });

  it.each(rounds)('gives baskets in opposite order all or nothing (round %d)', async () => {
    const [one, other] = [await itemOf(5), await itemOf(7)];
    const baskets = [orderBody({ [one]: 1, [other]: 1 })];
    baskets.push({ items: [...baskets[0]!['items']].reverse() });
    const answers = await Promise.all(
      times(30, (index) => shop.buyer(index).post('/orders', baskets[index % 2], freshKey())),
    );
    expect(tally(answers)).toEqual({ '201': 5, '409 INSUFFICIENT_STOCK': 25 });
    expect([await stockOf(one), await stockOf(other)]).toEqual([0, 2]);
  });

  it.each(rounds)('loses no sale to somebody who sets the stock meanwhile (round %d)', async () => {
    const id = await itemOf(20);
    const set = { set: 30, expected: 20 };
    const [sold, counted] = await Promise.all([
      Promise.all(times(10, (index) => place(shop.buyer(index), { [id]: 1 }))),
      Promise.all(
        times(4, (index) => shop.either(editor, index).post(`/products/${id}/stock`, set, freshKey())),
      ),
    ]);
    expect(tally(sold)).toEqual({ '201': 10 });
    const won = counted.filter(({ status }) => status < 300).length;
    // a second one only once all ten were sold of the thirty, so that there are twenty again
    expect([0, 1, 2]).toContain(won);
    expect(await stockOf(id)).toBe(10 + 10 * won);
  });
});

describe('The voucher attack', () => {
  it.each([
    [1, 30],
    [7, 30],
    [29, 30],
    [40, 30],
  ])('gives a code for %d to as many of %d, and not to one more', async (maxUses, buyers) => {
    const { code: discountCode, id } = await discountOf(admin, { maxUses });
    const item = await itemOf(1000);
    const answers = await Promise.all(
      times(buyers, (index) => place(shop.buyer(index), { [item]: 1 }, { discountCode })),
    );
    const won = Math.min(maxUses, buyers);
    expect(tally(answers)['201']).toBe(won);
    expect(tally(answers)['409 DISCOUNT_USED_UP'] ?? 0).toBe(buyers - won);
    expect((await admin.get(`/discounts/${id}`)).body.uses).toBe(won);
    expect(await stockOf(item)).toBe(1000 - won);
  });

  it('gives it to those who came first', async () => {
    const { code: discountCode } = await discountOf(admin, { maxUses: 5 });
    const item = await itemOf(100);
    const first = await Promise.all(
      times(5, (index) => place(shop.buyer(index), { [item]: 1 }, { discountCode })),
    );
    const later = await Promise.all(
      times(10, (index) => place(shop.buyer(index), { [item]: 1 }, { discountCode })),
    );
    expect([tally(first), tally(later)]).toEqual([{ '201': 5 }, { '409 DISCOUNT_USED_UP': 10 }]);
  });

  it('once for each person holds for one person with many keys at two places', async () => {
    const { code: discountCode } = await discountOf(admin, { maxUsesPerUser: 1 });
    const item = await itemOf(100);
    const answers = await Promise.all(
      times(20, (index) => place(shop.either(shop.buyers[0]!, index), { [item]: 1 }, { discountCode })),
    );
    expect(tally(answers)).toEqual({ '201': 1, '409 DISCOUNT_USED_UP': 19 });
  });

  it.each(rounds)(
    'loses no use to cancelled orders, nor to orders that could not be served (round %d)',
    async () => {
      const { code: discountCode, id } = await discountOf(admin, { maxUses: 6 });
      const [item, gone] = [await itemOf(100), await itemOf(0)];
      const held = await Promise.all(
        times(6, (index) => orderOf(shop.buyer(index), { [item]: 1 }, { discountCode })),
      );
      await Promise.all([
        ...held
          .slice(0, 4)
          .map((order, index) => shop.buyer(index).post(`/orders/${order['id']}/cancel`, {})),
        ...times(10, (index) => place(shop.buyer(index), { [item]: 1, [gone]: 1 }, { discountCode })),
      ]);
      const answers = await Promise.all(
        times(20, (index) => place(shop.buyer(index), { [item]: 1 }, { discountCode })),
      );
      expect(tally(answers)).toEqual({ '201': 4, '409 DISCOUNT_USED_UP': 16 });
      expect((await admin.get(`/discounts/${id}`)).body.uses).toBe(6);
    },
  );
});

/** What can change between a quote and its order; each gives what an order says beside its goods, and a way to change it. */
const changes: [
  string,
  () => Promise<{ id: string; facts: object; change: (round: number) => Promise<unknown> }>,
][] = [
  [
    'price',
    async () => {
      const id = await itemOf(1000, 2000);
      const change = (round: number) => editor.patch(`/products/${id}`, { price: usd(2000 + round) });
      return { id, facts: {}, change };
    },
  ],
  [
    'tax',
    async () => {
      const { id: rateId, region } = await taxOf(admin, { rate: '10', isIncluded: false });
      const change = (round: number) => admin.patch(`/tax-rates/${rateId}`, { rate: String(10 + round) });
      return { id: await itemOf(1000), facts: { shippingAddress: addressBody({ region }) }, change };
    },
  ],
  [
    'code',
    async () => {
      const { id: discountId, code: discountCode } = await discountOf(admin);
      const change = (round: number) => admin.patch(`/discounts/${discountId}`, { percent: 10 + round });
      return { id: await itemOf(1000), facts: { discountCode }, change };
    },
  ],
  [
    'carriage',
    async () => {
      const { id: shippingMethodId } = await methodOf(admin);
      const change = (round: number) =>
        admin.patch(`/shipping-methods/${shippingMethodId}`, { prices: [carriage(490 + round)] });
      return { id: await itemOf(1000), facts: { shippingMethodId, shippingAddress: addressBody() }, change };
    },
  ],
];

describe('The attack on a basket during checkout', () => {
  it.each(changes)('by another %s: the total that was seen, or nothing', async (_, prepare) => {
    const { id, facts, change } = await prepare();
    const seen: Record<string, number> = {};
    for (const round of rounds) {
      const quotes = await Promise.all(
        times(8, (index) => shop.buyer(index).post('/orders/quote', orderBody({ [id]: 2 }, facts))),
      );
      const order = (index: number) =>
        place(shop.buyer(index), { [id]: 2 }, { ...facts, expectedTotal: quotes[index]!.body.total });
      const [answers] = await Promise.all([
        Promise.all(times(8, order)),
        change(round).then((answer: any) => expect(answer.status).toBe(200)),
      ]);
      // whoever comes after the change is refused, whoever came before paid what was seen
      const late = await order(0);
      for (const [index, { status, body }] of [...answers, late].entries()) {
        const label = status === 201 ? '201' : `${status} ${String(body.code)}`;
        seen[label] = (seen[label] ?? 0) + 1;
        if (status === 201) expect(totalOf(body)).toBe(totalOf(quotes[index % 8]!.body));
      }
      expect(late.body.code).toBe('TOTAL_CHANGED');
    }
    expect(Object.keys(seen).sort()).toEqual(expect.arrayContaining(['409 TOTAL_CHANGED']));
    expect(Object.keys(seen).every((label) => ['201', '409 TOTAL_CHANGED'].includes(label))).toBe(true);
  });

  it.each(rounds)('by another basket under the same key: one order, of one of them (round %d)', async () => {
    const [cheap, dear] = [await itemOf(50, 1100), await itemOf(50, 9900)];
    const key = freshKey();
    const bodies = [orderBody({ [cheap]: 1 }), orderBody({ [dear]: 1 })];
    const answers = await Promise.all(
      times(20, (index) =>
        shop.either(shop.buyers[0]!, index).post('/orders', bodies[(index >> 1) % 2], key),
      ),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    const others = Object.keys(tally(answers)).filter((label) => label !== '201');
    expect(
      others.every((label) => ['409 IDEMPOTENCY_KEY_IN_USE', '422 IDEMPOTENCY_KEY_REUSED'].includes(label)),
    ).toBe(true);
    expect((await stockOf(cheap)) + (await stockOf(dear))).toBe(99);
  });
});
