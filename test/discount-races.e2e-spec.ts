import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderExpiry } from '../src/orders/order-expiry.js';
import { Actor, type Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { clientSecretOf, confirm, faultsOfBooks, orderOf, place } from './support/orders.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let stoa: Stoa;
let twin: Stoa;
let editor: Actor;
let admin: Actor;
let buyers: Actor[];
/** A product for each order, so that nobody waits for another's stock and all meet at the code. */
let products: string[];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  [editor, admin] = await Promise.all([stoa.given.editor(), stoa.given.admin()]);
  buyers = await Promise.all(times(20, () => stoa.given.viewer()));
  products = await Promise.all(
    times(60, async () => (await productOf(editor, { stock: 1000 }))['id'] as string),
  );
});
// after every storm each code counts what stands, and no limit is passed
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(async () => {
  const waits = 'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()';
  // nobody ever waited in a circle, not even to be tried again
  expect(Number((await stoa.sql.query(waits)).rows[0].deadlocks)).toBe(0);
  await twin.stop();
  await stoa.stop();
});

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const there = (actor: Actor): Actor => new Actor(twin.url, actor.token, actor.id);
const either = (actor: Actor, index: number): Actor => (index % 2 === 0 ? actor : there(actor));
const basket = (index: number) => ({ [products[index % products.length]!]: 1 });
const buyer = (index: number): Actor => buyers[index % buyers.length]!;
const tally = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const label = status < 300 ? String(status) : `${status} ${String(body.code)} ${String(body.limit)}`;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
};
const usesNow = async (id: string): Promise<number> => (await admin.get(`/discounts/${id}`)).body.uses;
const codeOf = async (facts: object): Promise<{ id: string; discountCode: string }> => {
  const { id, code } = await discountOf(admin, facts);
  return { id, discountCode: code };
};
const sweepers = () => [stoa, twin].map(({ app }) => app.get(OrderExpiry, { strict: false }));
const overdue = (ids: readonly string[]) =>
  stoa.sql.query("UPDATE orders SET payment_due_at = now() - interval '1 second' WHERE id = ANY ($1)", [ids]);

describe('The limit of a code', () => {
  it('is reached exactly: of sixty who order at once with one for fifteen, fifteen get it', async () => {
    const { id, discountCode } = await codeOf({ maxUses: 15 });
    const answers = await Promise.all(
      times(60, (index) => place(either(buyer(index), index), basket(index), { discountCode })),
    );
    expect(tally(answers)).toEqual({ '201': 15, '409 DISCOUNT_USED_UP code': 45 });
    expect(await usesNow(id)).toBe(15);
  });

  it('beyond those who come lets all of them', async () => {
    const { id, discountCode } = await codeOf({ maxUses: 50 });
    const answers = await Promise.all(
      times(30, (index) => place(either(buyer(index), index), basket(index), { discountCode })),
    );
    expect([tally(answers), await usesNow(id)]).toEqual([{ '201': 30 }, 30]);
  });

  it('leaves no stock taken by those who came too late', async () => {
    const { discountCode } = await codeOf({ maxUses: 3 });
    const { id } = await productOf(editor, { stock: 40 });
    await Promise.all(
      times(40, (index) => place(either(buyer(index), index), { [id]: 1 }, { discountCode })),
    );
    expect((await editor.get(`/products/${id}`)).body.stock).toBe(37);
  });

  it('for each person holds however many of their orders come at once', async () => {
    const { id, discountCode } = await codeOf({ maxUsesPerUser: 2 });
    const answers = await Promise.all(
      times(40, (index) => place(either(buyer(index % 4), index >> 2), basket(index), { discountCode })),
    );
    expect(tally(answers)).toEqual({ '201': 8, '409 DISCOUNT_USED_UP user': 32 });
    expect(await usesNow(id)).toBe(8);
  });

  it('and that for each person hold together, with several codes in a storm', async () => {
    const codes = await Promise.all(times(3, () => codeOf({ maxUses: 10, maxUsesPerUser: 1 })));
    const answers = await Promise.all(
      times(90, (index) => {
        const { discountCode } = codes[index % 3]!;
        return place(either(buyer(index * 7), index), basket(index), { discountCode });
      }),
    );
    expect(tally(answers)['201']).toBe(30);
    for (const { id } of codes) expect(await usesNow(id)).toBe(10);
  });

  it('that an admin lowers meanwhile is never below what stands', async () => {
    const { id, discountCode } = await codeOf({ maxUses: 30 });
    const [orders, changes] = await Promise.all([
      Promise.all(times(30, (index) => place(either(buyer(index), index), basket(index), { discountCode }))),
      Promise.all(
        times(6, (index) => either(admin, index).patch(`/discounts/${id}`, { maxUses: 20 - 3 * index })),
      ),
    ]);
    expect(Object.keys(tally(changes)).every((label) => /^(200|409 DISCOUNT_LIMIT_PASSED)/.test(label))).toBe(
      true,
    );
    const { uses, maxUses } = (await admin.get(`/discounts/${id}`)).body;
    expect([uses, uses <= maxUses]).toEqual([tally(orders)['201'], true]);
  });
});

describe('A use that comes back', () => {
  it('is there for others, once for each order that is cancelled, however many cancel it', async () => {
    const { id, discountCode } = await codeOf({ maxUses: 5 });
    const held = await Promise.all(
      times(5, (index) => orderOf(buyer(index), basket(index), { discountCode })),
    );
    const [cancelled, placed] = await Promise.all([
      Promise.all(
        times(15, (index) =>
          either(buyer(index % 5), index).post(`/orders/${held[index % 5]!['id']}/cancel`, {}),
        ),
      ),
      Promise.all(times(30, (index) => place(either(buyer(index), index), basket(index), { discountCode }))),
    ]);
    expect(tally(cancelled)).toEqual({ '200': 5, '409 ORDER_STATE_CONFLICT undefined': 10 });
    const won = tally(placed)['201'] ?? 0;
    expect(won).toBeLessThanOrEqual(5);
    expect(await usesNow(id)).toBe(won);
    const rest = await Promise.all(
      times(10, (index) => place(either(buyer(index), index), basket(index), { discountCode })),
    );
    expect(tally(rest)['201'] ?? 0).toBe(5 - won);
  });

  it('by time comes back once, by however many sweepers', async () => {
    const { id, discountCode } = await codeOf({ maxUses: 12 });
    const held = await Promise.all(
      times(12, (index) => orderOf(buyer(index), basket(index), { discountCode })),
    );
    await overdue(held.slice(0, 8).map((order) => order['id'] as string));
    await Promise.all([...sweepers(), ...sweepers()].map((expiry) => expiry.cancelOverdue()));
    expect(await usesNow(id)).toBe(4);
  });

  it('is taken by late money or by somebody else, never by both', async () => {
    const rounds = 8;
    const { id, discountCode } = await codeOf({ maxUses: rounds });
    const orders = await Promise.all(
      times(rounds, async (index) => {
        const order = await orderOf(buyer(index), basket(index), { discountCode });
        return { order: order['id'] as string, secret: await clientSecretOf(buyer(index), order['id']) };
      }),
    );
    await overdue(orders.map(({ order }) => order));
    const [paid, placed] = await Promise.all([
      Promise.all(orders.map(({ secret }, index) => confirm(index % 2 === 0 ? stoa : twin, secret))),
      Promise.all(
        times(20, (index) => place(either(buyer(index + 5), index), basket(index), { discountCode })),
      ),
      ...sweepers().map((expiry) => expiry.cancelOverdue()),
    ]);
    expect(tally(paid)).toEqual({ '200': rounds });
    const now = await Promise.all(orders.map(({ order }) => admin.get(`/orders/${order}`)));
    const kept = now.filter(({ body }) => body.status === 'paid').length;
    for (const { body } of now)
      expect([body.status, body.payments[0].status]).toEqual(
        body.status === 'paid' ? ['paid', 'succeeded'] : ['cancelled', 'refunded'],
      );
    expect(await usesNow(id)).toBe(kept + (tally(placed)['201'] ?? 0));
  });
});

describe('What dies on the way', () => {
  it('uses nothing: an order that fails after its claim, and a connection that is cut', async () => {
    const { id, discountCode } = await codeOf({ maxUses: 3 });
    await stoa.sql.query(`CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.code = '${discountCode}' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$;
      CREATE TRIGGER zz_dies AFTER INSERT ON discount_uses FOR EACH ROW EXECUTE FUNCTION dies();
      ALTER FUNCTION dies() SECURITY DEFINER`);
    const cut = await Promise.all(
      times(6, (index) => place(either(buyer(index), index), basket(index), { discountCode })),
    );
    await stoa.sql.query('DROP FUNCTION dies CASCADE');
    expect(cut.every(({ status }) => status >= 500)).toBe(true);
    expect(await usesNow(id)).toBe(0);
    const after = await Promise.all(
      times(6, (index) => place(either(buyer(index), index), basket(index), { discountCode })),
    );
    expect(tally(after)).toEqual({ '201': 3, '409 DISCOUNT_USED_UP code': 3 });
  });
});

describe('The database', () => {
  const used = async (): Promise<string> => {
    const { discountCode } = await codeOf({ maxUses: 1 });
    return (await orderOf(buyer(0), basket(0), { discountCode }))['id'] as string;
  };

  it.each([
    ['counts a use that nobody claimed', 'UPDATE discounts SET uses = uses + 1 WHERE max_uses = 1'],
    ['forgets a use', 'DELETE FROM discount_uses WHERE order_id = $1'],
    ['lends a use to another code', 'UPDATE discount_uses SET code = $$OTHER$$ WHERE order_id = $1'],
    ['moves a use in time', 'UPDATE discount_uses SET used_at = now() WHERE order_id = $1'],
    [
      'uses a code twice for one order',
      'INSERT INTO discount_uses SELECT * FROM discount_uses WHERE order_id = $1',
    ],
    [
      'lowers a limit below what stands',
      'UPDATE discounts SET max_uses = 1, uses = 2 WHERE id = (SELECT discount_id FROM discount_uses WHERE order_id = $1)',
    ],
  ])('refuses whoever %s', async (_, text) => {
    const order = await used();
    const values = text.includes('$1') ? [order] : [];
    await expect(stoa.sql.query(text, values)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });
});
