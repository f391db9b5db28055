import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { clientSecretOf, confirm, orderOf } from './support/orders.js';
import { faultsOfSales, recount } from './support/sales.js';
import { Stoa } from './support/stoa.js';

/** Two instances of the service on one database, as behind a balancer. */
let stoa: Stoa;
let twin: Stoa;
let editor: Actor;
let admin: Actor;
let buyers: Actor[];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  [editor, admin] = await Promise.all([stoa.given.editor(), stoa.given.admin()]);
  buyers = await Promise.all(Array.from({ length: 6 }, () => stoa.given.viewer()));
});
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const either = (index: number): Stoa => (index % 2 === 0 ? stoa : twin);
const at = (where: Stoa, actor: Actor): Actor => new Actor(where.url, actor.token, actor.id);

describe('The counters of sales, while many pay and cancel at two instances', () => {
  it('are what a recount of the orders gives, and nobody waits in a circle', async () => {
    const ids = await Promise.all(
      times(6, async () => (await productOf(editor, { stock: 10_000 }))['id'] as string),
    );
    // baskets with the same products in every order, each with other quantities
    const orders: { id: string; secret: string }[] = [];
    for (let index = 0; index < 36; index += 1) {
      const buyer = buyers[index % buyers.length]!;
      const basket = times(4, (line) => [ids[(index * (line + 1) + line) % 6]!, 1 + ((index + line) % 5)]);
      const { id } = await orderOf(buyer, Object.fromEntries(basket));
      orders.push({ id, secret: await clientSecretOf(buyer, id) });
    }
    const deadlocks = () =>
      stoa.sql.query('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()');
    const before = (await deadlocks()).rows;
    await Promise.all(
      orders.flatMap(({ id, secret }, index) => [
        confirm(either(index), secret),
        ...(index % 2 === 0 ? [at(either(index + 1), admin).post(`/orders/${id}/cancel`, {})] : []),
      ]),
    );
    // and again: some that were paid are shipped, some cancelled, some both at once
    await Promise.all(
      orders.flatMap(({ id }, index) => [
        ...(index % 3 === 0 ? [at(either(index), admin).post(`/orders/${id}/cancel`, {})] : []),
        ...(index % 3 === 1 ? [] : [at(either(index + 1), editor).post(`/orders/${id}/ship`, {})]),
      ]),
    );
    expect(await faultsOfSales(stoa)).toEqual([]);
    const sold = await recount(stoa, 30, 20);
    expect(sold.length).toBeGreaterThan(0);
    for (const where of [stoa, twin]) {
      const { body } = await where.nobody.get('/products/top-selling');
      expect(body.data.map((product: any) => [product.id, product.unitsSold])).toEqual(sold);
    }
    expect((await deadlocks()).rows).toEqual(before);
  });

  it('count an order once, however often it is paid and cancelled at once', async () => {
    const { id } = await productOf(editor, { stock: 100 });
    const order = await orderOf(buyers[0]!, { [id]: 7 });
    const secret = await clientSecretOf(buyers[0]!, order['id']);
    await Promise.all(times(8, (index) => confirm(either(index), secret)));
    expect((await recount(stoa, 1, 100)).find(([product]) => product === id)).toEqual([id, 7]);
    expect(await faultsOfSales(stoa)).toEqual([]);
    await Promise.all(
      times(8, (index) => at(either(index), admin).post(`/orders/${order['id'] as string}/cancel`, {})),
    );
    expect((await recount(stoa, 1, 100)).find(([product]) => product === id)).toBeUndefined();
    expect(await faultsOfSales(stoa)).toEqual([]);
  });
});
