import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Answer } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { lettersOf } from './support/letters.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf, faultsOfBooks, freshKey, orderOf, payFor, type Basket } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let editor: Actor;
let admin: Actor;
let cup: string;
let pot: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, editor, admin] = [await stoa.given.viewer(), await stoa.given.editor(), await stoa.given.admin()];
  [cup, pot] = [
    (await productOf(editor, { name: 'Cup', stock: 1000 }))['id'],
    (await productOf(editor, { name: 'Pot', stock: 1000 }))['id'],
  ];
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

type Order = Record<string, any>;
const orderNow = async (id: string): Promise<Order> => (await admin.get(`/orders/${id}`)).body;
const paid = async (basket: Basket, buyer = anna): Promise<Order> => {
  const { id } = await orderOf(buyer, basket);
  await payFor(stoa, buyer, id);
  return orderNow(id);
};
const send = (id: string, body: object = {}, key = freshKey()): Promise<Answer> =>
  editor.post(`/orders/${id}/shipments`, body, key);
const refund = (id: string, lines: object[]): Promise<Answer> =>
  admin.post(`/orders/${id}/refunds`, { lines }, freshKey());
const of = (order: Order, quantity: number, position = 0) => ({
  lineId: order['lines'][position].id as string,
  quantity,
});
const travel = {
  carrier: 'PostNord',
  trackingNumber: 'SE370123',
  trackingUrl: 'https://postnord.example/SE370123',
};

describe('A shipment', () => {
  it('is a part of the order, which is shipped with the last of them', async () => {
    const order = await paid({ [cup]: 3, [pot]: 1 });
    const { id } = order as { id: string };
    const first = await send(id, { lines: [of(order, 2)], ...travel });
    expect(first.status).toBe(201);
    const times = { createdAt: expect.any(String), updatedAt: expect.any(String) };
    expect(first.body).toEqual({ id: expect.any(String), lines: [of(order, 2)], ...travel, ...times });
    expect(first.headers.get('location')).toMatch(new RegExp(`/orders/${id}/shipments/${first.body.id}$`));
    const { carrier, trackingNumber } = travel;
    expect(await orderNow(id)).toMatchObject({
      ...{ status: 'paid', shipment: { carrier, trackingNumber }, shipments: [first.body] },
      lines: [{ shippedQuantity: 2 }, { shippedQuantity: 0 }],
    });
    const last = await send(id, { carrier: 'DHL' });
    expect(last.body.lines).toEqual([of(order, 1), of(order, 1, 1)]);
    const now = await orderNow(id);
    expect(now).toMatchObject({
      ...{ status: 'shipped', shipment: { carrier: 'DHL', trackingNumber: null } },
      ...{ shipments: [first.body, last.body], lines: [{ shippedQuantity: 3 }, { shippedQuantity: 1 }] },
    });
    expect(now['history'].at(-1)).toMatchObject({ from: 'paid', to: 'shipped', actorId: editor.id });
    const told = ['order.shipment_created', 'order.shipment_created', 'order.shipped'];
    expect((await eventsOf(stoa, id)).slice(2)).toEqual(told);
    expect((await anna.get(`/orders/${id}/shipments/${first.body.id}`)).body).toEqual(first.body);
    expect((await editor.post(`/orders/${id}/deliver`, {})).body.status).toBe('delivered');
  });

  it('is told to the buyer in one letter each, with what is in it', async () => {
    const bert = await stoa.given.viewer();
    const order = await paid({ [cup]: 2, [pot]: 1 }, bert);
    await send(order['id'], { lines: [of(order, 1, 1)], ...travel });
    const sent = async () =>
      (await lettersOf(stoa, bert)).filter(({ subject }) => subject === 'Your order is on its way');
    const [part, ...others] = await sent();
    expect(others).toEqual([]);
    expect(part?.text).toContain('We have sent a part of your order.');
    expect(part?.text).toContain('Pot');
    expect(part?.text).not.toContain('Cup');
    expect(part?.text).toContain('Tracking number SE370123\nhttps://postnord.example/SE370123');
    await send(order['id']);
    const texts = (await sent()).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts.filter((text) => text.includes('the last part of your order'))).toHaveLength(1);
  });

  it('of all that is left is what shipping the order makes', async () => {
    const order = await paid({ [cup]: 3 });
    await send(order['id'], { lines: [of(order, 1)] });
    const { body } = await editor.post(`/orders/${order['id']}/ship`, { carrier: 'DHL' }, freshKey());
    expect(body).toMatchObject({ status: 'shipped', shipment: { carrier: 'DHL' } });
    expect(body.shipments[1]).toMatchObject({ lines: [of(order, 2)], carrier: 'DHL', trackingUrl: null });
  });

  it('leaves out what was refunded by line, and a refund of what is left ends an order sent in part', async () => {
    const order = await paid({ [cup]: 3, [pot]: 1 });
    const { id } = order as { id: string };
    await refund(id, [of(order, 1)]);
    expectProblem(await send(id, { lines: [of(order, 3)] }), 400, 'VALIDATION_FAILED');
    expect((await send(id, { lines: [of(order, 2)] })).status).toBe(201);
    expect((await orderNow(id))['status']).toBe('paid');
    expect((await refund(id, [of(order, 1, 1)])).status).toBe(201);
    expect(await orderNow(id)).toMatchObject({
      status: 'shipped',
      lines: [{ shippedQuantity: 2 }, { shippedQuantity: 0 }],
    });
    expect((await refund(id, [of(order, 1)])).status).toBe(201);
  });

  it('is of nothing when everything was refunded by line, and the order stays paid for its shipping', async () => {
    const order = await paid({ [cup]: 1, [pot]: 1 });
    const { id } = order as { id: string };
    await refund(id, [of(order, 1)]);
    await stoa.sql.query('UPDATE order_lines SET refunded_quantity = 1 WHERE order_id = $1', [id]);
    expect(expectProblem(await send(id), 409, 'ORDER_STATE_CONFLICT')['detail']).toMatch(/left to send/);
    await stoa.sql.query('UPDATE order_lines SET refunded_quantity = 0 WHERE id = $1', [
      of(order, 1, 1).lineId,
    ]);
  });

  it('keeps a paid order from being cancelled', async () => {
    const order = await paid({ [cup]: 2 });
    await send(order['id'], { lines: [of(order, 1)] });
    const refused = await admin.post(`/orders/${order['id']}/cancel`, {});
    expect(expectProblem(refused, 409, 'ORDER_STATE_CONFLICT')['detail']).toMatch(/part of it was sent/);
    expect(await orderNow(order['id'])).toMatchObject({ status: 'paid', refunds: [] });
  });

  it.each([
    ['no line', { lines: [] }],
    ['a line of another order', { lines: [{ lineId: crypto.randomUUID(), quantity: 1 }] }],
    ['nothing of a line', (order: Order) => ({ lines: [of(order, 0)] })],
    ['more than was ordered', (order: Order) => ({ lines: [of(order, 3)] })],
    ['a line twice', (order: Order) => ({ lines: [of(order, 1), of(order, 1)] })],
    ['an address that no browser opens', { trackingUrl: 'javascript:alert(1)' }],
    [
      'an address that is longer than it seems',
      { trackingUrl: `https://t.example/${'a\uFE0F'.repeat(1500)}` },
    ],
    ['a number of 101 characters', { trackingNumber: 'x'.repeat(101) }],
    ['nobody knows what', { weight: 3 }],
  ])('of %s is refused', async (_, body) => {
    const order = await paid({ [cup]: 2 });
    const answer = await send(order['id'], typeof body === 'function' ? body(order) : body);
    expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect((await orderNow(order['id']))['shipments']).toEqual([]);
  });

  it('needs an order that is paid, and that there is', async () => {
    const { id } = await orderOf(anna, { [cup]: 1 });
    expect(expectProblem(await send(id), 409, 'ORDER_STATE_CONFLICT')['orderStatus']).toBe('pending');
    expectProblem(await send(crypto.randomUUID()), 404, 'NOT_FOUND');
    expectProblem(await anna.post(`/orders/${id}/shipments`, {}), 403, 'FORBIDDEN');
    const other = `/orders/${id}/shipments/${crypto.randomUUID()}`;
    expectProblem(await anna.get(other), 404, 'NOT_FOUND');
    expectProblem(await editor.patch(other, { carrier: 'DHL' }), 404, 'NOT_FOUND');
  });

  it('can be told anew how it travels, by whoever has seen how it stands', async () => {
    const order = await paid({ [cup]: 1 });
    const { body: shipment } = await send(order['id'], travel);
    const path = `/orders/${order['id']}/shipments/${shipment.id}`;
    const tag = (await anna.get(path)).headers.get('etag') ?? '';
    const changes = { carrier: 'DHL', trackingUrl: null };
    const changed = await editor.patch(path, changes, { 'if-match': tag });
    expect(changed.body).toMatchObject({ ...travel, ...changes, lines: shipment.lines });
    expectProblem(
      await editor.patch(path, { carrier: 'UPS' }, { 'if-match': tag }),
      412,
      'PRECONDITION_FAILED',
    );
    expect((await orderNow(order['id']))['shipment']).toEqual({ carrier: 'DHL', trackingNumber: 'SE370123' });
    expectProblem(await editor.patch(path, { lines: [] }), 400, 'VALIDATION_FAILED');
    expectProblem(await anna.patch(path, { carrier: 'UPS' }), 403, 'FORBIDDEN');
  });
});

describe('At the same instant', () => {
  it('ten who send the same things send them once', async () => {
    const order = await paid({ [cup]: 3, [pot]: 1 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(order['id'], { lines: [of(order, 2)] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(400)]);
    expect((await orderNow(order['id']))['lines'][0].shippedQuantity).toBe(2);
  });

  it('one key is one shipment', async () => {
    const order = await paid({ [cup]: 2 });
    const key = freshKey();
    await Promise.all([1, 2, 3].map(() => send(order['id'], { lines: [of(order, 1)] }, key)));
    const again = await send(order['id'], { lines: [of(order, 1)] }, key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect((await orderNow(order['id']))['shipments']).toEqual([again.body]);
  });

  it.each(Array.from({ length: 5 }, (_, round) => round))(
    'what is refunded is not sent, and what is sent is known to the refund (%i)',
    async () => {
      const order = await paid({ [cup]: 2, [pot]: 1 });
      const [sent] = await Promise.all([
        send(order['id'], { lines: [of(order, 2)] }),
        refund(order['id'], [of(order, 2)]),
      ]);
      const now = await orderNow(order['id']);
      expect(now['lines'][0].shippedQuantity).toBe(sent.status === 201 ? 2 : 0);
      expect([now['status'], now['refunds']]).toEqual([
        'paid',
        [expect.objectContaining({ status: 'succeeded' })],
      ]);
    },
  );

  it('an order is either sent or cancelled', async () => {
    const order = await paid({ [cup]: 2 });
    const [sent, cancelled] = await Promise.all([
      send(order['id'], { lines: [of(order, 1)] }),
      admin.post(`/orders/${order['id']}/cancel`, {}, freshKey()),
    ]);
    expect([sent.status, cancelled.status].filter((status) => status < 300)).toHaveLength(1);
    expect((await orderNow(order['id']))['status']).toBe(sent.status === 201 ? 'paid' : 'cancelled');
  });
});

describe('The database', () => {
  it('lets nobody send more than was ordered and not refunded, whoever writes', async () => {
    const [order, other] = [await paid({ [cup]: 2 }), await paid({ [pot]: 1 })];
    await refund(order['id'], [of(order, 1)]);
    const { body: shipment } = await send(other['id']);
    const write = (shipmentId: string, lineId: string, quantity: number) =>
      stoa.sql.query('INSERT INTO shipment_lines VALUES ($1, $2, $3)', [shipmentId, lineId, quantity]);
    const made = `INSERT INTO shipments (id, order_id, created_at, updated_at) VALUES ('${crypto.randomUUID()}', $1, now(), now())
      RETURNING id`;
    const { rows } = await stoa.sql.query(made, [order['id']]);
    const id = rows[0].id as string;
    await expect(write(id, of(order, 2).lineId, 2)).rejects.toThrow(/never passes what was ordered/);
    await expect(write(shipment.id, of(order, 1).lineId, 1)).rejects.toThrow(/lines of its order/);
    const line = of(other, 1).lineId;
    for (const [wrong, why] of [
      [`UPDATE order_lines SET shipped_quantity = 0 WHERE id = '${line}'`, /never passes/],
      [`UPDATE order_lines SET shipped_quantity = 2 WHERE id = '${line}'`, /never passes|in_range/],
      [`UPDATE shipment_lines SET quantity = 1 WHERE line_id = '${line}'`, /append-only/],
      [`DELETE FROM shipment_lines WHERE line_id = '${line}'`, /append-only/],
      [`DELETE FROM shipments WHERE id = '${shipment.id}'`, /not rewritten/],
      [`UPDATE orders SET status = 'shipped' WHERE id = '${order['id']}'`, /once all of it is sent/],
      [`UPDATE orders SET status = 'cancelled' WHERE id = '${order['id']}'`, /not cancelled/],
    ] as const)
      await expect(stoa.sql.query(wrong)).rejects.toThrow(why);
    const unpaid = await orderOf(anna, { [cup]: 1 });
    await expect(stoa.sql.query(made, [unpaid['id']])).rejects.toThrow(/only what is paid for/);
    await stoa.sql
      .query(`ALTER TABLE shipments DISABLE TRIGGER shipments_are_final; DELETE FROM shipments WHERE id = '${id}';
      ALTER TABLE shipments ENABLE TRIGGER shipments_are_final`);
  });
});
