import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from './support/actor.js';
import { inSizes, productOf, variantBody } from './support/catalogue.js';
import { hold } from './support/hold.js';
import { faultsOfBooks } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let buyer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, buyer] = await Promise.all([stoa.given.editor(), stoa.given.viewer({ tier: null })]);
});
afterAll(() => stoa.stop());

const order = (items: object[]) => buyer.post('/orders', { items }, { 'idempotency-key': randomUUID() });
const untilWaiting = async (): Promise<void> => {
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await stoa.sql.query(waiting)).rowCount === 0) await delay(5);
};
/** Moves stock behind the API, figure and ledger. */
const move = `WITH moved AS (UPDATE variants SET stock = stock + $2 WHERE id = $1 RETURNING id, product_id, stock)
  INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, created_at)
  SELECT gen_random_uuid(), product_id, id, $2, stock, 'adjusted', now() FROM moved`;
const inStock = async (id: string): Promise<boolean> =>
  (await stoa.sql.query('SELECT in_stock FROM products WHERE id = $1', [id])).rows[0].in_stock;

describe('An order that waits for a variant', () => {
  it('sells from the delivery that it waited for', async () => {
    const { id, variants } = await productOf(editor, { stock: 1 });
    const delivery = await hold(stoa, move, [variants[0].id, 7]);
    const answer = order([{ productId: id, quantity: 2 }]);
    await untilWaiting();
    await delivery.release();
    expect((await answer).status).toBe(201);
    expect((await editor.get(`/products/${id}`)).body.stock).toBe(6);
  });

  it('does not sell what is gone when its turn comes', async () => {
    const { id, variants } = await productOf(editor, { stock: 8 });
    const loss = await hold(stoa, move, [variants[0].id, -7]);
    const answer = order([{ productId: id, quantity: 2 }]);
    await untilWaiting();
    await loss.release();
    expect([(await answer).status, (await answer).body.lines[0].available]).toEqual([409, 1]);
  });

  it('does not sell one that was withdrawn meanwhile', async () => {
    const shirt = await productOf(editor, inSizes(['S', 'M'], ['S', 'M'], { stock: 5 }));
    const [s] = shirt['variants'];
    const end = await hold(stoa, 'UPDATE variants SET is_active = false WHERE id = $1', [s.id]);
    const answer = order([{ productId: shirt['id'], variantId: s.id, quantity: 1 }]);
    await untilWaiting();
    await end.release();
    expect([(await answer).status, (await answer).body.code]).toEqual([422, 'PRODUCT_UNAVAILABLE']);
  });
});

describe('What an order pays and takes', () => {
  it('is never new stock at the old price', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await productOf(editor, { stock: 0, price: { amount: 2000, currency: 'USD' } });
      const change = editor.patch(`/products/${id}`, { stock: 6, price: { amount: 9000, currency: 'USD' } });
      const answers = await Promise.all(
        Array.from({ length: 8 }, async (_, turn) => {
          await delay(turn);
          return order([{ productId: id, quantity: 1 }]);
        }),
      );
      await change;
      const paid = answers.filter(({ status }) => status === 201).map(({ body }) => body.total.amount);
      expect(new Set([...paid, 9000])).toEqual(new Set([9000]));
    }
  });

  it('never waits in a circle for what the lists show, whatever the order of the variants', async () => {
    const deadlocks = async (): Promise<number> => {
      const { rows } = await stoa.sql.query(
        'SELECT pg_stat_force_next_flush(), deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()',
      );
      return rows[0].n;
    };
    const before = await deadlocks();
    const shirts: Record<string, any>[] = [];
    for (let made = 0; made < 8; made += 1)
      shirts.push(await productOf(editor, inSizes(['S', 'M'], ['S'], { stock: 1 })));
    const later = new Map<string, string>();
    for (const { id } of shirts.toReversed()) {
      const { body } = await editor.post(
        `/products/${id}/variants`,
        variantBody({ Size: 'M' }, { stock: 1 }),
      );
      later.set(id, body.id);
    }
    const all = (variantOf: (shirt: Record<string, any>) => string) =>
      shirts.map((shirt) => ({ productId: shirt['id'], variantId: variantOf(shirt), quantity: 1 }));
    for (let round = 0; round < 4; round += 1) {
      const placed = await Promise.all([
        order(all(({ variants }) => variants[0].id)),
        order(all(({ id }) => later.get(id) ?? '')),
      ]);
      expect(placed.map(({ status }) => status)).toEqual([201, 201]);
      const ended = await Promise.all(placed.map(({ body }) => buyer.post(`/orders/${body.id}/cancel`, {})));
      expect(ended.map(({ status }) => status)).toEqual([200, 200]);
    }
    expect(await deadlocks()).toBe(before);
  });
});

describe('Whether anything is in stock', () => {
  it('is right when one variant sells out while another comes in', async () => {
    for (let round = 0; round < 8; round += 1) {
      const shirt = await productOf(editor, {
        ...inSizes(['S', 'M'], []),
        variants: [variantBody({ Size: 'S' }, { stock: 1 }), variantBody({ Size: 'M' }, { stock: 0 })],
      });
      const [s, m] = shirt['variants'];
      const path = `/products/${shirt['id']}/stock`;
      await Promise.all([
        order([{ productId: shirt['id'], variantId: s.id, quantity: 1 }]),
        editor.post(path, { variantId: m.id, delta: 3, reason: 'received' }),
      ]);
      expect(await inStock(shirt['id'])).toBe(true);
    }
  });

  it('is right when the last of each variant goes at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const shirt = await productOf(editor, inSizes(['S', 'M', 'L'], ['S', 'M', 'L'], { stock: 1 }));
      const lines = shirt['variants'].map(({ id }: any) => ({
        productId: shirt['id'],
        variantId: id,
        quantity: 1,
      }));
      const answers = await Promise.all(lines.map((line: object) => order([line])));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(await inStock(shirt['id'])).toBe(false);
    }
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });
});
