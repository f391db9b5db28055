import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Clock } from '../src/clock/clock.js';
import { ScheduledPriceRuns } from '../src/products/prices/scheduled-price-runs.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { hold } from './support/hold.js';
import { expectProblem } from './support/matchers.js';
import { scheduledOf } from './support/prices.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let beside: Stoa;
let editor: Actor;
let clocks: ReturnType<typeof moveClock>[];
beforeAll(async () => {
  stoa = await Stoa.start();
  beside = await stoa.beside();
});
beforeEach(async () => {
  editor = await stoa.given.editor();
  clocks = [moveClock(stoa), moveClock(beside)];
});
afterEach(() => clocks.forEach((clock) => clock.stop()));
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

const runsOf = (one: Stoa) => one.app.get(ScheduledPriceRuns, { strict: false });
const ahead = (seconds: number) => clocks.forEach((clock) => clock.ahead(seconds));
const carryOut = () => runsOf(stoa).carryOutDue();
const later = async (seconds: number) => {
  ahead(seconds);
  await carryOut();
};
const inSeconds = (seconds: number) => stoa.app.get(Clock).inSeconds(seconds).toISOString();
const times = (start: number, end: number | null) => ({
  startsAt: inSeconds(start),
  endsAt: end === null ? null : inSeconds(end),
});
const idOf = async (facts: object = {}): Promise<string> => (await productOf(editor, facts))['id'] as string;
const dollars = (amount: number) => ({ amount, currency: 'USD' });
const planned = async (id: string) => (await editor.get(`/scheduled-prices/${id}`)).body;

/** What everybody is shown, within the second that it may take; price and what it is compared with. */
async function expectShown(id: string, amount: number, compareAt: number | null = null): Promise<void> {
  const wanted = [amount, compareAt];
  for (let attempt = 0; ; attempt += 1) {
    const { price, compareAtPrice } = (await stoa.nobody.get(`/products/${id}`)).body;
    const shown = [price.amount, compareAtPrice?.amount ?? null];
    if (attempt === 100 || String(shown) === String(wanted)) {
      expect(shown).toEqual(wanted);
      return;
    }
    await delay(50);
  }
}

/** The amounts that a product had, the oldest first. */
async function amountsOf(id: string): Promise<number[]> {
  const { body } = await editor.get(`/products/${id}/price-history?sort=validFrom`);
  return body.data.map(({ price }: { price: { amount: number } | null }) => price?.amount);
}

async function eventsOf(id: string): Promise<[number, number][]> {
  const { rows } = await stoa.sql.query(
    "SELECT payload FROM outbox WHERE aggregate_id = $1 AND type = 'product.price_changed' ORDER BY sequence",
    [id],
  );
  return rows.map(({ payload }) => [payload.previousAmount, payload.amount]);
}

describe('A scheduled price', () => {
  it('comes into force at its start beside the price before, which comes back at its end', async () => {
    const id = await idOf();
    const { id: sale } = await scheduledOf(editor, id, times(60, 120));
    await later(59);
    await expectShown(id, 1999);
    await later(1);
    await expectShown(id, 1499, 1999);
    expect(await planned(sale)).toMatchObject({
      status: 'running',
      appliedAt: inSeconds(0),
      finishedAt: null,
    });
    await later(59);
    await expectShown(id, 1499, 1999);
    await later(1);
    await expectShown(id, 1999);
    expect(await planned(sale)).toMatchObject({ status: 'ended', finishedAt: inSeconds(0) });
    expect(await amountsOf(id)).toEqual([1999, 1499, 1999]);
    expect(await eventsOf(id)).toEqual([
      [1999, 1499],
      [1499, 1999],
    ]);
  });

  it('is looked for twice a second', () => {
    const { sweep } = ScheduledPriceRuns.prototype as { sweep: object };
    const interval = Reflect.getMetadata('SCHEDULE_INTERVAL_OPTIONS', sweep);
    expect(interval).toEqual({ timeout: 500 });
  });

  it('is what orders pay', async () => {
    const id = await idOf({ stock: 5 });
    const viewer = await stoa.given.viewer({ tier: null });
    await scheduledOf(editor, id, times(60, 120));
    await later(60);
    const { body } = await viewer.post('/orders/quote', { items: [{ productId: id, quantity: 1 }] });
    expect(body.lines[0].unitPrice).toEqual(dollars(1499));
  });

  it('stays when it has no end', async () => {
    const id = await idOf({ compareAtPrice: dollars(2500) });
    const { id: rise } = await scheduledOf(editor, id, { ...times(60, null), price: dollars(2100) });
    await later(60);
    await expectShown(id, 2100);
    expect(await planned(rise)).toMatchObject({ status: 'ended', appliedAt: inSeconds(0) });
    await later(600);
    await expectShown(id, 2100);
  });

  it('goes on when only what it is compared with is changed by hand, and is over at its end', async () => {
    const id = await idOf({ compareAtPrice: dollars(2500) });
    await scheduledOf(editor, id, times(-60, 60));
    const { body } = await editor.get(`/products/${id}`);
    await editor.patch(`/products/${id}`, { price: body.price, compareAtPrice: null });
    await later(61);
    await expectShown(id, 1999, 2500);
  });

  it('that should have begun already begins at once, and what it compares with can be said', async () => {
    const id = await idOf({ compareAtPrice: dollars(2500) });
    const compareAtPrice = dollars(3000);
    const running = await scheduledOf(editor, id, { ...times(-60, 60), compareAtPrice });
    expect(running).toMatchObject({ status: 'running', startsAt: inSeconds(0), appliedAt: inSeconds(0) });
    await expectShown(id, 1499, 3000);
    await later(60);
    await expectShown(id, 1999, 2500);
    await scheduledOf(editor, id, { ...times(0, 60), compareAtPrice: null });
    await expectShown(id, 1499);
  });

  it('ends when somebody sets another price, and reverts nothing', async () => {
    const id = await idOf();
    const { id: sale } = await scheduledOf(editor, id, times(60, 120));
    await later(60);
    await editor.patch(`/products/${id}`, { name: 'Only its name' });
    expect(await planned(sale)).toMatchObject({ status: 'running' });
    ahead(10);
    await editor.patch(`/products/${id}`, { price: dollars(1700), compareAtPrice: null });
    expect(await planned(sale)).toMatchObject({ status: 'ended', finishedAt: inSeconds(0) });
    await later(60);
    await expectShown(id, 1700);
    expectProblem(await editor.delete(`/scheduled-prices/${sale}`), 409, 'SCHEDULED_PRICE_OVER');
  });

  it('that is ended while it runs gives the price before back at once', async () => {
    const id = await idOf();
    const { id: sale } = await scheduledOf(editor, id, times(0, 120));
    ahead(10);
    expect((await editor.delete(`/scheduled-prices/${sale}`)).status).toBe(204);
    await expectShown(id, 1999);
    expect(await planned(sale)).toMatchObject({ status: 'ended', finishedAt: inSeconds(0) });
    await later(120);
    expect(await amountsOf(id)).toEqual([1999, 1499, 1999]);
  });

  it('that was cancelled never applies', async () => {
    const id = await idOf();
    const { id: sale } = await scheduledOf(editor, id, times(60, 120));
    await editor.delete(`/scheduled-prices/${sale}`);
    await later(60);
    expect(await amountsOf(id)).toEqual([1999]);
  });

  it('follows another without the price before being seen between them', async () => {
    const id = await idOf();
    await scheduledOf(editor, id, times(60, 120));
    await scheduledOf(editor, id, { ...times(120, 180), price: dollars(999) });
    await later(60);
    await later(60);
    await expectShown(id, 999, 1999);
    await later(60);
    await expectShown(id, 1999);
    expect(await amountsOf(id)).toEqual([1999, 1499, 999, 1999]);
  });

  it('is not made up for when its whole time passed while the service was down', async () => {
    const id = await idOf();
    const { id: sale } = await scheduledOf(editor, id, times(60, 120));
    await scheduledOf(editor, id, { ...times(120, null), price: dollars(2100) });
    await scheduledOf(editor, id, { ...times(180, 240), price: dollars(1800) });
    await later(200);
    await expectShown(id, 1800, 2100);
    expect(await planned(sale)).toMatchObject({ status: 'ended', appliedAt: null, finishedAt: inSeconds(0) });
    await later(100);
    await expectShown(id, 2100);
    expect(await amountsOf(id)).toEqual([1999, 1800, 2100]);
  });

  it('is given up when its currency is gone by then', async () => {
    const id = await idOf({ prices: [{ amount: 1849, currency: 'EUR' }] });
    const price = { amount: 900, currency: 'EUR' };
    const { id: sale } = await scheduledOf(editor, id, { ...times(60, 120), price });
    await editor.patch(`/products/${id}`, { prices: [] });
    await later(60);
    expect(await planned(sale)).toMatchObject({ status: 'cancelled', appliedAt: null });
  });
});

describe('Many scheduled prices', () => {
  it('are each carried out once, whichever of two instances comes first', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => idOf()));
    for (const id of ids) await scheduledOf(editor, id, times(60, 120));
    for (const amounts of [
      [1999, 1499],
      [1999, 1499, 1999],
    ]) {
      ahead(60);
      await Promise.all([stoa, beside, stoa, beside].map((one) => runsOf(one).carryOutDue()));
      for (const id of ids) expect(await amountsOf(id)).toEqual(amounts);
    }
    for (const id of ids) expect(await eventsOf(id)).toHaveLength(2);
  });

  it('do not wait for one whose variant is in use', async () => {
    const [busy, free] = [await idOf(), await idOf()];
    for (const id of [busy, free]) await scheduledOf(editor, id, times(60, 120));
    const locked = await hold(stoa, 'SELECT id FROM variants WHERE product_id = $1 FOR UPDATE', [busy]);
    ahead(60);
    const sweeping = runsOf(stoa).sweep();
    await expectShown(free, 1499, 1999).finally(locked.release);
    await sweeping;
    await expectShown(busy, 1499, 1999);
  });

  it('agree with the prices whatever editors set, end and cancel at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => idOf()));
    const sales = [];
    for (const id of ids) sales.push((await scheduledOf(editor, id, times(60, 120)))['id']);
    for (let round = 0; round < 2; round += 1) {
      ahead(60);
      const answers = await Promise.all([
        ...ids
          .filter((_, index) => index % 3 !== 0)
          .map((id) => editor.patch(`/products/${id}`, { price: dollars(1700) })),
        ...sales
          .filter((_, index) => index % 4 === round)
          .map((id) => editor.delete(`/scheduled-prices/${id}`)),
        ...[stoa, beside].map((one) =>
          runsOf(one)
            .carryOutDue()
            .then(() => ({ status: 200 })),
        ),
      ]);
      expect(answers.filter(({ status }) => ![200, 204, 409].includes(status))).toEqual([]);
      await carryOut();
      const { rows } = await stoa.sql.query(
        `SELECT s.status, o.amount FROM scheduled_prices s JOIN prices o USING (variant_id, currency)
         WHERE s.id = ANY ($1) AND (s.status = 'running') <> (o.amount = 1499)`,
        [sales],
      );
      expect(rows).toEqual([]);
    }
  });
});
