import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { scheduleBody, scheduledOf } from './support/prices.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let viewer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, viewer] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
});
afterAll(() => stoa.stop());

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const idOf = async (facts: object = {}): Promise<string> => (await productOf(editor, facts))['id'] as string;
const day = (number: number) => `2100-01-${String(number).padStart(2, '0')}T00:00:00.000Z`;
const between = (first: number, last: number) => ({ startsAt: day(first), endsAt: day(last) });
const schedule = (id: string, facts: object = {}, headers = {}) =>
  editor.post(`/products/${id}/scheduled-prices`, scheduleBody(facts), headers);

describe('Scheduling a price', () => {
  it('changes nothing yet; the plan can be read where it says it is', async () => {
    const product = await productOf(editor);
    const answer = await schedule(product['id'], { compareAtPrice: { amount: 2500, currency: 'USD' } });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      productId: product['id'],
      variantId: product['variants'][0].id,
      price: { amount: 1499, currency: 'USD' },
      compareAtPrice: { amount: 2500, currency: 'USD' },
      startsAt: day(1),
      endsAt: day(8),
      status: 'scheduled',
      appliedAt: null,
      finishedAt: null,
      createdBy: editor.id,
      createdAt: expect.stringMatching(/Z$/),
    });
    const place = new URL(answer.headers.get('location') ?? '').pathname.replace('/api/v1', '');
    expect((await editor.get(place)).body).toEqual(answer.body);
    expect((await editor.get(`/products/${product['id']}`)).body).toEqual(product);
  });

  it('needs the variant when there are several, and takes none of another product', async () => {
    const product = await productOf(editor, inSizes(['S', 'M'], ['S', 'M']));
    expectProblem(await schedule(product['id']), 422, 'VARIANT_REQUIRED');
    const variantId = product['variants'][1].id;
    expect((await scheduledOf(editor, product['id'], { variantId }))['variantId']).toBe(variantId);
    expectProblem(await schedule(await idOf(), { variantId }), 404, 'NOT_FOUND');
  });

  it('needs a currency in which there is a price, and says which there are', async () => {
    const id = await idOf({ prices: [{ amount: 1849, currency: 'EUR' }] });
    const answer = await schedule(id, { price: { amount: 900, currency: 'GBP' } });
    expect(expectProblem(answer, 422, 'NO_PRICE_IN_CURRENCY')['currencies']).toEqual(['EUR', 'USD']);
    expect((await schedule(id, { price: { amount: 900, currency: 'EUR' } })).status).toBe(201);
  });

  it.each([
    ['an end before its start', between(8, 1), 'endsAt'],
    ['an end at its start', between(8, 8), 'endsAt'],
    [
      'an end that has passed',
      { startsAt: '2020-01-01T00:00:00Z', endsAt: '2020-02-01T00:00:00Z' },
      'endsAt',
    ],
    ['a start that is no time', { startsAt: 'tomorrow' }, 'startsAt'],
    ['a day that there is not', { startsAt: '2099-02-30T00:00:00Z' }, 'startsAt'],
    ['a year of five digits', { startsAt: '9999-12-31T23:59:59-12:00' }, 'startsAt'],
    ['a negative price', { price: { amount: -1, currency: 'USD' } }, 'price.amount'],
    [
      'a comparison in another currency',
      { compareAtPrice: { amount: 1, currency: 'EUR' } },
      'compareAtPrice.currency',
    ],
    ['a field it does not know', { status: 'running' }, 'status'],
  ])('refuses %s', async (_, facts, field) => {
    const id = await idOf();
    const problem = expectProblem(await schedule(id, facts), 400, 'VALIDATION_FAILED');
    expect(problem['errors'].map((error: { field: string }) => error.field)).toEqual([field]);
    expect((await editor.get(`/products/${id}/scheduled-prices`)).body.data).toEqual([]);
  });

  it('refuses two that overlap; one may begin when another ends, and other currencies are apart', async () => {
    const id = await idOf({ prices: [{ amount: 1849, currency: 'EUR' }] });
    await scheduledOf(editor, id, between(5, 10));
    for (const facts of [between(1, 6), between(6, 7), between(9, 12), between(1, 20)])
      expectProblem(await schedule(id, facts), 409, 'PRICE_OVERLAP');
    expectProblem(await schedule(id, { startsAt: day(7), endsAt: null }), 409, 'PRICE_OVERLAP');
    for (const facts of [between(1, 5), between(10, 12)])
      expect((await schedule(id, facts)).status).toBe(201);
    expect((await schedule(id, { startsAt: day(20), endsAt: null })).status).toBe(201);
    const euros = { price: { amount: 900, currency: 'EUR' } };
    expect((await schedule(id, { ...between(5, 10), ...euros })).status).toBe(201);
  });

  it('gives the time to one of ten who want it at once', async () => {
    const id = await idOf();
    const answers = await Promise.all(Array.from({ length: 10 }, () => schedule(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 409),
    ]);
  });

  it('happens once for one Idempotency-Key', async () => {
    const id = await idOf();
    const key = { 'idempotency-key': 'sale-1' };
    const first = await schedule(id, {}, key);
    expect((await schedule(id, {}, key)).body).toEqual(first.body);
    expect((await editor.get(`/products/${id}/scheduled-prices`)).body.meta.total).toBe(1);
  });

  it('is for editors, and for products that there are', async () => {
    const id = await idOf();
    const path = `/products/${id}/scheduled-prices`;
    expectProblem(await viewer.post(path, scheduleBody()), 403, 'FORBIDDEN');
    expectProblem(await viewer.get(path), 403, 'FORBIDDEN');
    expectProblem(await schedule(unknownId), 404, 'NOT_FOUND');
    expectProblem(await editor.get(`/products/${unknownId}/scheduled-prices`), 404, 'NOT_FOUND');
    expectProblem(await editor.get(`/scheduled-prices/${unknownId}`), 404, 'NOT_FOUND');
  });
});

describe('The scheduled prices of a product', () => {
  it('are listed by their start, and can be filtered', async () => {
    const product = await productOf(editor, inSizes(['S', 'M'], ['S', 'M']));
    const [small, medium] = product['variants'].map(({ id }: { id: string }) => id);
    const first = await scheduledOf(editor, product['id'], { variantId: small, ...between(1, 2) });
    const second = await scheduledOf(editor, product['id'], { variantId: medium, ...between(3, 4) });
    const third = await scheduledOf(editor, product['id'], { variantId: small, ...between(5, 6) });
    await editor.delete(`/scheduled-prices/${first['id']}`);
    const listed = async (query: string) =>
      (await editor.get(`/products/${product['id']}/scheduled-prices${query}`)).body.data.map(
        ({ id }: { id: string }) => id,
      );
    expect(await listed('')).toEqual([third['id'], second['id'], first['id']]);
    expect(await listed('?sort=startsAt')).toEqual([first['id'], second['id'], third['id']]);
    expect(await listed('?status=cancelled')).toEqual([first['id']]);
    expect(await listed(`?variantId=${medium}`)).toEqual([second['id']]);
    const { body } = await editor.get(`/products/${product['id']}/scheduled-prices?limit=2`);
    expect(await listed(`?limit=2&cursor=${body.meta.nextCursor}`)).toEqual([first['id']]);
  });
});

describe('Cancelling a scheduled price', () => {
  it('leaves it as a note and frees its time, once', async () => {
    const id = await idOf();
    const { id: planned } = await scheduledOf(editor, id);
    expect((await editor.delete(`/scheduled-prices/${planned}`)).status).toBe(204);
    expect((await editor.get(`/scheduled-prices/${planned}`)).body).toMatchObject({
      status: 'cancelled',
      appliedAt: null,
      finishedAt: expect.stringMatching(/Z$/),
    });
    expectProblem(await editor.delete(`/scheduled-prices/${planned}`), 409, 'SCHEDULED_PRICE_OVER');
    expect((await schedule(id)).status).toBe(201);
  });

  it('honours If-Match', async () => {
    const { id: planned } = await scheduledOf(editor, await idOf());
    const path = `/scheduled-prices/${planned}`;
    expectProblem(await editor.delete(path, { 'if-match': '"other"' }), 412, 'PRECONDITION_FAILED');
    const tag = (await editor.get(path)).headers.get('etag') ?? '';
    expect((await editor.delete(path, { 'if-match': tag })).status).toBe(204);
  });

  it('is 404 for one that there is not, and for editors', async () => {
    const { id: planned } = await scheduledOf(editor, await idOf());
    expectProblem(await editor.delete(`/scheduled-prices/${unknownId}`), 404, 'NOT_FOUND');
    expectProblem(await viewer.delete(`/scheduled-prices/${planned}`), 403, 'FORBIDDEN');
  });
});
