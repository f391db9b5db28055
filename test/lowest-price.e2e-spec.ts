import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Clock } from '../src/clock/clock.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let clock: ReturnType<typeof moveClock>;
beforeAll(async () => {
  stoa = await Stoa.start();
  clock = moveClock(stoa);
});
// days pass in these tests, and a session does not live as long
beforeEach(async () => {
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const day = 86_400;
const dollars = (amount: number) => ({ amount, currency: 'USD' });
const sets = async (id: string, amount: number, facts: object = {}) => {
  editor = await stoa.given.editor();
  expect((await editor.patch(`/products/${id}`, { price: dollars(amount), ...facts })).status).toBe(200);
};
/** The price of now, the lowest of thirty days, and the one to show beside a reduction. */
const shown = async (id: string) => {
  const { price, lowestPrice30Days, priorPrice } = (await editor.get(`/products/${id}`)).body;
  return [price.amount, lowestPrice30Days.amount, priorPrice?.amount ?? null];
};
const after = async (days: number) => {
  clock.ahead(days * day);
  editor = await stoa.given.editor();
};

describe('The lowest price', () => {
  it('is the price, and there is none before, as long as it never changed', async () => {
    const { id } = await productOf(editor);
    expect(await shown(id)).toEqual([1999, 1999, null]);
    await after(40);
    expect(await shown(id)).toEqual([1999, 1999, null]);
  });

  it('of the time before a reduction is what it is compared with, for as long as it lasts', async () => {
    const { id } = await productOf(editor);
    await after(10);
    await sets(id, 2500);
    await after(10);
    await sets(id, 1500);
    expect(await shown(id)).toEqual([1500, 1500, 1999]);
    await after(60);
    expect(await shown(id)).toEqual([1500, 1500, 1999]);
  });

  it('takes no notice of what was over for thirty days', async () => {
    const { id } = await productOf(editor, { price: dollars(500) });
    await after(1);
    await sets(id, 2500);
    await after(29);
    expect(await shown(id)).toEqual([2500, 500, 500]);
    await after(2);
    expect(await shown(id)).toEqual([2500, 2500, 500]);
    await sets(id, 2000);
    expect(await shown(id)).toEqual([2000, 2000, 2500]);
  });

  it('still counts a price that was in force when the thirty days began', async () => {
    const { id } = await productOf(editor, { price: dollars(500) });
    await after(100);
    await sets(id, 900);
    await after(1);
    await sets(id, 700);
    expect(await shown(id)).toEqual([700, 500, 500]);
  });

  it('is not the one before because what it is compared with changed', async () => {
    const { id } = await productOf(editor);
    await after(3);
    await sets(id, 1500);
    await after(3);
    await sets(id, 1500, { compareAtPrice: dollars(1999) });
    expect(await shown(id)).toEqual([1500, 1500, 1999]);
  });

  it('remembers a sale that was scheduled', async () => {
    const { id } = await productOf(editor);
    const times = (start: number, end: number) => {
      const at = (days: number) =>
        stoa.app
          .get(Clock)
          .inSeconds(days * day)
          .toISOString();
      return { startsAt: at(start), endsAt: at(end) };
    };
    await after(1);
    const { body } = await editor.post(`/products/${id}/scheduled-prices`, {
      price: dollars(1200),
      ...times(0, 5),
    });
    expect(await shown(id)).toEqual([1200, 1200, 1999]);
    await after(2);
    await editor.delete(`/scheduled-prices/${body.id}`);
    expect(await shown(id)).toEqual([1999, 1200, 1200]);
    await after(31);
    expect(await shown(id)).toEqual([1999, 1999, 1200]);
  });

  it('is told for each currency', async () => {
    const euros = (amount: number) => [{ amount, currency: 'EUR' }];
    const { id } = await productOf(editor, { prices: euros(1849) });
    await after(5);
    await editor.patch(`/products/${id}`, { prices: euros(1500) });
    const { body } = await editor.get(`/products/${id}`);
    expect(body.variants[0].prices).toMatchObject([
      { amount: 1500, lowestAmount30Days: 1500, priorAmount: 1849 },
    ]);
    expect(await shown(id)).toEqual([1999, 1999, null]);
  });
});

const hour = 3_600_000;
const beginning = Date.UTC(2020, 0, 1);
const at = (hours: number) => new Date(beginning + hours * hour);
interface Line {
  readonly hours: number;
  readonly amount: number | null;
}
const lines = (amount: fc.Arbitrary<number | null>) =>
  fc
    .array(fc.record({ hours: fc.integer({ min: 0, max: 1500 }), amount }), { minLength: 1, maxLength: 12 })
    .map((made) => made.toSorted((one, other) => one.hours - other.hours));

/** What it cost in each hour: the last line that was written by then. */
const priceAt = (history: readonly Line[], hours: number): number | null =>
  history.findLast((line) => line.hours <= hours)?.amount ?? null;

/** The lowest of the hours from `since` until before `until`, looked at one by one. */
function lowestOf(history: readonly Line[], since: number, until: number): number | null {
  const amounts = Array.from({ length: Math.max(0, until - since) }, (_, index) =>
    priceAt(history, since + index),
  );
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : Math.min(...known);
}

describe('The database finds the lowest price', () => {
  let variant: string;
  let product: string;
  beforeAll(async () => {
    const made = await productOf(await stoa.given.editor());
    [variant, product] = [made['variants'][0].id, made['id']];
  });

  it('of any time in any history, with gaps and with several lines of one moment', async () => {
    let run = 0;
    const amounts = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null });
    const window = fc.tuple(fc.integer({ min: -50, max: 1600 }), fc.integer({ min: 1, max: 800 }));
    const property = fc.asyncProperty(
      lines(amounts),
      fc.array(window, { minLength: 5 }),
      async (history, windows) => {
        const currency = `run ${(run += 1)}`;
        await stoa.sql.query(
          `INSERT INTO price_history (product_id, variant_id, currency, amount, valid_from)
         SELECT $1, $2, $3, amount, at FROM unnest($4::int[], $5::timestamptz[]) WITH ORDINALITY AS l (amount, at, place)
         ORDER BY place`,
          [
            product,
            variant,
            currency,
            history.map(({ amount }) => amount),
            history.map(({ hours }) => at(hours)),
          ],
        );
        const { rows } = await stoa.sql.query(
          `SELECT lowest_price($1, $2, since, until) AS lowest
         FROM unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS w (since, until, place) ORDER BY place`,
          [
            variant,
            currency,
            windows.map(([since]) => at(since)),
            windows.map(([since, length]) => at(since + length)),
          ],
        );
        expect(rows.map(({ lowest }) => lowest)).toEqual(
          windows.map(([since, length]) => lowestOf(history, since, since + length)),
        );
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });

  it('of thirty days and of those before the price of now, whenever it is asked', async () => {
    let run = 0;
    const property = fc.asyncProperty(
      lines(fc.integer({ min: 1, max: 9 })) as fc.Arbitrary<(Line & { amount: number })[]>,
      fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 3 }),
      async (history, delays) => {
        const currency = codeOf((run += 1));
        for (const { hours, amount } of history)
          await stoa.sql.query(
            `INSERT INTO prices AS o (variant_id, currency, amount, changed_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (variant_id, currency) DO UPDATE SET amount = excluded.amount, changed_at = excluded.changed_at
             WHERE o.amount <> excluded.amount`,
            [variant, currency, amount, at(hours)],
          );
        const now = history.at(-1)?.amount ?? 0;
        const since =
          history.find((_, index) => history.slice(index).every(({ amount }) => amount === now))?.hours ?? 0;
        const moments = delays.map((hours) => (history.at(-1)?.hours ?? 0) + hours);
        const { rows } = await stoa.sql.query(
          `SELECT f.lowest, f.prior FROM unnest($3::timestamptz[]) WITH ORDINALITY AS m (at, place),
             price_facts($1, $2, m.at) f ORDER BY place`,
          [variant, currency, moments.map(at)],
        );
        expect(rows).toEqual(
          moments.map((moment) => ({
            lowest: Math.min(now, lowestOf(history, moment - 720, moment) ?? now),
            prior: lowestOf(history, since - 720, since),
          })),
        );
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

/** AAA, AAB, ... */
const codeOf = (number: number): string =>
  [676, 26, 1].map((place) => String.fromCharCode(65 + (Math.floor(number / place) % 26))).join('');
