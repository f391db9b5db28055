import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { expectProblem } from './support/matchers.js';
import { scheduledOf } from './support/prices.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let clock: ReturnType<typeof moveClock>;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
  clock = moveClock(stoa);
});
afterAll(() => stoa.stop());

const dollars = (amount: number) => ({ amount, currency: 'USD' });
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const linesOf = async (id: string, query = ''): Promise<Record<string, any>[]> =>
  (await editor.get(`/products/${id}/price-history${query}`)).body.data;
const set = async (id: string, changes: object) => {
  clock.ahead(1);
  expect((await editor.patch(`/products/${id}`, changes)).status).toBe(200);
};

describe('The history of prices', () => {
  it('has a line for each price, the newest first: what it was, from when on, and who set it', async () => {
    const product = await productOf(editor);
    const other = await stoa.given.editor();
    clock.ahead(5);
    await other.patch(`/products/${product['id']}`, { price: dollars(1500), compareAtPrice: dollars(1999) });
    const updatedAt = (await editor.get(`/products/${product['id']}`)).body.updatedAt;
    const variantId = product['variants'][0].id;
    expect(await linesOf(product['id'])).toEqual([
      {
        ...{ variantId, currency: 'USD', price: dollars(1500), compareAtPrice: dollars(1999) },
        ...{ validFrom: updatedAt, changedBy: other.id },
      },
      {
        ...{ variantId, currency: 'USD', price: dollars(1999), compareAtPrice: null },
        ...{ validFrom: product['createdAt'], changedBy: editor.id },
      },
    ]);
  });

  it('gets no line from what changes no price', async () => {
    const { id, name } = await productOf(editor);
    await set(id, { price: dollars(1999), name: `${name} again` });
    expect(await linesOf(id)).toHaveLength(1);
  });

  it('says when there was no longer a price in a currency, and when there was one again', async () => {
    const { id } = await productOf(editor, { prices: [euros(1849)] });
    await set(id, { prices: [] });
    await set(id, { prices: [euros(1700)] });
    const lines = await linesOf(id, '?currency=EUR&sort=validFrom');
    expect(lines.map(({ price }) => price)).toEqual([euros(1849), null, euros(1700)]);
  });

  it('names who planned a price that came by schedule', async () => {
    const { id } = await productOf(editor);
    const planner = await stoa.given.editor();
    await scheduledOf(planner, id, { startsAt: '2020-01-01T00:00:00Z', endsAt: null });
    expect((await linesOf(id))[0]).toMatchObject({ price: dollars(1499), changedBy: planner.id });
  });

  it('can be had by variant, by currency, and by time', async () => {
    const product = await productOf(editor, inSizes(['S', 'M'], ['S', 'M'], { prices: [euros(1849)] }));
    const { id, variants } = product;
    clock.ahead(60);
    await editor.patch(`/products/${id}/variants/${variants[0].id}`, { price: dollars(1500) });
    const [changed] = await linesOf(id);
    const count = async (query: string) => (await linesOf(id, query)).length;
    expect(await count('')).toBe(5);
    expect(await count(`?variantId=${variants[0].id}`)).toBe(3);
    expect(await count(`?variantId=${variants[1].id}&currency=EUR`)).toBe(1);
    expect(await linesOf(id, `?from=${changed?.['validFrom']}`)).toEqual([changed]);
    expect(await count(`?to=${changed?.['validFrom']}`)).toBe(4);
    expectProblem(await editor.get(`/products/${id}/price-history?from=today`), 400, 'VALIDATION_FAILED');
  });

  it('is walked by cursor without a gap or a repeat, also within a moment', async () => {
    const { id } = await productOf(editor);
    for (let amount = 1; amount <= 6; amount += 1)
      await editor.patch(`/products/${id}`, { price: dollars(amount) });
    const seen: number[] = [];
    for (let next = ''; ;) {
      const { body } = await editor.get(`/products/${id}/price-history?limit=2${next}`);
      seen.push(...body.data.map((line: { price: { amount: number } }) => line.price.amount));
      if (body.meta.nextCursor === null) break;
      next = `&cursor=${body.meta.nextCursor}`;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 1999]);
  });

  it('cannot be changed, and never runs backwards', async () => {
    const { id, variants } = await productOf(editor);
    await expect(stoa.sql.query('UPDATE price_history SET amount = 1')).rejects.toThrow();
    await expect(stoa.sql.query('DELETE FROM price_history')).rejects.toThrow();
    await stoa.sql.query(
      "UPDATE prices SET amount = 5, changed_at = now() - interval '1 year' WHERE variant_id = $1",
      [variants[0].id],
    );
    const [last, first] = await linesOf(id);
    expect(last).toMatchObject({ price: dollars(5), validFrom: first?.['validFrom'] });
  });

  it('is for editors, and of products that there are', async () => {
    const { id } = await productOf(editor);
    const viewer = await stoa.given.viewer();
    expectProblem(await viewer.get(`/products/${id}/price-history`), 403, 'FORBIDDEN');
    const unknown = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
    expectProblem(await editor.get(`/products/${unknown}/price-history`), 404, 'NOT_FOUND');
  });
});
