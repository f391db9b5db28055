import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productBody, productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

describe('Attributes', () => {
  const attributes = { material: 'steel', litres: 1.5, dishwasherSafe: true };

  it('keep their types', async () => {
    const { id } = await productOf(editor, { attributes });
    expect((await stoa.nobody.get(`/products/${id}`)).body.attributes).toEqual(attributes);
  });

  it('are merged by PATCH, null takes one away, and emptied by PUT', async () => {
    const { id } = await productOf(editor, { attributes });
    const merged = await editor.patch(`/products/${id}`, { attributes: { litres: null, colour: 'red' } });
    expect(merged.body.attributes).toEqual({ material: 'steel', dishwasherSafe: true, colour: 'red' });
    expect((await editor.put(`/products/${id}`, productBody())).body.attributes).toEqual({});
  });

  it('are fifty at most, also when they come bit by bit', async () => {
    const some = (letter: string) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${letter}${index}`, index]));
    const { id } = await productOf(editor, { attributes: some('a') });
    expectProblem(await editor.patch(`/products/${id}`, { attributes: some('b') }), 400, 'VALIDATION_FAILED');
  });

  it.each([
    ['a list', []],
    ['a null', { a: null }],
    ['an object inside', { a: { b: 1 } }],
    ['a blank text', { a: ' ' }],
    ['a name with a colon', { 'a:b': 'x' }],
    ['a name of 51 characters', { ['a'.repeat(51)]: 'x' }],
    ['a text of 501 characters', { a: 'x'.repeat(501) }],
    ['a number past all measure', { a: 1e16 }],
    ['more than fifty', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`a${index}`, 1]))],
  ])('are refused with %s', async (_, bad) => {
    expectProblem(await editor.post('/products', productBody({ attributes: bad })), 400, 'VALIDATION_FAILED');
  });
});

describe('Prices in several currencies', () => {
  const eur = { amount: 1849, currency: 'EUR', compareAtAmount: 2100 };

  it('stand beside the product’s own', async () => {
    const product = await productOf(editor, {
      compareAtPrice: { amount: 2500, currency: 'USD' },
      prices: [{ amount: 280_000, currency: 'JPY' }, eur],
    });
    expect(product).toMatchObject({
      price: { amount: 1999, currency: 'USD' },
      compareAtPrice: { amount: 2500, currency: 'USD' },
      prices: [
        { ...eur, lowestAmount30Days: 1849, priorAmount: null },
        { amount: 280_000, currency: 'JPY', compareAtAmount: null },
      ],
    });
  });

  it('stay when the price changes, go when they are left out of "prices"', async () => {
    const { id } = await productOf(editor, { prices: [eur, { amount: 15_000, currency: 'SEK' }] });
    const raised = await editor.patch(`/products/${id}`, { price: { amount: 2500, currency: 'USD' } });
    expect(raised.body.prices.map(({ currency }: any) => currency)).toEqual(['EUR', 'SEK']);
    const fewer = await editor.patch(`/products/${id}`, { prices: [eur] });
    expect(fewer.body.prices.map(({ currency }: any) => currency)).toEqual(['EUR']);
  });

  it('may trade places: a price in another currency is the product’s own from then on', async () => {
    const { id } = await productOf(editor, { prices: [eur] });
    const { body } = await editor.patch(`/products/${id}`, { price: { amount: 1700, currency: 'EUR' } });
    expect(body).toMatchObject({ price: { amount: 1700, currency: 'EUR' }, prices: [] });
    expect((await editor.get(`/products/${id}`)).body).toEqual(body);
  });

  it.each([
    ['the own currency again', { prices: [{ amount: 1, currency: 'USD' }] }],
    ['a currency twice', { prices: [eur, eur] }],
    ['a price to compare with in another currency', { compareAtPrice: { amount: 1, currency: 'EUR' } }],
    ['a currency that is none', { prices: [{ amount: 1, currency: 'XYZ' }] }],
    ['a broken amount', { prices: [{ amount: 1.5, currency: 'EUR' }] }],
  ])('are refused with %s', async (_, facts) => {
    expectProblem(await editor.post('/products', productBody(facts)), 400, 'VALIDATION_FAILED');
  });

  it('show the lowest of thirty days, and what was asked before a reduction', async () => {
    const { id } = await productOf(editor);
    for (const amount of [1500, 1800])
      await editor.patch(`/products/${id}`, { price: { amount, currency: 'USD' } });
    const { body } = await stoa.nobody.get(`/products/${id}`);
    expect(body).toMatchObject({
      price: { amount: 1800, currency: 'USD' },
      lowestPrice30Days: { amount: 1500, currency: 'USD' },
      priorPrice: { amount: 1500, currency: 'USD' },
    });
  });
});

describe('A slug', () => {
  it.each(['suggest', 'top-selling', 'import', 'export'])(
    'is never %s, which is an address of its own',
    async (slug) => {
      expectProblem(await editor.post('/products', productBody({ slug })), 400, 'VALIDATION_FAILED');
      const { id } = await productOf(editor);
      expectProblem(await editor.patch(`/products/${id}`, { slug }), 400, 'VALIDATION_FAILED');
      expect((await productOf(editor, { name: slug.replace('-', ' ') }))['slug']).toMatch(
        new RegExp(`^${slug}-\\d+$`),
      );
    },
  );
});
