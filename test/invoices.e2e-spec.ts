import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { settle } from './support/events.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks, freshKey, orderOf, payFor } from './support/orders.js';
import { wordsOf } from './support/pdf.js';
import { Stoa } from './support/stoa.js';
import { taxOf } from './support/terms.js';

let stoa: Stoa;
let anna: Actor;
let editor: Actor;
let admin: Actor;
let kettle: string;
beforeAll(async () => {
  stoa = await Stoa.start({
    ...{ SHOP_NAME: 'Kessel & Kanne GmbH', SHOP_TAX_ID: 'DE 123 456 789' },
    SHOP_ADDRESS: 'Lindenstraße 12; 10969 Berlin',
  });
  [anna, editor, admin] = [await stoa.given.viewer(), await stoa.given.editor(), await stoa.given.admin()];
  kettle = (await productOf(editor, { name: 'Чайник', sku: 'KET-1', stock: 1000, price: usd(1999) }))['id'];
});
afterEach(async () => expect(await faultsOfBooks(stoa)).toEqual([]));
afterAll(() => stoa.stop());

const usd = (amount: number) => ({ amount, currency: 'USD' });
const shippingAddress = {
  ...{ name: 'Zażółć Παπαδόπουλος', line1: 'ул. Ленина 1', city: 'Łódź' },
  ...{ postalCode: '90-001', country: 'PL' },
};
const paid = async (buyer = anna, quantity = 2, facts: object = { shippingAddress }) => {
  const order = await orderOf(buyer, { [kettle]: quantity }, facts);
  await payFor(stoa, buyer, order['id']);
  return (await admin.get(`/orders/${order['id']}`)).body as Record<string, any>;
};
const path = (order: { id?: string }): string => `/orders/${order.id}/invoice`;

async function download(who: Actor, address: string, headers: Record<string, string> = {}) {
  const token = { authorization: `Bearer ${who.token}` };
  const answer = await fetch(`${stoa.url}/api/v1${address}`, { headers: { ...token, ...headers } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes };
}
const numbers = async (): Promise<string[]> =>
  (
    await stoa.sql.query<{ number: string }>('SELECT number FROM invoices ORDER BY kind, year, sequence')
  ).rows.map(({ number }) => number);
const numberIn = (headers: Headers): string =>
  /-(C?\d{4}-\d{6})\.pdf"$/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '';

describe('An invoice', () => {
  it('shows who sells and buys, what, and what it comes to, in the letters of their names', async () => {
    const order = await paid();
    const { status, headers, bytes } = await download(anna, path(order));
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="invoice-\d{4}-\d{6}\.pdf"$/);
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const words = wordsOf(bytes);
    for (const part of [
      ...['Kessel & Kanne GmbH', 'Lindenstraße 12', '10969 Berlin', 'Tax ID DE 123 456 789', 'Invoice'],
      ...['Zażółć Παπαδόπουλος', 'ул. Ленина 1', '90-001 Łódź', 'Чайник', 'KET-1', '$19.99', '$39.98'],
      ...[numberIn(headers), `Order ${order['id']}`, 'Page 1 of 1'],
    ])
      expect(words).toContain(part);
  });

  it('explains the total as the order does', async () => {
    const member = await stoa.given.viewer({ tier: 'premium' });
    const order = await paid(member);
    const words = wordsOf((await download(member, path(order))).bytes);
    for (const part of ['Goods', '20 % for premium members', '-$8.00', 'Total', '$31.98'])
      expect(words).toContain(part);
  });

  it('is kept to the byte, whatever becomes of product, address and person', async () => {
    const bert = await stoa.given.viewer({ name: 'Bert Ødegård' });
    const order = await paid(bert, 1, {});
    const first = await download(bert, path(order));
    expect(wordsOf(first.bytes)).toContain('Bert Ødegård');
    await editor.patch(`/products/${kettle}`, { name: 'Kettle' });
    await bert.patch(`/users/${bert.id}`, { name: 'Somebody else' });
    await bert.delete(`/users/${bert.id}`);
    const again = await download(admin, path(order));
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    await editor.patch(`/products/${kettle}`, { name: 'Чайник' });
  });

  it('is issued when the order is paid, before anybody asks, and is what was true then', async () => {
    const bert = await stoa.given.viewer({ name: 'Bert' });
    const order = await paid(bert, 1, {});
    await settle(stoa);
    const { rows } = await stoa.sql.query('SELECT number, pdf FROM invoices WHERE order_id = $1', [
      order['id'],
    ]);
    expect(rows).toEqual([{ number: expect.any(String), pdf: null }]);
    await bert.patch(`/users/${bert.id}`, { name: 'Another' });
    const { headers, bytes } = await download(bert, path(order));
    expect(numberIn(headers)).toBe(rows[0].number);
    expect(wordsOf(bytes)).toContain('Bert\n');
  });

  it('needs an order that was paid once, and is there for those who may see it', async () => {
    const unpaid = await orderOf(anna, { [kettle]: 1 });
    const refused = expectProblem(await anna.get(path(unpaid)), 409, 'ORDER_STATE_CONFLICT');
    expect(refused['detail']).toMatch(/never paid/);
    await anna.post(`/orders/${unpaid['id']}/cancel`, {});
    expectProblem(await anna.get(path(unpaid)), 409, 'ORDER_STATE_CONFLICT');
    const order = await paid();
    expectProblem(await (await stoa.given.viewer()).get(path(order)), 404, 'NOT_FOUND');
    expectProblem(await anna.get(path({ id: crypto.randomUUID() })), 404, 'NOT_FOUND');
    expectProblem(await anna.get(path({ id: 'x' })), 400, 'MALFORMED_REQUEST');
    expect((await download(admin, path(order))).status).toBe(200);
  });

  it('is not sent again to whoever has it', async () => {
    const order = await paid();
    const tag = (await download(anna, path(order))).headers.get('etag') ?? '';
    const { status, headers, bytes } = await download(anna, path(order), { 'if-none-match': tag });
    expect([status, bytes.length, headers.get('etag')]).toEqual([304, 0, tag]);
  });

  it('of forty long lines goes on over pages', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 40; index += 1)
      ids.push(
        (await productOf(editor, { name: `Cup ${index} ${'x'.repeat(150)}`, stock: 9 }))['id'] as string,
      );
    const long = await orderOf(anna, Object.fromEntries(ids.map((id) => [id, 1])));
    await payFor(stoa, anna, long['id']);
    const words = wordsOf((await download(anna, path(long))).bytes);
    expect(words).toMatch(/Page 2 of [3-9]/);
    for (let index = 0; index < 40; index += 1) expect(words).toContain(`Cup ${index} `);
  });
});

describe('The numbers of invoices', () => {
  it('have no gaps, however many ask at once, also when some of it fails', async () => {
    const orders = await Promise.all(Array.from({ length: 6 }, () => paid(anna, 1)));
    const failing = Array.from({ length: 4 }, async (_, index) => {
      const client = await stoa.sql.connect();
      await client.query('BEGIN');
      const insert = `INSERT INTO invoices (id, kind, order_id, issued_at, facts) VALUES (gen_random_uuid(), 'invoice', $1, now(), '{}')`;
      await client.query(`${insert} ON CONFLICT DO NOTHING`, [orders[index]!['id']]).catch(() => undefined);
      await client.query('ROLLBACK');
      client.release();
    });
    const asked = orders.flatMap((order) => [anna, admin, anna].map((who) => download(who, path(order))));
    const [answers] = await Promise.all([Promise.all(asked), settle(stoa), ...failing]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (let index = 0; index < answers.length; index += 3) {
      const [one, ...others] = answers.slice(index, index + 3);
      for (const { bytes } of others) expect(bytes.equals(one!.bytes)).toBe(true);
    }
    expect(new Set(answers.map(({ headers }) => numberIn(headers))).size).toBe(6);
    const year = new Date().getUTCFullYear();
    const all = (await numbers()).filter((number) => !number.startsWith('C'));
    expect(all).toEqual(all.map((_, index) => `${year}-${String(index + 1).padStart(6, '0')}`));
  });

  it('begin anew with the year', async () => {
    const order = await paid();
    const client = await stoa.sql.connect();
    await client.query('BEGIN');
    const { rows } = await client.query(
      `INSERT INTO invoices (id, kind, order_id, issued_at, facts)
       VALUES (gen_random_uuid(), 'invoice', $1, '2031-01-01T00:00:00Z', '{}') RETURNING number`,
      [order['id']],
    );
    await client.query('ROLLBACK');
    client.release();
    expect(rows).toEqual([{ number: '2031-000001' }]);
  });

  it('and what stands below them is final, whoever writes', async () => {
    const [order, unpaid] = [await paid(), await orderOf(anna, { [kettle]: 1 })];
    await download(anna, path(order));
    const insert = (id: string) =>
      stoa.sql.query(
        `INSERT INTO invoices (id, kind, order_id, issued_at, facts) VALUES (gen_random_uuid(), 'invoice', $1, now(), '{}')
         ON CONFLICT DO NOTHING`,
        [id],
      );
    await expect(insert(order['id'])).rejects.toThrow(/issued already/);
    await expect(insert(unpaid['id'])).rejects.toThrow(/only what was paid for/);
    for (const wrong of [
      "UPDATE invoices SET facts = '{}'",
      'UPDATE invoices SET sequence = sequence + 1000',
      "UPDATE invoices SET pdf = 'x'",
      'DELETE FROM invoices',
    ])
      await expect(stoa.sql.query(`${wrong} WHERE order_id = $1`, [order['id']])).rejects.toThrow(
        /kept as it was issued/,
      );
  });
});

describe('A credit note', () => {
  it('tells of money that went back, under a number of its own, and names the invoice', async () => {
    const order = await paid();
    const lines = [{ lineId: order['lines'][0].id as string, quantity: 1 }];
    const refund = await admin.post(
      `/orders/${order['id']}/refunds`,
      { lines, reason: 'Broken' },
      freshKey(),
    );
    const address = `/orders/${order['id']}/credit-notes/${refund.body.id}`;
    const { status, headers, bytes } = await download(anna, address);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(headers.get('content-disposition')).toMatch(/filename="credit-note-C\d{4}-\d{6}\.pdf"$/);
    const invoice = numberIn((await download(anna, path(order))).headers);
    const words = wordsOf(bytes);
    for (const part of [
      'Credit note',
      numberIn(headers),
      'Corrects invoice',
      invoice,
      'Чайник',
      '$17.99',
      'Broken',
    ])
      expect(words).toContain(part);
    await settle(stoa);
    expect((await download(admin, address)).bytes.equals(bytes)).toBe(true);
  });

  it('holds taxes that are together those of the order, when all of it goes back in parts', async () => {
    await taxOf(admin, { country: 'SE', region: 'Skåne' });
    const buyer = await stoa.given.viewer({ tier: null });
    const { id } = await paid(buyer, 1, {
      shippingAddress: { ...shippingAddress, country: 'SE', region: 'skåne' },
    });
    for (const amount of [666, 666, 667])
      await admin.post(`/orders/${id}/refunds`, { amount: usd(amount) }, freshKey());
    await settle(stoa);
    const { rows } = await stoa.sql.query(
      "SELECT sum((facts #>> '{contained,0,amount}')::int)::int AS tax FROM invoices WHERE order_id = $1 AND kind = 'credit_note'",
      [id],
    );
    expect(rows).toEqual([{ tax: 400 }]);
  });

  it('is there of each refund, and of nothing else', async () => {
    const order = await paid();
    const part = await admin.post(`/orders/${order['id']}/refunds`, { amount: usd(500) }, freshKey());
    await admin.post(`/orders/${order['id']}/cancel`, {});
    await settle(stoa);
    const { rows } = await stoa.sql.query(
      "SELECT facts #>> '{sums,-1,amount}' AS amount FROM invoices WHERE order_id = $1 AND refund_id IS NOT NULL ORDER BY sequence",
      [order['id']],
    );
    expect(rows).toEqual([{ amount: '500' }, { amount: String(order['total'].amount - 500) }]);
    const other = await paid();
    const foreign = `/orders/${other['id']}/credit-notes/${part.body.id}`;
    expectProblem(await anna.get(foreign), 404, 'NOT_FOUND');
    const own = `/orders/${order['id']}/credit-notes/${part.body.id}`;
    expectProblem(await (await stoa.given.viewer()).get(own), 404, 'NOT_FOUND');
    expectProblem(
      await anna.get(`/orders/${order['id']}/credit-notes/${crypto.randomUUID()}`),
      404,
      'NOT_FOUND',
    );
  });

  it('waits until the money has gone back', async () => {
    const order = await paid();
    const refund = await admin.post(`/orders/${order['id']}/refunds`, { amount: usd(100) }, freshKey());
    const client = await stoa.sql.connect();
    await client.query('BEGIN');
    await client.query('ALTER TABLE refunds DISABLE TRIGGER USER');
    const put = (status: string) => `UPDATE refunds SET status = '${status}' WHERE id = '${refund.body.id}';`;
    await client.query(`${put('pending')} ALTER TABLE refunds ENABLE TRIGGER USER; COMMIT`);
    const address = `/orders/${order['id']}/credit-notes/${refund.body.id}`;
    expectProblem(await anna.get(address), 409, 'ORDER_STATE_CONFLICT');
    await client.query(put('succeeded'));
    client.release();
    expect((await download(anna, address)).status).toBe(200);
  });
});

describe('The copy of all that is held on a person', () => {
  it('has their invoices', async () => {
    const bert = await stoa.given.viewer({ name: 'Bert' });
    const order = await paid(bert, 1);
    await settle(stoa);
    const { body } = await bert.get(`/users/${bert.id}/export`);
    expect(body.invoices).toEqual([
      {
        ...{ number: expect.any(String), kind: 'invoice', orderId: order['id'], refundId: null },
        billedTo: 'Zażółć Παπαδόπουλος\nул. Ленина 1\n90-001 Łódź\nPL',
        ...{ total: order['total'], issuedAt: expect.any(String) },
      },
    ]);
  });
});
