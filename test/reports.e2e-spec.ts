import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { settle } from './support/events.js';
import { expectProblem } from './support/matchers.js';
import { clientSecretOf, confirm, freshKey, orderOf, payFor } from './support/orders.js';
import { addressBody, carriage, methodOf, taxOf } from './support/terms.js';
import { Stoa } from './support/stoa.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
let stoa: Stoa;
let [admin, editor, anna] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
  anna = await stoa.given.viewer({ tier: 'regular' });
});
afterAll(() => stoa.stop());

const today = new Date().toISOString().slice(0, 10);
const rowsOf = async (groupBy: string, more = ''): Promise<any[]> =>
  (await admin.get(`/reports/sales?limit=100&groupBy=${groupBy}${more}`)).body.data;
const ofProduct = async (id: string): Promise<any> =>
  (await rowsOf('product')).find(({ product }) => product.id === id);
const refund = (id: string, wish: object) => admin.post(`/orders/${id}/refunds`, wish, freshKey());
/** A product, and a paid order of it. */
async function sold(quantity: number, facts: object = {}, order: object = {}): Promise<any> {
  const product = await productOf(editor, { stock: 100, price: usd(2000), ...facts });
  const placed = await orderOf(anna, { [product['id']]: quantity }, order);
  await payFor(stoa, anna, placed['id']);
  await settle(stoa);
  return { product: product['id'], id: placed['id'], lines: placed['lines'] };
}
/** What there is before and after, and how it differs: figures of today in dollars. */
async function change(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const figures = async () => {
    const { rows } = await stoa.sql.query("SELECT * FROM sales_days WHERE day = $1 AND currency = 'USD'", [
      today,
    ]);
    return (rows[0] ?? {}) as Record<string, unknown>;
  };
  const before = await figures();
  await work();
  await settle(stoa);
  const after = await figures();
  const names = Object.keys(after).filter((name) => !['day', 'currency'].includes(name));
  const moved = names.map((name) => [name, Number(after[name]) - Number(before[name] ?? 0)] as const);
  return Object.fromEntries(moved.filter(([, by]) => by !== 0));
}

describe('A sale', () => {
  it('counts on the day on which it is paid, with all that moved its total', async () => {
    const { country, region } = await taxOf(admin, { rate: '10', isIncluded: false });
    const shippingMethodId = (await methodOf(admin, { prices: [carriage(500)] }))['id'];
    const facts = { shippingMethodId, shippingAddress: addressBody({ country, region }) };
    // 4000 less 10 % for regular members, 500 for sending, 10 % on both
    expect(await change(() => sold(2, {}, facts))).toEqual({
      ...{ orders: 1, units: 2, subtotal: 4000, discount: 400, shipping: 500, tax: 410, total: 4510 },
    });
  });

  it('does not count before it is paid, nor when it never is', async () => {
    const product = (await productOf(editor, { stock: 10, price: usd(2000) }))['id'];
    const moved = await change(async () => {
      const { id } = await orderOf(anna, { [product]: 1 });
      await anna.post(`/orders/${id}/cancel`, {});
    });
    expect(moved).toEqual({});
    expect(await ofProduct(product)).toBeUndefined();
  });

  it('counts for its product, by the name that this has now, and for the category in which it stands now', async () => {
    const category = await categoryOf(editor, { name: 'Pots' });
    const { product } = await sold(3, { categoryId: category['id'] });
    await editor.patch(`/products/${product}`, { name: 'Renamed pot' });
    expect(await ofProduct(product)).toMatchObject({
      ...{ day: null, category: null, product: { id: product, name: 'Renamed pot' }, orders: 1, units: 3 },
      ...{ subtotal: usd(6000), discount: usd(600), net: usd(5400), total: null, refunded: usd(0) },
    });
    const ofCategory = (await rowsOf('category')).find((row) => row.category?.id === category['id']);
    expect(ofCategory).toMatchObject({ orders: null, units: 3, net: usd(5400), product: null });
  });

  it('counts once, however often its event is delivered', async () => {
    const { id } = await sold(1);
    const again = await change(() => stoa.sql.query('SELECT count_sale($1), count_sale($1)', [id]));
    expect(again).toEqual({});
  });
});

describe('A refund', () => {
  it('of things counts for them, and for the day', async () => {
    const { id, product, lines } = await sold(3);
    const wish = { lines: [{ lineId: lines[0].id, quantity: 1 }] };
    expect(await change(() => refund(id, wish))).toEqual({ refunded_units: 1, refunded: 1800 });
    expect(await ofProduct(product)).toMatchObject({ refundedUnits: 1, refunded: usd(1800), net: usd(3600) });
  });

  it('of a sum is spread over goods and sending by what they cost, and gives no thing back', async () => {
    const shippingMethodId = (await methodOf(admin, { prices: [carriage(200)] }))['id'];
    const { id, product } = await sold(1, {}, { shippingMethodId, shippingAddress: addressBody() });
    // of 2000 that were paid 1800 were for goods
    expect(await change(() => refund(id, { amount: usd(500) }))).toEqual({ refunded: 500 });
    expect(await ofProduct(product)).toMatchObject({ refundedUnits: 0, refunded: usd(450) });
  });

  it('of all that is left gives back all things that are left', async () => {
    const { id, product, lines } = await sold(3);
    await refund(id, { lines: [{ lineId: lines[0].id, quantity: 1 }] });
    await refund(id, { amount: usd(100) });
    await refund(id, {});
    await settle(stoa);
    expect(await ofProduct(product)).toMatchObject({ refundedUnits: 3, refunded: usd(5400), net: usd(0) });
  });

  it('of all that is left takes from each product what is left of it', async () => {
    const [one, two] = [
      (await productOf(editor, { stock: 10, price: usd(2000) }))['id'] as string,
      (await productOf(editor, { stock: 10, price: usd(2000) }))['id'] as string,
    ];
    const { id, lines } = await orderOf(anna, { [one]: 2, [two]: 1 });
    await payFor(stoa, anna, id);
    await refund(id, { lines: [{ lineId: lines[0].id, quantity: 1 }] });
    await refund(id, {});
    await settle(stoa);
    expect(await ofProduct(one)).toMatchObject({ refunded: usd(3600), net: usd(0) });
    expect(await ofProduct(two)).toMatchObject({ refunded: usd(1800), net: usd(0) });
  });

  it('of money that came for an order that was off counts as little as that money', async () => {
    const product = (await productOf(editor, { stock: 10, price: usd(2000) }))['id'] as string;
    const { id } = await orderOf(anna, { [product]: 1 });
    const secret = await clientSecretOf(anna, id);
    await anna.post(`/orders/${id}/cancel`, {});
    expect(await change(() => confirm(stoa, secret))).toEqual({});
    expect((await admin.get(`/orders/${id}`)).body.payments).toMatchObject([{ status: 'refunded' }]);
  });

  it('counts when the shop cancels a paid order', async () => {
    const { id, product } = await sold(2);
    await change(() => admin.post(`/orders/${id}/cancel`, {}));
    expect(await ofProduct(product)).toMatchObject({ units: 2, refundedUnits: 2, net: usd(0) });
  });
});

describe('The report', () => {
  it.each([
    [{ to: '2026-01-31' }, 2],
    [{ from: '2026-02-01' }, 1],
    [{ from: '2026-01-31T23:59:59+01:00', to: '2026-01-31' }, 1],
    [{}, 0],
  ])('is of the days of %j, both included', async (days, count) => {
    await stoa.sql.query(
      `INSERT INTO sales_days (day, currency, orders, subtotal, total)
       SELECT day::date, 'NOK', 1, 10, 10 FROM unnest('{2026-01-30,2026-01-31,2026-02-01}'::text[]) AS day
       ON CONFLICT DO NOTHING`,
    );
    const more = new URLSearchParams({ from: '2026-01-30', to: '2026-02-01', currency: 'NOK', ...days });
    if (count === 0) more.set('currency', 'ISK');
    expect(await rowsOf('day', `&${more.toString()}`)).toHaveLength(count);
  });

  it.each([
    'from=2026-02-30',
    'to=tomorrow',
    'groupBy=month',
    'currency=usd',
    'from=2026-02-02&to=2026-02-01',
    'from=2001-01-01&to=2026-01-01',
    'from=&to=',
    'limit=101',
    'day=2026-01-01',
  ])('is not of %s', async (query) =>
    expectProblem(await admin.get(`/reports/sales?${query}`), 400, 'VALIDATION_FAILED'),
  );

  it('says on every page how many rows there are', async () => {
    const pages = await Promise.all(
      [1, 2, 99].map(
        async (page) => (await admin.get(`/reports/sales?groupBy=product&limit=1&page=${page}`)).body,
      ),
    );
    const totals = pages.map(({ meta }) => meta.total);
    expect(new Set(totals).size).toBe(1);
    expect(pages.map(({ data }) => data.length)).toEqual([1, 1, 0]);
  });

  it('is a file, too, in which no name is a formula', async () => {
    const { product } = await sold(1, { name: '=SUM(A1:A9), "quoted"' });
    const answer = await admin.get('/reports/sales/export?groupBy=product');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="sales-by-product.csv"');
    const [header, ...rows] = String(answer.body).trim().split('\r\n');
    expect(header).toBe(
      'day,id,name,slug,currency,orders,units,subtotal,discount,shipping,tax,tax_included,total,refunded_units,refunded',
    );
    expect(rows.find((row) => row.includes(product))).toContain(`"'=SUM(A1:A9), ""quoted"""`);
    expect(rows).toHaveLength((await rowsOf('product')).length);
  });

  it('is for admins', async () => {
    for (const other of [anna, editor]) expectProblem(await other.get('/reports/sales'), 403, 'FORBIDDEN');
    expectProblem(await stoa.nobody.get('/reports/sales'), 401, 'UNAUTHENTICATED');
  });
});
