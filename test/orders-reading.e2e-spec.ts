import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { orderOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let admin: Actor;
let anna: Actor;
let ben: Actor;
/** Anna's orders, the oldest first, of 1, 2, 3, 4, 5 kettles; the second one is cancelled. */
let orders: Record<string, any>[];
let bens: Record<string, any>;

beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, admin, anna, ben] = await Promise.all([
    stoa.given.editor(),
    stoa.given.admin(),
    stoa.given.viewer(),
    stoa.given.viewer(),
  ]);
  const { id } = await productOf(editor, { stock: 100 });
  orders = [];
  for (const quantity of [1, 2, 3, 4, 5]) orders.push(await orderOf(anna, { [id]: quantity }));
  bens = await orderOf(ben, { [id]: 6 });
  await anna.post(`/orders/${orders[1]!['id']}/cancel`, { reason: 'Too many.' });
});
afterAll(() => stoa.stop());

/** The quantities of the orders that the list shows, in its order. */
const quantities = async (who: Actor, query = ''): Promise<number[]> =>
  (await who.get(`/orders${query}`)).body.data.map(({ itemCount }: { itemCount: number }) => itemCount);

describe('The list of orders', () => {
  it('shows my own, the newest first, and not their lines', async () => {
    expect(await quantities(anna)).toEqual([5, 4, 3, 2, 1]);
    const { body } = await anna.get('/orders?limit=1');
    const {
      lines: _,
      shippingAddress: __,
      note: ___,
      shipment: ____,
      payments: _____,
      refunds: ______,
      history: _______,
      adjustments: ________,
      discountCode: _________,
      shippingMethod: __________,
      taxRate: ___________,
      shipments: ____________,
      ...summary
    } = orders[4]!;
    expect(body.data).toEqual([summary]);
    expect(body.meta).toEqual({ page: 1, limit: 1, total: 5, totalPages: 5, nextCursor: expect.any(String) });
  });

  it('shows everybody’s to an admin, or those of one buyer', async () => {
    expect(await quantities(admin)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await quantities(admin, `?userId=${ben.id}`)).toEqual([6]);
  });

  it('shows others nothing that is not theirs', async () => {
    expect(await quantities(anna, `?userId=${ben.id}`)).toEqual([]);
    expect(await quantities(anna, `?userId=${anna.id}&limit=2`)).toEqual([5, 4]);
    expect(await quantities(editor)).toEqual([]);
    expectProblem(await stoa.nobody.get('/orders'), 401, 'UNAUTHENTICATED');
  });

  it('is narrowed by status and by time', async () => {
    expect(await quantities(anna, '?status=cancelled')).toEqual([2]);
    expect(await quantities(anna, '?status=pending')).toEqual([5, 4, 3, 1]);
    const at = encodeURIComponent(String(orders[2]!['createdAt']));
    expect(await quantities(anna, `?from=${at}`)).toEqual([5, 4, 3]);
    expect(await quantities(anna, `?to=${at}`)).toEqual([2, 1]);
    expect(await quantities(anna, `?from=${at}&to=${at}`)).toEqual([]);
  });

  it('is sorted by time or by total', async () => {
    expect(await quantities(anna, '?sort=createdAt')).toEqual([1, 2, 3, 4, 5]);
    expect(await quantities(admin, '?sort=-total')).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await quantities(anna, '?sort=total&limit=2&page=2')).toEqual([3, 4]);
  });

  it('is walked by cursor without a gap or a repeat, there and back', async () => {
    const pages: { data: { itemCount: number }[]; meta: Record<string, string | null> }[] = [];
    for (let query: string | null = '?limit=2'; query !== null;) {
      const { body } = await anna.get(`/orders${query}`);
      pages.push(body);
      query = body.meta.nextCursor === null ? null : `?limit=2&cursor=${body.meta.nextCursor}`;
    }
    expect(pages.map(({ data }) => data.map(({ itemCount }) => itemCount))).toEqual([[5, 4], [3, 2], [1]]);
    expect(await quantities(anna, `?limit=2&cursor=${String(pages[2]!.meta['prevCursor'])}`)).toEqual([3, 2]);
  });

  it.each([
    ['a field that it is not sorted by', '?sort=status'],
    ['a status that there is none of', '?status=lost'],
    ['an id that is none', '?userId=anna'],
    ['a day that is none', '?from=yesterday'],
    ['a parameter that it does not know', '?buyer=anna'],
    ['a page of 101', '?limit=101'],
  ])('refuses %s', async (_, query) => {
    expectProblem(await anna.get(`/orders${query}`), 400, 'VALIDATION_FAILED');
  });
});

describe('An order', () => {
  const routes = (id: string): [string, string, object | undefined][] => [
    ['GET', `/orders/${id}`, undefined],
    ['GET', `/orders/${id}/history`, undefined],
    ['POST', `/orders/${id}/payment`, undefined],
    ['POST', `/orders/${id}/cancel`, {}],
  ];

  it('is there for its buyer and for an admin', async () => {
    for (const who of [anna, admin]) {
      const { body } = await who.get(`/orders/${orders[0]!['id']}`);
      expect(body).toEqual(orders[0]);
    }
  });

  it('is not there for anybody else, on any of its routes', async () => {
    for (const [method, path, body] of routes(bens['id'] as string))
      for (const stranger of [anna, editor])
        expectProblem(await stranger.send(method, path, body, {}), 404, 'NOT_FOUND');
  });

  it('asks who is there, on every one of its routes', async () => {
    for (const [method, path, body] of routes(bens['id'] as string))
      expectProblem(await stoa.nobody.send(method, path, body, {}), 401, 'UNAUTHENTICATED');
  });

  it('is shipped and delivered by those who may', async () => {
    for (const verb of ['ship', 'deliver']) {
      const path = `/orders/${String(orders[0]!['id'])}/${verb}`;
      expectProblem(await anna.post(path, {}), 403, 'FORBIDDEN');
      expectProblem(await stoa.nobody.post(path, {}), 401, 'UNAUTHENTICATED');
      expectProblem(
        await editor.post(`/orders/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11/${verb}`, {}),
        404,
        'NOT_FOUND',
      );
    }
  });

  it('that does not exist is 404, and an address that is no id is 400', async () => {
    expectProblem(await admin.get('/orders/0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11'), 404, 'NOT_FOUND');
    expectProblem(await admin.get('/orders/7'), 400, 'MALFORMED_REQUEST');
  });

  it('has a history of who did what, when and why', async () => {
    const { body } = await anna.get(`/orders/${orders[1]!['id']}/history`);
    expect(body.data).toEqual([
      {
        ...{ at: orders[1]!['createdAt'], actorId: anna.id, from: null, to: 'pending', reason: null },
        ...{ hash: expect.any(String), previousHash: null },
      },
      {
        ...{
          at: expect.any(String),
          actorId: anna.id,
          from: 'pending',
          to: 'cancelled',
          reason: 'Too many.',
        },
        ...{ hash: expect.any(String), previousHash: body.data[0].hash },
      },
    ]);
    expect(body.meta).toEqual({ page: 1, limit: 100, total: 2, totalPages: 1, nextCursor: null });
    const plain = body.data.map(({ hash: _, previousHash: __, ...entry }: Record<string, unknown>) => entry);
    expect((await admin.get(`/orders/${orders[1]!['id']}`)).body.history).toEqual(plain);
  });

  it('has a history that nobody can change, not even by SQL', async () => {
    const write = (sql: string) => stoa.sql.query(sql, [orders[1]!['id']]);
    await expect(write("UPDATE order_history SET reason = 'x' WHERE order_id = $1")).rejects.toThrow(
      /append-only/,
    );
    await expect(write('DELETE FROM order_history WHERE order_id = $1')).rejects.toThrow(/append-only/);
  });
});
