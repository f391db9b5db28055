import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SalesCheck } from '../src/products/sales/sales-check.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { clientSecretOf, confirm, orderOf } from './support/orders.js';
import { faultsOfSales } from './support/sales.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let buyer: Actor;
let product: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  buyer = await stoa.given.viewer();
  product = (await productOf(await stoa.given.editor(), { stock: 10_000 }))['id'] as string;
});
afterAll(() => stoa.stop());

const check = (): Promise<number> =>
  stoa.app.get(SalesCheck).check({ signal: new AbortController().signal, progress: () => undefined });
const secretOf = async (): Promise<string> => {
  const { id } = await orderOf(buyer, { [product]: 3 });
  return clientSecretOf(buyer, id);
};

describe('The check of the counters of sales', () => {
  it('finds nothing where they are right', async () => {
    await confirm(stoa, await secretOf());
    expect(await check()).toBe(0);
    expect(await faultsOfSales(stoa)).toEqual([]);
  });

  it.each([
    ['too many', 'UPDATE product_sales SET units = units + 7 WHERE span IN (1, 16)', 2],
    ['too few', 'UPDATE product_sales SET units = 0', 5],
    ['missing', 'DELETE FROM product_sales WHERE span <> 4', 4],
    ['of sales that were not', 'UPDATE product_sales SET starts = starts - 512 WHERE span = 1', 2],
  ])('mends counters that are %s', async (_, spoil, wrong) => {
    await stoa.sql.query(spoil);
    expect(await faultsOfSales(stoa)).not.toEqual([]);
    expect(await check()).toBe(wrong);
    await stoa.sql.query('DELETE FROM product_sales WHERE units = 0');
    expect(await faultsOfSales(stoa)).toEqual([]);
  });

  it('is right while orders are paid and other checks run', async () => {
    const secrets: string[] = [];
    for (let index = 0; index < 6; index += 1) secrets.push(await secretOf());
    await stoa.sql.query('UPDATE product_sales SET units = units + 1000');
    await Promise.all([...secrets.map((secret) => confirm(stoa, secret)), check(), check()]);
    await check();
    expect(await faultsOfSales(stoa)).toEqual([]);
  });
});
