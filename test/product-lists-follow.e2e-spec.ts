import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { inSizes, productBody, productOf, variantBody } from './support/catalogue.js';
import { importFile, ndjson } from './support/imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const dollars = (amount: number) => ({ amount, currency: 'USD' });
const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** What stands with the product for lists, and what its active variants come to. */
async function shownAndTrue(id: string): Promise<[object, object]> {
  const shown = `SELECT p.in_stock, p.skus, p.price_amount, (
      SELECT json_object_agg(pp.currency, pp.amount ORDER BY pp.currency) FROM product_prices pp WHERE pp.product_id = p.id
    ) AS prices FROM products p WHERE p.id = $1`;
  const real = `WITH v AS (SELECT * FROM variants WHERE product_id = $1 AND is_active),
      least AS (SELECT o.currency, min(o.amount) AS amount FROM v JOIN prices o ON o.variant_id = v.id GROUP BY 1)
    SELECT (SELECT bool_or(stock > 0) FROM v) AS in_stock,
      (SELECT string_agg(sku, ' ' ORDER BY position, id) FROM v) AS skus,
      (SELECT amount FROM least JOIN products p ON p.price_currency = currency WHERE p.id = $1) AS price_amount,
      (SELECT json_object_agg(currency, amount ORDER BY currency) FROM least) AS prices`;
  const [one, other] = [await stoa.sql.query(shown, [id]), await stoa.sql.query(real, [id])];
  return [one.rows[0], other.rows[0]];
}

describe('What lists filter and sort by', () => {
  let product: Record<string, any>;
  let at: string;
  beforeAll(async () => {
    const body = inSizes(['S', 'M', 'L'], ['S', 'M'], { price: dollars(1000), stock: 1 });
    product = await productOf(editor, body);
    at = `/products/${product['id']}`;
  });
  const variant = (index: number): string => `${at}/variants/${product['variants'][index].id}`;

  const changes: [string, () => Promise<{ status?: unknown }>][] = [
    ['the first price', () => editor.get(at)],
    ['a lower price of one', () => editor.patch(variant(1), { price: dollars(700) })],
    ['a second currency', () => editor.patch(variant(0), { prices: [{ currency: 'EUR', amount: 650 }] })],
    [
      'a new variant',
      () => editor.post(`${at}/variants`, variantBody({ Size: 'L' }, { price: dollars(800) })),
    ],
    ['the cheapest withdrawn', () => editor.delete(variant(1))],
    ['a second currency given up', () => editor.patch(variant(0), { prices: [] })],
    ['another SKU', () => editor.patch(variant(0), { sku: 'FOLLOWS-1' })],
    ['the last one gone', () => editor.patch(variant(0), { stock: 0 })],
    [
      'rows of a file',
      () =>
        importFile(
          stoa,
          editor,
          ndjson(
            { sku: 'FOLLOWS-1', stock: 4, price: dollars(300) },
            { ...another, product: product['slug'] },
          ),
          { type: 'application/x-ndjson' },
        ),
    ],
    [
      'another currency and order',
      () => {
        const variants = [
          variantBody({ Size: 'S' }, { sku: 'FOLLOWS-2', price: euros(900) }),
          variantBody({ Size: 'M' }, { sku: 'FOLLOWS-1', price: euros(800) }),
        ];
        return editor.put(at, productBody({ ...inSizes(['S', 'M'], []), variants }));
      },
    ],
  ];
  const another = { sku: 'FOLLOWS-2', options: { Size: 'M' }, price: dollars(200), stock: 1 };

  it.each(changes)('follows: %s', async (_, change) => {
    const { status } = await change();
    expect([200, 201, 204, 'succeeded']).toContain(status);
    const [shown, real] = await shownAndTrue(product['id']);
    expect(shown).toEqual(real);
  });
});
