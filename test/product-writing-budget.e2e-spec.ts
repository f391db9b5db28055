import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordStatements } from './support/statements.js';
import type { Actor } from './support/actor.js';
import { inSizes, productBody } from './support/catalogue.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const sizes = (count: number): string[] => Array.from({ length: count }, (_, at) => `Size ${at}`);
const bodyIn = (count: number) => productBody(inSizes(sizes(count), sizes(count), { stock: 5 }));

/** How many statements it takes to write all of a product with so many variants, each with another stock and price. */
async function statementsOf(count: number): Promise<number> {
  const body = bodyIn(count);
  const { body: product } = await editor.post('/products', body);
  const variants = body['variants'].map((variant: object) => ({
    ...variant,
    stock: 9,
    price: { amount: 2500, currency: 'USD' },
  }));
  const { answer, statements } = await recordStatements(() =>
    editor.put(`/products/${product.id}`, { ...body, variants }),
  );
  expect(answer.status).toBe(200);
  expect(answer.body.variants.map(({ stock }: { stock: number }) => stock)).toEqual(variants.map(() => 9));
  return statements.length;
}

describe('Writing a product', () => {
  it('takes as many statements with fifty variants as with two', async () => {
    await statementsOf(2);
    expect(await statementsOf(50)).toBeLessThanOrEqual(await statementsOf(2));
  });
});
