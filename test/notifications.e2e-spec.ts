import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { settle } from './support/events.js';
import { lettersTo, type ReceivedLetter } from './support/mailbox.js';
import { orderOf, payFor } from './support/orders.js';
import { Stoa } from './support/stoa.js';
import { addressBody, carriage, methodOf, taxOf } from './support/terms.js';

let stoa: Stoa;
let beside: Stoa;
let editor: Actor;
let admin: Actor;
let kettle: string;
beforeAll(async () => {
  stoa = await Stoa.start({ APP_URL: 'https://shop.example' });
  beside = await stoa.beside();
  [editor, admin] = await Promise.all([stoa.given.editor(), stoa.given.admin()]);
  kettle = (await productOf(editor, { stock: 1000, name: '<b>Kettle</b> "x"\u202e' }))['id'];
});
afterAll(async () => {
  await beside.stop();
  await stoa.stop();
});

/** What waits is delivered by both instances at once, and sent; the newest letter first. */
async function lettersOf(buyer: Actor): Promise<ReceivedLetter[]> {
  await settle(stoa, beside);
  return lettersTo(stoa, `${buyer.id}@example.com`);
}
const subjects = (letters: readonly ReceivedLetter[]): string[] =>
  letters.map(({ subject }) => subject).sort();
const shippingAddress = {
  name: 'Anna <script>alert(1)</script>',
  line1: 'Storgata 1',
  city: 'Oslo',
  postalCode: '0155',
  country: 'NO',
};

describe('The buyer gets a letter', () => {
  it('when the order is placed, with its lines, its sums and where it goes, and nothing of it is markup', async () => {
    const anna = await stoa.given.viewer();
    const order = await orderOf(anna, { [kettle]: 2 }, { shippingAddress });
    const [letter, ...others] = await lettersOf(anna);
    expect(others).toEqual([]);
    expect(letter?.subject).toBe('We have your order');
    const total = new Intl.NumberFormat('en', { style: 'currency', currency: order['currency'] });
    for (const part of [
      `Order number: ${order['id']}`,
      '<b>Kettle</b> "x"\n  2 × ',
      `Total: ${total.format(order['total'].amount / 100)}`,
      'Goes to:\nAnna <script>alert(1)</script>\nStorgata 1\n0155 Oslo\nNO',
      `https://shop.example/orders/${order['id']}`,
    ])
      expect(letter?.text).toContain(part);
    expect(letter?.html).toContain('&lt;b&gt;Kettle&lt;/b&gt; &quot;x&quot;</bdi>');
    expect(letter?.html).not.toMatch(/<script|<b>Kettle/);
  });

  it('with what it costs to send it, and the tax that the prices hold', async () => {
    const anna = await stoa.given.viewer({ tier: null });
    const { region } = await taxOf(admin, { rate: '25', isIncluded: true });
    const { id: shippingMethodId } = await methodOf(admin, { prices: [carriage(501)] });
    await orderOf(anna, { [kettle]: 1 }, { shippingMethodId, shippingAddress: addressBody({ region }) });
    const [letter] = await lettersOf(anna);
    for (const part of ['Shipping: $5.01', 'Tax, included in the prices: $5.00', 'Total: $25.00'])
      expect(letter?.text).toContain(part);
  });

  it('at each step until it is there, once each, and the one of sending names the parcel', async () => {
    const anna = await stoa.given.viewer();
    const { id } = await orderOf(anna, { [kettle]: 1 });
    await payFor(stoa, anna, id);
    await editor.post(`/orders/${id}/ship`, { carrier: 'PostNord', trackingNumber: 'SE370123' });
    await editor.post(`/orders/${id}/deliver`, {});
    await lettersOf(anna);
    const letters = await lettersOf(anna);
    expect(subjects(letters)).toEqual([
      'We have your order',
      'Your order arrived',
      'Your order is on its way',
      'Your payment arrived',
    ]);
    const sent = letters.find(({ subject }) => subject === 'Your order is on its way');
    expect(sent?.text).toContain('Sent with:\nPostNord\nTracking number SE370123');
  });

  it('when a paid order is cancelled, and one when the money goes back', async () => {
    const anna = await stoa.given.viewer();
    const { id, total } = await orderOf(anna, { [kettle]: 1 });
    await payFor(stoa, anna, id);
    await admin.post(`/orders/${id}/cancel`, {});
    const letters = await lettersOf(anna);
    expect(subjects(letters)).toEqual([
      'We have your order',
      'Your money is on its way back',
      'Your order was cancelled',
      'Your payment arrived',
    ]);
    const back = letters.find(({ subject }) => subject === 'Your money is on its way back');
    const money = new Intl.NumberFormat('en', { style: 'currency', currency: total.currency });
    expect(back?.text).toContain(`We have sent ${money.format(total.amount / 100)} back to you.`);
  });

  it('once, however often the event comes', async () => {
    const anna = await stoa.given.viewer();
    const { id } = await orderOf(anna, { [kettle]: 1 });
    expect(await lettersOf(anna)).toHaveLength(1);
    await stoa.sql.query(
      `WITH again AS (
         INSERT INTO event_deliveries (consumer, position, event_id, aggregate_id)
         SELECT 'notifications', position, id, aggregate_id FROM outbox WHERE aggregate_id = $1
         RETURNING consumer, aggregate_id, position)
       INSERT INTO event_queues (consumer, aggregate_id, position, next_attempt_at)
       SELECT consumer, aggregate_id, min(position), '-infinity' FROM again GROUP BY consumer, aggregate_id`,
      [id],
    );
    expect(await lettersOf(anna)).toHaveLength(1);
    const { rows } = await stoa.sql.query('SELECT FROM event_deliveries WHERE aggregate_id = $1', [id]);
    expect(rows).toEqual([]);
  });
});

describe('No letter goes to', () => {
  it('somebody who is suspended by the time of sending', async () => {
    const anna = await stoa.given.viewer();
    await orderOf(anna, { [kettle]: 1 });
    await settle(stoa, beside);
    await stoa.sql.query("UPDATE users SET status = 'disabled' WHERE id = $1", [anna.id]);
    expect(await lettersOf(anna)).toEqual([]);
  });

  it('somebody who was erased before the event came', async () => {
    const anna = await stoa.given.viewer();
    await orderOf(anna, { [kettle]: 1 });
    await stoa.sql.query('UPDATE orders SET user_id = NULL WHERE user_id = $1', [anna.id]);
    await settle(stoa, beside);
    const { rows } = await stoa.sql.query("SELECT FROM mails WHERE facts->>'userId' = $1", [anna.id]);
    expect(rows).toEqual([]);
  });
});
