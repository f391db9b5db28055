import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { discountBody, discountOf } from './support/discounts.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks, freshKey, orderOf, place } from './support/orders.js';
import { Stoa } from './support/stoa.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const nothing = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
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
const kettle = async (facts: object = {}): Promise<string> =>
  (await productOf(editor, { stock: 100, ...facts }))['id'] as string;

describe('A discount', () => {
  it('is made by an admin, whole, and shown as it was made', async () => {
    const [product, { id: category }] = [await kettle(), await categoryOf(editor, { name: 'Of May' })];
    const facts = {
      ...{ description: 'For the letter of May.', percent: 12.25, isActive: false },
      ...{ startsAt: '2026-05-01T00:00:00.000Z', endsAt: '2100-06-01T00:00:00.000Z' },
      ...{ minimumSubtotal: usd(5000), productIds: [product], categoryIds: [category] },
      ...{ maxUses: 100, maxUsesPerUser: 1 },
    };
    const answer = await admin.post('/discounts', discountBody({ code: 'may-Day_1', ...facts }));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      ...{ id: expect.any(String), code: 'MAY-DAY_1', type: 'percent', amount: null, ...facts, uses: 0 },
      ...{ createdAt: expect.any(String), updatedAt: expect.any(String) },
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/discounts/${answer.body.id}$`));
    expect((await admin.get(`/discounts/${answer.body.id}`)).body).toEqual(answer.body);
    expect((await admin.get('/discounts')).body.data).toContainEqual(answer.body);
  });

  it('has few facts when few are told', async () => {
    expect(await discountOf(admin, { type: 'free_shipping', percent: undefined })).toMatchObject({
      ...{ type: 'free_shipping', percent: null, amount: null, startsAt: null, endsAt: null },
      ...{ minimumSubtotal: null, productIds: [], categoryIds: [], maxUses: null, isActive: true },
    });
  });

  it('is kept to the hundredth of a percent', async () => {
    for (const percent of [0.01, 0.07, 8.87, 33.33, 99.99, 100])
      expect((await discountOf(admin, { percent }))['percent']).toBe(percent);
  });

  it.each([
    ['a short code', { code: 'AB' }],
    ['a long code', { code: 'A'.repeat(41) }],
    ['a code with a blank', { code: 'TEN OFF' }],
    ['a code with an accent', { code: 'MÄRZ' }],
    ['no code', { code: undefined }],
    ['an unknown type', { type: 'gift' }],
    ['no percentage', { percent: undefined }],
    ['a percentage of null', { percent: null }],
    ['nothing off', { percent: 0 }],
    ['more than all off', { percent: 100.01 }],
    ['three decimals', { percent: 10.125 }],
    ['a percentage as text', { percent: '10' }],
    ['a percentage and an amount', { amount: usd(100) }],
    ['an amount without an amount', { type: 'amount', percent: undefined }],
    ['an amount and a percentage', { type: 'amount', amount: usd(100) }],
    ['an amount of nothing', { type: 'amount', percent: undefined, amount: usd(0) }],
    ['an amount below nothing', { type: 'amount', percent: undefined, amount: usd(-1) }],
    ['free shipping with a percentage', { type: 'free_shipping' }],
    ['an end before its start', { startsAt: '2026-05-02T00:00:00Z', endsAt: '2026-05-01T00:00:00Z' }],
    ['an end at its start', { startsAt: '2026-05-02T00:00:00Z', endsAt: '2026-05-02T00:00:00Z' }],
    [
      'an end less than a millisecond after its start',
      { startsAt: '2030-01-01T00:00:00.0006Z', endsAt: '2030-01-01T00:00:00.00069Z' },
    ],
    ['a start before the year 1', { startsAt: '0001-01-01T00:00:00+10:00' }],
    ['no use at all', { maxUses: 0 }],
    ['half a use', { maxUsesPerUser: 0.5 }],
    ['no id', { productIds: ['a kettle'] }],
    ['one id twice', { categoryIds: [nothing, nothing.toUpperCase()] }],
    ['uses of its own', { uses: 3 }],
  ])('with %s is refused', async (_, facts) => {
    expectProblem(await admin.post('/discounts', discountBody(facts)), 400, 'VALIDATION_FAILED');
  });

  it('may run to the end of the calendar, however finely that is told, and be changed', async () => {
    const facts = { startsAt: '2030-01-01T00:00:00.0006Z', endsAt: '9999-12-31T23:59:59.9999Z' };
    const { status, body } = await admin.post('/discounts', discountBody(facts));
    expect(status).toBe(201);
    const times = { startsAt: '2030-01-01T00:00:00.000Z', endsAt: '9999-12-31T23:59:59.999Z' };
    expect(body).toMatchObject(times);
    const changed = await admin.patch(`/discounts/${body.id}`, { isActive: false });
    expect(changed.body).toMatchObject({ ...times, isActive: false });
  });

  it('names products and categories that there are', async () => {
    const ofNothing = await admin.post('/discounts', discountBody({ productIds: [nothing] }));
    expect(expectProblem(ofNothing, 422, 'UNKNOWN_PRODUCT')).toMatchObject({ productIds: [nothing] });
    const nowhere = await admin.post('/discounts', discountBody({ categoryIds: [nothing] }));
    expectProblem(nowhere, 422, 'UNKNOWN_CATEGORY');
    const { id } = await discountOf(admin);
    expectProblem(await admin.patch(`/discounts/${id}`, { categoryIds: [nothing] }), 422, 'UNKNOWN_CATEGORY');
  });

  it('keeps a category from being deleted while it is for it', async () => {
    const { id: category } = await categoryOf(editor, { name: 'Kept' });
    const { id } = await discountOf(admin, { categoryIds: [category] });
    expectProblem(await editor.delete(`/categories/${category}`), 409, 'CATEGORY_IN_USE');
    expect((await admin.delete(`/discounts/${id}`)).status).toBe(204);
    expect((await editor.delete(`/categories/${category}`)).status).toBe(204);
  });

  it('has a code of its own, in whatever capitals, also among twenty who ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        admin.post('/discounts', discountBody({ code: index % 2 === 0 ? 'Only-One' : 'ONLY-one' })),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expectProblem(answer, 409, 'DISCOUNT_CODE_TAKEN');
  });

  it('is one under one key', async () => {
    const [body, key] = [discountBody(), freshKey()];
    const [first, again] = [
      await admin.post('/discounts', body, key),
      await admin.post('/discounts', body, key),
    ];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
  });

  it('is nobody’s business but the admins’', async () => {
    const { id } = await discountOf(admin);
    for (const who of [anna, editor]) {
      expectProblem(await who.get('/discounts'), 403, 'FORBIDDEN');
      expectProblem(await who.get(`/discounts/${id}`), 403, 'FORBIDDEN');
      expectProblem(await who.post('/discounts', discountBody()), 403, 'FORBIDDEN');
      expectProblem(await who.patch(`/discounts/${id}`, { isActive: false }), 403, 'FORBIDDEN');
      expectProblem(await who.delete(`/discounts/${id}`), 403, 'FORBIDDEN');
    }
    expectProblem(await stoa.nobody.get('/discounts'), 401, 'UNAUTHENTICATED');
  });
});

describe('Changing a discount', () => {
  it('leaves what is left out, and takes bounds away with null', async () => {
    const made = await discountOf(admin, { maxUses: 5, maxUsesPerUser: 2, minimumSubtotal: usd(100) });
    const { status, body } = await admin.patch(`/discounts/${made['id']}`, {
      ...{ maxUses: null, minimumSubtotal: null, percent: 20 },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ ...made, maxUses: null, minimumSubtotal: null, percent: 20 },
      updatedAt: expect.any(String),
    });
  });

  it('to another type leaves the terms of the old one behind', async () => {
    const { id } = await discountOf(admin);
    const changed = await admin.patch(`/discounts/${id}`, { type: 'amount', amount: usd(500) });
    expect(changed.body).toMatchObject({ type: 'amount', percent: null, amount: usd(500) });
    expectProblem(await admin.patch(`/discounts/${id}`, { type: 'percent' }), 400, 'VALIDATION_FAILED');
    expectProblem(await admin.patch(`/discounts/${id}`, { amount: null }), 400, 'VALIDATION_FAILED');
    expectProblem(await admin.patch(`/discounts/${id}`, { isActive: null }), 400, 'VALIDATION_FAILED');
  });

  it('to other goods replaces the lists', async () => {
    const [one, two, three] = [await kettle(), await kettle(), await kettle()];
    const { id } = await discountOf(admin, { productIds: [one, two] });
    const { body } = await admin.patch(`/discounts/${id}`, { productIds: [three, two] });
    expect(new Set(body.productIds)).toEqual(new Set([two, three]));
    expect((await admin.patch(`/discounts/${id}`, { productIds: [] })).body.productIds).toEqual([]);
  });

  it('by an old version is refused', async () => {
    const { id } = await discountOf(admin);
    const tag = (await admin.get(`/discounts/${id}`)).headers.get('etag')!;
    const old = { 'if-match': tag };
    expect((await admin.patch(`/discounts/${id}`, { percent: 11 }, old)).status).toBe(200);
    expectProblem(await admin.patch(`/discounts/${id}`, { percent: 12 }, old), 412, 'PRECONDITION_FAILED');
    expectProblem(await admin.delete(`/discounts/${id}`, old), 412, 'PRECONDITION_FAILED');
  });

  it('to fewer uses than there are is refused, and to exactly those ends it', async () => {
    const [id, discount] = [await kettle(), await discountOf(admin, { maxUses: 5 })];
    const path = `/discounts/${discount['id']}`;
    for (let uses = 1; uses <= 2; uses += 1)
      await orderOf(anna, { [id]: 1 }, { discountCode: discount['code'] });
    const refused = expectProblem(await admin.patch(path, { maxUses: 1 }), 409, 'DISCOUNT_LIMIT_PASSED');
    expect(refused).toMatchObject({ uses: 2 });
    expect((await admin.patch(path, { maxUses: 2 })).body).toMatchObject({ maxUses: 2, uses: 2 });
    const late = await place(anna, { [id]: 1 }, { discountCode: discount['code'] });
    expectProblem(late, 409, 'DISCOUNT_USED_UP');
  });

  it('of nothing that there is finds nothing', async () => {
    expectProblem(await admin.get(`/discounts/${nothing}`), 404, 'NOT_FOUND');
    expectProblem(await admin.patch(`/discounts/${nothing}`, { percent: 1 }), 404, 'NOT_FOUND');
    expectProblem(await admin.delete(`/discounts/${nothing}`), 404, 'NOT_FOUND');
    expectProblem(await admin.get('/discounts/a-code'), 400, 'MALFORMED_REQUEST');
  });
});

describe('Deleting a discount', () => {
  it('frees its code, and orders keep what they were priced with', async () => {
    const [id, discount] = [await kettle(), await discountOf(admin)];
    const { code } = discount;
    const order = await orderOf(anna, { [id]: 1 }, { discountCode: code });
    expect((await admin.delete(`/discounts/${discount['id']}`)).status).toBe(204);
    expectProblem(await admin.get(`/discounts/${discount['id']}`), 404, 'NOT_FOUND');
    expectProblem(await admin.delete(`/discounts/${discount['id']}`), 404, 'NOT_FOUND');
    expect((await admin.get('/discounts')).body.data).not.toContainEqual(
      expect.objectContaining({ id: discount['id'] }),
    );
    expectProblem(await place(anna, { [id]: 1 }, { discountCode: code }), 422, 'DISCOUNT_UNKNOWN');
    expect((await anna.get(`/orders/${order['id']}`)).body).toEqual(order);
    const successor = await discountOf(admin, { code, percent: 50 });
    expect(successor['uses']).toBe(0);
    expect((await anna.post(`/orders/${order['id']}/cancel`, {})).body.discountCode).toBe(code);
    expect((await admin.get(`/discounts/${successor['id']}`)).body.uses).toBe(0);
  });
});
