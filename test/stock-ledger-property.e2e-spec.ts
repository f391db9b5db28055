import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Actor, type Answer } from './support/actor.js';
import { inSizes, productOf } from './support/catalogue.js';
import { freshKey } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let twin: Stoa;
let editors: Actor[];
let buyers: Actor[];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  const [editor, buyer] = [await stoa.given.editor(), await stoa.given.viewer()];
  const everywhere = (actor: Actor): Actor[] => [actor, new Actor(twin.url, actor.token, actor.id)];
  [editors, buyers] = [everywhere(editor), everywhere(buyer)];
});
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

interface Variant {
  readonly productId: string;
  readonly id: string;
}
interface Doing {
  readonly what: 'move' | 'set' | 'order' | 'cancel' | 'patch';
  readonly which: number;
  readonly amount: number;
}
const doings = fc.record<Doing>({
  what: fc.constantFrom('move', 'move', 'set', 'order', 'order', 'cancel', 'patch'),
  which: fc.nat(1000),
  amount: fc.integer({ min: -6, max: 9 }).filter((amount) => amount !== 0),
});

/** What the answers have promised: by how much each variant's stock changed, where they say so. */
class Books {
  readonly orders: { id: string; lines: Map<string, number> }[] = [];
  private readonly promised = new Map<string, number>();
  /** Variants whose stock was set to a figure: how far that moved it only the ledger knows. */
  readonly patched = new Set<string>();

  add(variant: string, delta: number): void {
    this.promised.set(variant, this.of(variant) + delta);
  }

  of(variant: string): number {
    return this.promised.get(variant) ?? 0;
  }
}

async function act(books: Books, variants: readonly Variant[], doing: Doing, turn: number): Promise<void> {
  const [editor, buyer] = [editors[turn % 2]!, buyers[turn % 2]!];
  const variant = variants[doing.which % variants.length]!;
  const { amount } = doing;
  const stockPath = `/products/${variant.productId}/stock`;
  const of = { variantId: variant.id };
  const moved = (answer: Answer): void => {
    expect([201, 409]).toContain(answer.status);
    if (answer.status === 201) books.add(variant.id, answer.body.delta);
    else expect(['INSUFFICIENT_STOCK', 'STOCK_MOVED']).toContain(answer.body.code);
  };
  if (doing.what === 'move')
    moved(await editor.post(stockPath, { ...of, delta: amount, reason: 'adjusted' }, freshKey()));
  if (doing.what === 'set') {
    const { stock } = (await editor.get(`/products/${variant.productId}/variants/${variant.id}`)).body;
    const set = Math.max(0, stock + amount);
    const answer = await editor.post(stockPath, { ...of, set, expected: stock }, freshKey());
    if (answer.status === 201) expect(answer.body).toMatchObject({ delta: set - stock, stockAfter: set });
    moved(answer);
  }
  if (doing.what === 'patch') {
    books.patched.add(variant.id);
    const path = `/products/${variant.productId}/variants/${variant.id}`;
    expect((await editor.patch(path, { stock: Math.abs(amount) })).status).toBe(200);
  }
  if (doing.what === 'order') {
    const other = variants[(doing.which + 1) % variants.length]!;
    const items = [other, variant].map(({ productId, id }, line) => ({
      ...{ productId, variantId: id },
      quantity: line + 1,
    }));
    const answer = await buyer.post('/orders', { items }, freshKey());
    expect([201, 409]).toContain(answer.status);
    if (answer.status !== 201) return;
    const lines = new Map(items.map(({ variantId, quantity }) => [variantId, quantity]));
    for (const [id, quantity] of lines) books.add(id, -quantity);
    books.orders.push({ id: answer.body.id, lines });
  }
  const order = doing.what === 'cancel' ? books.orders.pop() : undefined;
  if (order === undefined) return;
  expect((await buyer.post(`/orders/${order.id}/cancel`, {}, freshKey())).status).toBe(200);
  for (const [id, quantity] of order.lines) books.add(id, quantity);
}

const ledgerOf = async (id: string) =>
  (
    await stoa.sql.query(
      `SELECT v.stock, coalesce(sum(m.delta), 0)::int AS sum, coalesce(min(m.stock_after), 0) AS least,
         (array_agg(m.stock_after ORDER BY m.sequence DESC))[1] AS last,
         coalesce(sum(m.delta) FILTER (WHERE m.order_id IS NULL AND m.reason = 'adjusted' AND m.note IS NULL), 0)::int AS kept
       FROM variants v LEFT JOIN stock_movements m ON m.variant_id = v.id WHERE v.id = $1 GROUP BY v.id`,
      [id],
    )
  ).rows[0];

describe('The stock of variants, while many write at two instances', () => {
  it('is what its ledger sums to and what the answers promised, and never below nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doings, { minLength: 12, maxLength: 24 }), async (plan) => {
        const products = [
          await productOf(editors[0]!, inSizes(['S', 'M', 'L'], ['S', 'M', 'L'], { stock: 8 })),
          await productOf(editors[0]!, { stock: 8 }),
        ];
        const variants: Variant[] = products.flatMap(({ id, variants: made }) =>
          made.map((variant: { id: string }) => ({ productId: id as string, id: variant.id })),
        );
        const books = new Books();
        // in waves, so that there are orders to cancel while others write
        for (let from = 0; from < plan.length; from += 6)
          await Promise.all(
            plan.slice(from, from + 6).map((doing, turn) => act(books, variants, doing, turn)),
          );
        for (const { id } of variants) {
          const { stock, sum, least, last } = await ledgerOf(id);
          expect({ sum, last }).toEqual({ sum: stock, last: stock });
          expect(least).toBeGreaterThanOrEqual(0);
          if (!books.patched.has(id)) expect(stock).toBe(8 + books.of(id));
        }
        for (const { id, variants: made } of products) {
          const { body } = await editors[1]!.get(`/products/${id as string}`);
          const stocks = await Promise.all(made.map((variant: { id: string }) => ledgerOf(variant.id)));
          expect(body.stock).toBe(stocks.reduce((all, { stock }) => all + Number(stock), 0));
          const { rows } = await stoa.sql.query('SELECT in_stock FROM products WHERE id = $1', [id]);
          expect(rows[0].in_stock).toBe(body.stock > 0);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

describe('The database', () => {
  const refused = async (text: string, values: unknown[]): Promise<string> =>
    stoa.sql.query(text, values).then(
      () => 'taken',
      (error: unknown) => (error as { constraint?: string }).constraint ?? String(error),
    );
  const movement = `INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, created_at)
    VALUES (gen_random_uuid(), $1, $2, $3, $4, 'adjusted', now())`;

  it('refuses a figure without its ledger, a ledger without its figure, and to rewrite either', async () => {
    const { id, variants } = await productOf(editors[0]!, { stock: 5 });
    const variant = variants[0].id as string;
    const other = (await productOf(editors[0]!))['id'] as string;
    expect(await refused('UPDATE variants SET stock = stock + 1 WHERE id = $1', [variant])).toBe(
      'variants_stock_equals_ledger',
    );
    expect(await refused('UPDATE variants SET stock = -1 WHERE id = $1', [variant])).toBe(
      'variants_stock_never_negative',
    );
    expect(await refused(movement, [id, variant, 1, 6])).toBe('stock_movements_continue');
    expect(await refused(movement, [id, variant, 1, 5])).toBe('stock_movements_continue');
    expect(await refused(movement, [other, variant, 0, 5])).toBe('stock_movements_same_product');
    expect(await refused('UPDATE stock_movements SET delta = 0 WHERE variant_id = $1', [variant])).not.toBe(
      'taken',
    );
    expect(await refused('DELETE FROM stock_movements WHERE variant_id = $1', [variant])).not.toBe('taken');
    expect((await ledgerOf(variant)).stock).toBe(5);
  });
});
