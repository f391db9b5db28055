import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks, freshKey, orderBody, place } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let anna: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, anna] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const usd = (amount: number) => ({ amount, currency: 'USD' });
const idOf = async (facts: object = {}): Promise<string> =>
  (await productOf(editor, { stock: 50, ...facts }))['id'] as string;
const stockOf = async (id: string): Promise<number> => (await editor.get(`/products/${id}`)).body.stock;
const countOrders = async (): Promise<string> =>
  (await stoa.sql.query<{ count: string }>('SELECT count(*) FROM orders')).rows[0]!.count;

describe('An order that cannot be', () => {
  /** Refused by placing and quoting alike, and nothing is left behind. */
  async function expectRefused(body: object, status: number, code: string): Promise<Record<string, any>> {
    const before = await countOrders();
    const asked: Answer = await anna.post('/orders/quote', body);
    const { requestId: _, instance: __, ...problem } = expectProblem(asked, status, code);
    expect(expectProblem(await anna.post('/orders', body, freshKey()), status, code)).toMatchObject(problem);
    expect(await countOrders()).toBe(before);
    return problem;
  }

  it('is one without lines', () => expectRefused({ items: [] }, 400, 'ORDER_EMPTY'));

  it.each([
    ['no items at all', () => ({})],
    ['items that are no list', (id: string) => ({ items: { productId: id, quantity: 1 } })],
    ['an item that is null', () => ({ items: [null] })],
    ['a list inside the list', (id: string) => ({ items: [[{ productId: id, quantity: 1 }]] })],
    ['an id that is none', () => orderBody({ kettle: 1 })],
    ['an id that is a number', () => ({ items: [{ productId: 7, quantity: 1 }] })],
    ['no quantity', (id: string) => ({ items: [{ productId: id }] })],
    ['a quantity of 0', (id: string) => orderBody({ [id]: 0 })],
    ['a quantity of 1001', (id: string) => orderBody({ [id]: 1001 })],
    ['a part of a thing', (id: string) => orderBody({ [id]: 1.5 })],
    ['a quantity in text', (id: string) => ({ items: [{ productId: id, quantity: '1' }] })],
    [
      'a product twice',
      (id: string) => ({ items: [id, id].map((productId) => ({ productId, quantity: 1 })) }),
    ],
    ['a product twice, once in capitals', (id: string) => orderBody({ [id]: 1, [id.toUpperCase()]: 1 })],
    [
      'a variant that is no id',
      (id: string) => ({ items: [{ productId: id, variantId: 'M', quantity: 1 }] }),
    ],
    ['a price', (id: string) => ({ items: [{ productId: id, quantity: 1, unitPrice: usd(1) }] })],
    ['two discount codes', (id: string) => orderBody({ [id]: 1 }, { discountCode: ['SUMMER', 'WINTER'] })],
    ['a currency that is none', (id: string) => orderBody({ [id]: 1 }, { currency: 'XYZ' })],
    ['an expected total in fractions', (id: string) => orderBody({ [id]: 1 }, { expectedTotal: usd(17.99) })],
    [
      'an address without a street',
      (id: string) => orderBody({ [id]: 1 }, { shippingAddress: { name: 'A' } }),
    ],
    ['a note of 1001 characters', (id: string) => orderBody({ [id]: 1 }, { note: 'x'.repeat(1001) })],
    ['a null note', (id: string) => orderBody({ [id]: 1 }, { note: null })],
    [
      '101 lines',
      () => ({
        items: Array.from({ length: 101 }, (_, index) => ({
          productId: `0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8${String(index).padStart(3, '0')}`,
          quantity: 1,
        })),
      }),
    ],
  ])('is one with %s', async (_, body) => {
    const { errors } = await expectRefused(body(await idOf()), 400, 'VALIDATION_FAILED');
    expect(errors.length).toBeGreaterThan(0);
  });

  it('is one of what is unknown or not on sale', async () => {
    const [fine, draft, archived] = [
      await idOf(),
      await idOf({ status: 'draft' }),
      await idOf({ status: 'archived' }),
    ];
    const body = orderBody({ [fine]: 1, [draft]: 1, [archived]: 1, [unknownId]: 1 });
    const problem = await expectRefused(body, 422, 'PRODUCT_UNAVAILABLE');
    expect(problem['productIds']).toEqual([draft, archived, unknownId]);
    expect(await stockOf(fine)).toBe(50);
  });

  it('is one in two currencies, or in another than asked for', async () => {
    const [dollars, euros] = [await idOf(), await idOf({ price: { amount: 1999, currency: 'EUR' } })];
    const mixed = await expectRefused(orderBody({ [dollars]: 1, [euros]: 1 }), 422, 'CURRENCY_MIXED');
    expect(mixed['currencies']).toEqual(['EUR', 'USD']);
    await expectRefused(orderBody({ [dollars]: 1 }, { currency: 'EUR' }), 422, 'CURRENCY_MIXED');
    expect((await place(anna, { [euros]: 1 }, { currency: 'EUR' })).status).toBe(201);
  });

  it('is one that comes without an Idempotency-Key', async () => {
    const answer = await anna.post('/orders', orderBody({ [await idOf()]: 1 }));
    expectProblem(answer, 400, 'IDEMPOTENCY_KEY_REQUIRED');
  });
});
