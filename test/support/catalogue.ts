import type { Actor } from './actor.js';

let made = 0;

/** The body of a product that is fine; a test names only what it is about. */
export function productBody(facts: object = {}): Record<string, any> {
  made += 1;
  return {
    name: `Steel kettle ${made}`,
    description: 'Boils **1.5 litres**.',
    price: { amount: 1999, currency: 'USD' },
    stock: 0,
    sku: `KET-${made}`,
    status: 'active',
    ...facts,
  };
}

/** The body of a variant that is fine. */
export function variantBody(options: Record<string, string>, facts: object = {}): Record<string, any> {
  made += 1;
  return { sku: `VAR-${made}`, options, price: { amount: 1999, currency: 'USD' }, stock: 0, ...facts };
}

/** What makes of a product's body one that comes in sizes, and has variants of some. */
export function inSizes(offered: string[], made: string[], facts: object = {}): Record<string, any> {
  return {
    ...{ price: undefined, stock: undefined, sku: undefined },
    options: [{ name: 'Size', values: offered }],
    variants: made.map((Size) => variantBody({ Size }, facts)),
  };
}

/** A product that an editor has made, as the API shows it. */
export async function productOf(editor: Actor, facts: object = {}): Promise<Record<string, any>> {
  const answer = await editor.post('/products', productBody(facts));
  if (answer.status !== 201) throw new Error(`no product: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A category that an editor has made, as the API shows it. */
export async function categoryOf(editor: Actor, facts: object): Promise<Record<string, any>> {
  const answer = await editor.post('/categories', facts);
  if (answer.status !== 201) throw new Error(`no category: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
