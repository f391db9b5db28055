import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let twin: Stoa;
let editor: Actor;
/** Rows that nobody touches, and rows that others change while somebody reads; one tag for both. */
let still: Set<string>;
let restless: string[];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  editor = await stoa.given.editor();
  const made: string[] = [];
  for (let index = 0; index < 24; index += 1) made.push(await productAt(index));
  still = new Set(made.filter((_, index) => index % 2 === 0));
  restless = made.filter((_, index) => index % 2 === 1);
});
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

/** Few names and prices, so that many rows are equal but for their ids. */
const factsAt = (place: number) => ({
  name: `Walked ${place % 5}`,
  price: { amount: 100 * (place % 4), currency: 'USD' },
});
const productAt = async (place: number): Promise<string> =>
  (await productOf(editor, { ...factsAt(place), tags: ['walked'] }))['id'] as string;

/** What others do between two pages: each to a row that is not among those that stand still. */
interface Doing {
  readonly what: 'add' | 'archive' | 'revive' | 'change';
  readonly row: number;
  readonly place: number;
}
const doings = fc.record<Doing>({
  what: fc.constantFrom('add', 'archive', 'revive', 'change', 'change'),
  row: fc.nat(1000),
  place: fc.nat(20),
});

async function act({ what, row, place }: Doing): Promise<void> {
  if (what === 'add') {
    restless.push(await productAt(place));
    return;
  }
  const id = restless[row % restless.length]!;
  if (what === 'archive') await editor.delete(`/products/${id}`);
  if (what === 'revive') await editor.patch(`/products/${id}`, { status: 'active' });
  if (what === 'change') await editor.patch(`/products/${id}`, factsAt(place));
}

const walks = fc.record({
  sort: fc.constantFrom('createdAt', '-createdAt', 'name', '-name', 'price', '-price', 'price,-name'),
  limit: fc.integer({ min: 1, max: 50 }),
  doings: fc.array(fc.array(doings, { maxLength: 2 }), { minLength: 1, maxLength: 6 }),
});

/** Reads page after page from one end to the other while others do what they do, at two instances in turn. */
async function walk(
  first: string,
  direction: 'next' | 'prev',
  { sort, limit, doings: all }: { sort: string; limit: number; doings: Doing[][] },
): Promise<{ ids: string[]; last: string }> {
  const ids: string[] = [];
  let [cursor, last]: [string | null, string] = [first, first];
  for (let page = 0; cursor !== null; page += 1) {
    const mine: Doing[] = all[page] ?? [];
    const at: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const path = `/products?tag=walked&sort=${sort}&limit=${limit}${at}`;
    const [answer] = await Promise.all([
      (page % 2 === 0 ? stoa : twin).nobody.get(path),
      ...mine.map((doing) => act(doing)),
    ]);
    const { data, meta } = answer.body;
    const found = data.map(({ id }: { id: string }) => id);
    ids.push(...(direction === 'next' ? found : found.reverse()));
    [last, cursor] = [cursor, direction === 'next' ? meta.nextCursor : (meta.prevCursor ?? null)];
    // a row that moves on can be met again and again, but not for ever
    if (page > 400) throw new Error('no end');
  }
  return { ids, last };
}

describe('Walking the catalogue by cursor while others add, archive and change products', () => {
  it('meets each product that stood still once, forwards and back', async () => {
    await fc.assert(
      fc.asyncProperty(walks, async (plan) => {
        const stood = (ids: readonly string[]) => ids.filter((id) => still.has(id));
        const forth = await walk('', 'next', plan);
        expect(stood(forth.ids)).toHaveLength(still.size);
        expect(new Set(stood(forth.ids))).toEqual(still);
        // back from the last page, which holds what it holds by now
        if (forth.last === '') return;
        const back = await walk(forth.last, 'prev', plan);
        expect(new Set(stood(back.ids)).size).toBe(stood(back.ids).length);
        const order = stood(forth.ids);
        expect(stood(back.ids).reverse()).toEqual(order.slice(0, stood(back.ids).length));
        expect(stood(back.ids).length).toBeGreaterThanOrEqual(order.length - plan.limit);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
