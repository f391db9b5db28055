import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { clientSecretOf, confirm, orderOf } from './support/orders.js';
import { faultsOfSales, recount } from './support/sales.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let twin: Stoa;
let products: string[];
let everywhere: { buyer: Actor; editor: Actor; admin: Actor; stoa: Stoa }[];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  const [buyer, editor, admin] = [
    await stoa.given.viewer(),
    await stoa.given.editor(),
    await stoa.given.admin(),
  ];
  const at = (where: Stoa, { token, id }: Actor): Actor => new Actor(where.url, token, id);
  everywhere = [stoa, twin].map((where) => ({
    ...{ stoa: where, buyer: at(where, buyer), editor: at(where, editor), admin: at(where, admin) },
  }));
  products = [];
  for (let made = 0; made < 3; made += 1) products.push((await productOf(editor, { stock: 100_000 }))['id']);
});
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

interface Order {
  readonly id: string;
  readonly secret: string;
}

/** Refunds a paid order in full, if it is still as it was seen: compare-and-set, as every move is. */
async function refund({ id }: Order): Promise<void> {
  const { rows } = await stoa.sql.query('SELECT status FROM orders WHERE id = $1', [id]);
  const { status } = rows[0];
  if (!['paid', 'shipped', 'delivered'].includes(status)) return;
  await stoa.change(
    `WITH moved AS (UPDATE orders SET status = 'refunded', updated_at = now() WHERE id = $1 AND status = $2 RETURNING id)
     INSERT INTO order_history (order_id, from_status, to_status, reason, created_at)
     SELECT id, $2, 'refunded', 'Everything came back', now() FROM moved`,
    [id, status],
  );
}

const moves = {
  pay: async ({ secret }, { stoa: where }) => void (await confirm(where, secret)),
  cancel: async ({ id }, { admin }) => void (await admin.post(`/orders/${id}/cancel`, {})),
  withdraw: async ({ id }, { buyer }) => void (await buyer.post(`/orders/${id}/cancel`, {})),
  ship: async ({ id }, { editor }) => void (await editor.post(`/orders/${id}/ship`, {})),
  deliver: async ({ id }, { editor }) => void (await editor.post(`/orders/${id}/deliver`, {})),
  refund,
} satisfies Record<string, (order: Order, where: (typeof everywhere)[number]) => Promise<void>>;

const move = fc.record({
  what: fc.constantFrom<keyof typeof moves>(
    'pay',
    'pay',
    'cancel',
    'withdraw',
    'ship',
    'deliver',
    'refund',
    'refund',
  ),
  which: fc.nat(3),
});
const waves = fc.array(fc.array(move, { minLength: 3, maxLength: 8 }), { minLength: 2, maxLength: 4 });
const quantities = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 });

describe('The counters of sales, whatever happens to orders at the same time', () => {
  it('are what a recount of the orders gives', async () => {
    await fc.assert(
      fc.asyncProperty(waves, quantities, async (plan, [one = 1, two = 1, three = 1]) => {
        const orders: Order[] = [];
        for (let turn = 0; turn < 4; turn += 1) {
          // each names the products in another order, so that counters are wanted crosswise
          const lines = [one + turn, two, three].map((quantity, line) => [
            products[(line + turn) % 3]!,
            quantity,
          ]);
          const { buyer } = everywhere[turn % 2]!;
          const { id } = await orderOf(buyer, Object.fromEntries(lines) as Record<string, number>);
          orders.push({ id, secret: await clientSecretOf(buyer, id) });
        }
        // one that is sold in any case, so that there is something to take back
        await moves.pay(orders[0]!, everywhere[0]!);
        for (const wave of plan) {
          await Promise.all(
            wave.map(({ what, which }, turn) => moves[what](orders[which]!, everywhere[turn % 2]!)),
          );
          expect(await faultsOfSales(stoa)).toEqual([]);
        }
        const sold = await recount(stoa, 30, 20);
        const { body } = await everywhere[1]!.buyer.get('/products/top-selling', {
          'cache-control': 'no-cache',
        });
        expect(body.data.map((product: any) => [product.id, product.unitsSold])).toEqual(sold);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
