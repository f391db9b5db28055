import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { faultsOfBooks, freshKey, orderBody, place } from './support/orders.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let buyer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
  buyer = await stoa.given.viewer({ tier: null });
});
afterAll(() => stoa.stop());

const productWith = async (stock: number): Promise<string> =>
  (await productOf(editor, { stock }))['id'] as string;
const stockOf = async (id: string): Promise<number> => (await editor.get(`/products/${id}`)).body.stock;
const many = <T>(count: number, one: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => one(at)));
const statusesOf = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).sort();
const ordersOf = async (productId: string): Promise<number> =>
  (
    await stoa.sql.query<{ count: number }>(
      'SELECT count(DISTINCT order_id)::int AS count FROM order_lines WHERE product_id = $1',
      [productId],
    )
  ).rows[0]?.count ?? 0;

/** Another connection, in a transaction that holds the product's variants, until `release`. */
async function holding(productId: string): Promise<{ release: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: stoa.databaseUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM variants WHERE product_id = $1 FOR UPDATE', [productId]);
  return {
    release: async () => {
      await client.query('COMMIT');
      await client.end();
    },
  };
}

/** Waits until it is so, for ten seconds at most. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not become so');
    await delay(10);
  }
}

describe('Checkouts that come together', () => {
  it('share transactions, and the ledger tells of each', async () => {
    const id = await productWith(100);
    const { answer, statements } = await recordStatements(() => many(60, () => place(buyer, { [id]: 1 })));
    expect(statusesOf(answer)).toEqual(Array(60).fill(201));
    expect(new Set(answer.map(({ body }) => body.id)).size).toBe(60);
    expect(statements.filter((name) => name === 'order-insert').length).toBeLessThan(45);
    const { rows } = await stoa.sql.query(
      'SELECT stock_after FROM stock_movements WHERE product_id = $1 ORDER BY sequence',
      [id],
    );
    expect(rows.map(({ stock_after: stock }) => stock)).toEqual(
      Array.from({ length: 61 }, (_, n) => 100 - n),
    );
    expect([await stockOf(id), await faultsOfBooks(stoa)]).toEqual([40, []]);
  });

  it('are each answered as they would be alone: who is refused takes nothing, and refuses nobody else', async () => {
    const [id, rare, unknown] = [await productWith(100), await productWith(1), randomUUID()];
    const answers = await many(40, (at) => {
      if (at % 4 === 0) return place(buyer, { [id]: 1 });
      if (at % 4 === 1) return place(buyer, { [id]: 1, [unknown]: 1 });
      if (at % 4 === 2) return place(buyer, { [id]: 1, [rare]: 2 });
      return place(buyer, { [id]: 1 }, { expectedTotal: { amount: 1, currency: 'USD' } });
    });
    const codes = [0, 1, 2, 3].map((rest) => [
      ...new Set(answers.filter((_, at) => at % 4 === rest).map(({ status, body }) => body.code ?? status)),
    ]);
    expect(codes).toEqual([[201], ['PRODUCT_UNAVAILABLE'], ['INSUFFICIENT_STOCK'], ['TOTAL_CHANGED']]);
    expect([await stockOf(id), await stockOf(rare), await ordersOf(id)]).toEqual([90, 1, 10]);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });

  it('sell what is there and no more, whatever they want of it', async () => {
    const id = await productWith(10);
    const answers = await many(40, (at) => place(buyer, { [id]: 1 + (at % 3) }));
    const sold = answers
      .filter(({ status }) => status === 201)
      .reduce((sum, { body }) => sum + Number(body.itemCount), 0);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['INSUFFICIENT_STOCK']));
    expect([sold, await stockOf(id)]).toEqual([10, 0]);
    for (const { body } of refused)
      expect(body.lines[0].available).toBeLessThan(Number(body.lines[0].requested));
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });

  it('are one where they are one: a key that comes twice makes one order', async () => {
    const id = await productWith(100);
    const keys = await many(8, () => Promise.resolve(freshKey()));
    const answers = await many(40, (at) => buyer.post('/orders', orderBody({ [id]: 1 }), keys[at % 8]));
    const codes = new Set(answers.map(({ status, body }) => body.code ?? status));
    expect([...codes].filter((code) => code !== 201 && code !== 'IDEMPOTENCY_KEY_IN_USE')).toEqual([]);
    expect([await ordersOf(id), await stockOf(id)]).toEqual([8, 92]);
    const again = await many(8, (at) => buyer.post('/orders', orderBody({ [id]: 1 }), keys[at]));
    const first = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(new Set(again.map(({ body }) => body.id))).toEqual(first);
    expect(await ordersOf(id)).toBe(8);
  });

  it('do not wait for goods that somebody else has in hand, unless they are of them', async () => {
    const goods = [await productWith(50), await productWith(50), await productWith(50)] as const;
    const [short, long] = [await holding(goods[1]), await holding(goods[2])];
    const answered = [0, 0, 0];
    const answers = many(30, async (at) => {
      const answer = await place(buyer, { [goods[at % 3]!]: 1 });
      answered[at % 3] = (answered[at % 3] ?? 0) + 1;
      return answer;
    });
    await until(() => Promise.resolve(answered[0] === 10));
    expect(answered).toEqual([10, 0, 0]);
    await short.release();
    await until(() => Promise.resolve(answered[1] === 10));
    expect(answered).toEqual([10, 10, 0]);
    await long.release();
    expect(statusesOf(await answers)).toEqual(Array(30).fill(201));
    expect(await Promise.all(goods.map(stockOf))).toEqual([40, 40, 40]);
  });

  it('leave room for everybody else, however many want what is in other hands together with something of their own', async () => {
    const [wanted, free] = [await productWith(100), await productWith(50)];
    const own = await many(30, () => productWith(10));
    const hand = await holding(wanted);
    let answered = 0;
    const waiting = many(30, async (at) => {
      const answer = await place(buyer, { [wanted]: 1, [own[at]!]: 1 });
      answered += 1;
      return answer;
    });
    await delay(300);
    const others = await many(10, () => place(buyer, { [free]: 1 }));
    expect([statusesOf(others), answered]).toEqual([Array(10).fill(201), 0]);
    await hand.release();
    expect(statusesOf(await waiting)).toEqual(Array(30).fill(201));
    expect([await stockOf(wanted), await ordersOf(wanted), await faultsOfBooks(stoa)]).toEqual([70, 30, []]);
  });

  it('of many people are told to each of them alone, the first time and whenever it is asked again', async () => {
    const id = await productWith(100);
    const buyers = await many(8, () => stoa.given.viewer({ tier: null }));
    const asked = await many(40, (at) =>
      Promise.resolve({ who: buyers[at % 8]!, note: `Number ${at}`, key: freshKey() }),
    );
    const ask = ({ who, note, key }: (typeof asked)[number]): Promise<Answer> =>
      who.post('/orders', orderBody({ [id]: 1 }, { note }), key);
    const first = await Promise.all(asked.map(ask));
    // those that have their answer, beside those that are new
    const [again, fresh] = await Promise.all([
      Promise.all(asked.map(ask)),
      many(20, (at) => place(buyers[at % 8]!, { [id]: 1 })),
    ]);
    for (const answers of [first, again])
      expect(answers.map(({ status, body }) => [status, body.userId, body.note])).toEqual(
        asked.map(({ who, note }) => [201, who.id, note]),
      );
    expect(again.map(({ body }) => body.id)).toEqual(first.map(({ body }) => body.id));
    expect([statusesOf(fresh), await stockOf(id)]).toEqual([Array(20).fill(201), 40]);
  });

  it('fail alone where the database refuses one of them', async () => {
    const id = await productWith(100);
    await stoa.sql.query(`
      CREATE FUNCTION refuse_cursed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'cursed' USING ERRCODE = 'check_violation', CONSTRAINT = 'cursed'; END $$;
      CREATE TRIGGER cursed BEFORE INSERT ON orders FOR EACH ROW WHEN (NEW.note = 'cursed') EXECUTE FUNCTION refuse_cursed()`);
    try {
      const answers = await many(20, (at) =>
        place(buyer, { [id]: 1 }, at % 10 === 3 ? { note: 'cursed' } : {}),
      );
      expect(statusesOf(answers)).toEqual([...Array(18).fill(201), 500, 500]);
      expect([await stockOf(id), await ordersOf(id)]).toEqual([82, 18]);
    } finally {
      await stoa.sql.query('DROP TRIGGER cursed ON orders; DROP FUNCTION refuse_cursed()');
    }
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });

  it('are there or not, all of them, when their connection is cut; who asks again has one order', async () => {
    const id = await productWith(100);
    const { release } = await holding(id);
    const keys = await many(20, () => Promise.resolve(freshKey()));
    const ask = (at: number): Promise<Answer> => buyer.post('/orders', orderBody({ [id]: 1 }), keys[at]);
    const first = many(20, ask);
    const waiting = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const countOf = async (): Promise<number> =>
      (await stoa.sql.query<{ count: number }>(`SELECT count(*)::int AS count ${waiting}`)).rows[0]?.count ??
      0;
    await until(async () => (await countOf()) > 0);
    await stoa.sql.query(`SELECT pg_terminate_backend(pid) ${waiting}`);
    await release();
    const answers = await first;
    expect(answers.filter(({ status }) => status !== 201 && status !== 503)).toEqual([]);
    expect(answers.some(({ status }) => status === 503)).toBe(true);
    expect(statusesOf(await many(20, ask))).toEqual(Array(20).fill(201));
    expect([await ordersOf(id), await stockOf(id)]).toEqual([20, 80]);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });
});
