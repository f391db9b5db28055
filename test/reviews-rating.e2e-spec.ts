import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Actor, type Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { hold } from './support/hold.js';
import { approvedOf, buys, faultsOfRatings, reviewBody, reviewOf } from './support/reviews.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let stoa: Stoa;
let twin: Stoa;
let editor: Actor;
let buyers: Actor[];
let products: string[];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  editor = await stoa.given.editor();
  products = await freshProducts(3);
  buyers = await Promise.all(Array.from({ length: 4 }, () => stoa.given.viewer()));
  for (const buyer of buyers) await buys(stoa, buyer, ...products);
});
// whatever happened: what stands beside the product is what a count of its approved reviews says
afterEach(async () => expect(await faultsOfRatings(stoa)).toEqual([]));
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

const freshProducts = (count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async () => (await productOf(editor, { stock: 100 }))['id'] as string),
  );
const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
/** The same person at the other instance. */
const there = (actor: Actor): Actor => new Actor(twin.url, actor.token, actor.id);
const ratingOf = async (id: string) => (await stoa.nobody.get(`/products/${id}`)).body.rating;
const summaryOf = async (id: string) => (await stoa.nobody.get(`/products/${id}/reviews`)).body.summary;
/** As many buyers as there are stars, each with an approved review. */
async function rated(product: string, stars: readonly number[]): Promise<Record<string, any>[]> {
  const reviews: Record<string, any>[] = [];
  for (const rating of stars) {
    const buyer = await stoa.given.viewer();
    await buys(stoa, buyer, product);
    reviews.push({ ...(await approvedOf({ buyer, moderator: editor }, product, { rating })), buyer });
  }
  return reviews;
}

describe('The rating of a product', () => {
  it('is null without an approved review', async () => {
    const [product = ''] = await freshProducts(1);
    const buyer = await stoa.given.viewer();
    await buys(stoa, buyer, product);
    await reviewOf(buyer, product);
    expect(await ratingOf(product)).toBeNull();
    const none = [5, 4, 3, 2, 1].map((stars) => ({ stars, count: 0 }));
    expect(await summaryOf(product)).toEqual({ average: null, count: 0, stars: none });
  });

  it('is the mean of the approved ones, with two decimals, and how many there are of each', async () => {
    const [product = ''] = await freshProducts(1);
    await rated(product, [5, 4, 4]);
    expect(await ratingOf(product)).toEqual({ average: 4.33, count: 3 });
    const { data } = (await stoa.nobody.get('/products?limit=100')).body;
    expect(data.find(({ id }: any) => id === product).rating).toEqual({ average: 4.33, count: 3 });
    const stars = [1, 2, 0, 0, 0].map((count, index) => ({ stars: 5 - index, count }));
    expect(await summaryOf(product)).toEqual({ average: 4.33, count: 3, stars });
  });

  it('follows whatever becomes of a review', async () => {
    const [product = ''] = await freshProducts(1);
    const [first, second] = (await rated(product, [5, 2])) as [Record<string, any>, Record<string, any>];
    const steps: [() => Promise<Answer>, { average: number; count: number } | null][] = [
      [() => editor.post(`/reviews/${first['id']}/reject`, {}), { average: 2, count: 1 }],
      [() => editor.post(`/reviews/${first['id']}/approve`), { average: 3.5, count: 2 }],
      [() => editor.put(`/reviews/${first['id']}/reply`, { body: 'Thank you.' }), { average: 3.5, count: 2 }],
      [() => first['buyer'].patch(`/reviews/${first['id']}`, { rating: 1 }), { average: 2, count: 1 }],
      [() => editor.post(`/reviews/${first['id']}/approve`), { average: 1.5, count: 2 }],
      [() => second['buyer'].delete(`/reviews/${second['id']}`), { average: 1, count: 1 }],
      [() => editor.delete(`/reviews/${first['id']}`), null],
    ];
    for (const [step, rating] of steps) {
      expect((await step()).status).toBeLessThan(300);
      expect(await ratingOf(product)).toEqual(rating);
    }
  });

  it('cannot be written past the reviews so that it does not add up', async () => {
    for (const change of [
      'rating_count = rating_count + 1',
      'rating_sum = 3',
      "rating_stars = '{-1,1,0,0,0}'",
    ])
      await expect(
        stoa.sql.query(`UPDATE products SET ${change} WHERE id = $1`, [products[0]]),
      ).rejects.toThrow(/products_rating_/);
  });
});

describe('Many at once', () => {
  it('each count: two approvals that wait for the same product', async () => {
    const [product = ''] = await freshProducts(1);
    const reviews = await rated(product, [5, 3, 1]);
    await Promise.all(reviews.map(({ id }) => editor.post(`/reviews/${id}/reject`, {})));
    const held = await hold(stoa, 'SELECT FROM products WHERE id = $1 FOR NO KEY UPDATE', [product]);
    const approvals = reviews.map(({ id }, index) =>
      (index === 0 ? there(editor) : editor).post(`/reviews/${id}/approve`),
    );
    await untilWaiting(reviews.length);
    await held.release();
    expect((await Promise.all(approvals)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await ratingOf(product)).toEqual({ average: 3, count: 3 });
  });

  it('leave the rating that a recount gives, whatever they do to reviews', async () => {
    const moves = fc.array(
      fc.record({
        who: fc.nat(3),
        what: fc.nat(2),
        move: fc.constantFrom('write', 'change', 'approve', 'approve', 'reject', 'delete'),
        rating: fc.integer({ min: 1, max: 5 }),
      }),
      { minLength: 5, maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(moves, async (storm) => {
        const known = await reviewsByPlace();
        const answers = await Promise.all(
          storm.map(({ who, what, move, rating }, index) => {
            const there_ = (actor: Actor) => (index % 2 === 0 ? actor : there(actor));
            return made(there_, { who, what, move, rating, id: known.get(`${who} ${what}`) });
          }),
        );
        for (const { status, body } of answers)
          if (![200, 201, 204, 404, 409].includes(status))
            throw new Error(`${status} ${JSON.stringify(body)}`);
        expect(await faultsOfRatings(stoa)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('may leave: people with reviews of the same products who are erased together', async () => {
    const leaving = await Promise.all(Array.from({ length: 3 }, () => stoa.given.viewer()));
    for (const [index, buyer] of leaving.entries()) {
      await buys(stoa, buyer, ...products);
      const order = index % 2 === 0 ? products : [...products].reverse();
      for (const product of order)
        await approvedOf({ buyer, moderator: editor }, product, { rating: 1 + index });
    }
    const stock = products.map((id) =>
      editor.post(`/products/${id}/stock`, { delta: 1, reason: 'received' }),
    );
    const gone = await Promise.all(leaving.map((actor) => actor.delete(`/users/${actor.id}`)));
    expect(gone.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await Promise.all(stock)).map(({ status }) => status)).toEqual([201, 201, 201]);
    const { rows } = await stoa.sql.query('SELECT FROM reviews WHERE author_id = ANY ($1)', [
      leaving.map(({ id }) => id),
    ]);
    expect(rows).toEqual([]);
  });
});

describe('A person', () => {
  it('takes their reviews away: all of them are in the export, and none stays after the erasure', async () => {
    const [shown = '', hidden = ''] = await freshProducts(2);
    const anna = await stoa.given.viewer({ name: 'Anna Berg' });
    await buys(stoa, anna, shown, hidden);
    const approved = await approvedOf({ buyer: anna, moderator: editor }, shown, { rating: 1 });
    const { id } = await reviewOf(anna, hidden);
    const rejected = (await editor.post(`/reviews/${id}/reject`, { reason: 'Off topic.' })).body;
    await rated(shown, [5]);
    expect((await anna.get(`/users/${anna.id}/export`)).body.reviews).toEqual([approved, rejected]);
    expect(await ratingOf(shown)).toEqual({ average: 3, count: 2 });
    expect((await anna.delete(`/users/${anna.id}`)).status).toBe(204);
    expect(await ratingOf(shown)).toEqual({ average: 5, count: 1 });
    for (const gone of [approved, rejected])
      expect((await editor.get(`/reviews/${gone.id}`)).status).toBe(404);
  });
});

interface Move {
  readonly who: number;
  readonly what: number;
  readonly move: string;
  readonly rating: number;
  /** Of the review of `who` on `what`, when there is one. */
  readonly id: string | undefined;
}

/** Makes the move; where there is no review yet, it is written. */
function made(there_: (actor: Actor) => Actor, { who, what, move, rating, id }: Move): Promise<Answer> {
  const buyer = there_(at(buyers, who));
  if (move === 'write' || id === undefined)
    return buyer.post(`/products/${at(products, what)}/reviews`, reviewBody({ rating }));
  if (move === 'change') return buyer.patch(`/reviews/${id}`, { rating });
  if (move === 'delete') return (rating > 3 ? buyer : there_(editor)).delete(`/reviews/${id}`);
  return there_(editor).post(`/reviews/${id}/${move}`, {});
}

/** The ids of the reviews by buyer and product. */
async function reviewsByPlace(): Promise<Map<string, string>> {
  const { rows } = await stoa.sql.query('SELECT id, author_id, product_id FROM reviews');
  const place = (row: any) =>
    `${buyers.findIndex(({ id }) => id === row.author_id)} ${products.indexOf(row.product_id)}`;
  return new Map(rows.map((row) => [place(row), row.id as string]));
}

/** Waits until so many transactions of the service wait for a lock. */
async function untilWaiting(count: number): Promise<void> {
  const waiting = `SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'stoa' AND wait_event_type = 'Lock'`;
  while ((await stoa.sql.query(waiting)).rows[0].count < count)
    await new Promise((resolve) => setTimeout(resolve, 10));
}
