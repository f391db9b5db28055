import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Database } from '../src/database/database.js';
import { layOut } from '../src/mail/layout.js';
import { Mail, type MailFacts } from '../src/mail/mail.js';
import type { Message } from '../src/mail/transport.js';
import { productOf } from './support/catalogue.js';
import { settle } from './support/events.js';
import { commentOf, publishedOf } from './support/journal.js';
import { verified } from './support/letters.js';
import { orderOf, payFor } from './support/orders.js';
import { reviewOf } from './support/reviews.js';
import { Stoa } from './support/stoa.js';

const folder = new URL('letters/', import.meta.url);
const shippingAddress = {
  name: 'Anna Berg',
  line1: 'Storgata 1',
  city: 'Oslo',
  postalCode: '0155',
  country: 'NO',
};

let stoa: Stoa;
let facts: Readonly<Record<string, MailFacts>>;
beforeAll(async () => {
  stoa = await Stoa.start({ APP_URL: 'https://shop.example', PUBLIC_URL: 'https://api.shop.example' });
  facts = await scene();
});
afterAll(() => stoa.stop());

/** Lets everything happen that somebody gets a letter about; gives what the queue keeps of each kind. */
async function scene(): Promise<Record<string, MailFacts>> {
  const [editor, admin] = [await verified(stoa, await stoa.given.editor()), await stoa.given.admin()];
  const [anna, bert] = [await stoa.given.viewer({ name: 'Anna' }), await stoa.given.viewer({ name: 'Bert' })];
  await verified(stoa, anna);
  const { id: kettle } = await productOf(editor, {
    ...{ name: 'Steel kettle', sku: 'KETTLE-1', stock: 12, lowStockThreshold: 10 },
  });
  const order = await orderOf(anna, { [kettle]: 2 }, { shippingAddress });
  await payFor(stoa, anna, order['id']);
  await editor.post(`/orders/${order['id']}/ship`, { carrier: 'PostNord', trackingNumber: 'SE370123' });
  await editor.post(`/orders/${order['id']}/deliver`, {});
  const returned = await orderOf(anna, { [kettle]: 1 });
  await payFor(stoa, anna, returned['id']);
  await admin.post(`/orders/${returned['id']}/cancel`, {});
  const { id: review } = await reviewOf(anna, kettle);
  await editor.post(`/reviews/${review}/approve`);
  await editor.put(`/reviews/${review}/reply`, { body: 'Thank you, Anna. A new lid is on its way.' });
  const post = await publishedOf(anna);
  await commentOf(bert, post, { body: 'Works with tea too.' });
  await commentOf(editor, post, { body: 'What about altitude?' });
  await verified(stoa, bert);
  await commentOf(anna, post, {
    parentId: (await commentOf(bert, post, { body: 'And with milk.' }))['id'],
    body: 'In the mountains, wait.',
  });
  const { id: webhookId } = (
    await admin.post('/webhooks', {
      ...{ name: 'Books', url: 'https://books.example/hook', eventTypes: ['order.paid'] },
    })
  ).body;
  await stoa.sql.query("UPDATE webhooks SET status = 'disabled', disabled_reason = 'gone'");
  const { body: key } = await admin.post('/auth/api-keys', { name: 'Books', scopes: ['orders:read'] });
  await settle(stoa);
  const asked = await stoa.sql.query('SELECT kind, facts FROM mails ORDER BY created_at, id');
  const { rows } = await stoa.sql.query('SELECT id FROM sessions WHERE user_id = $1', [anna.id]);
  await stoa.sql.query('UPDATE users SET email_verified_at = NULL WHERE id = $1', [admin.id]);
  const address = `${anna.id}@example.com`;
  const person = { userId: anna.id, address, email: 'anna@new.example', sessionId: rows[0].id };
  const other = { webhookId, apiKeyId: key.id };
  return Object.fromEntries([
    ...stoa.app.get(Mail).kinds.map((kind) => [kind, { ...person, ...other }]),
    // of the two orders, whose events come in any order, the one with everything is shown
    ...asked.rows
      .sort((one, two) => Number(isAbout(order, one)) - Number(isAbout(order, two)))
      .map((row) => [row.kind, row.facts]),
    ['email_verify', { userId: admin.id }],
  ]);
}

function isAbout(order: Record<string, any>, { facts }: { facts: MailFacts }): boolean {
  return facts['orderId'] === order['id'];
}

/** What differs from run to run. */
function steady(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11')
    .replaceAll(/#token=[\w-]+/g, '#token=TOKEN')
    .replaceAll(/\/unsubscribe\/[\w-]+/g, '/unsubscribe/TOKEN')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '2026-01-31 09:30 UTC');
}

async function written(kind: string): Promise<Message> {
  const letter = await stoa.app
    .get(Database)
    .transaction((tx) => stoa.app.get(Mail).compose(tx, kind, facts[kind] ?? {}));
  if (letter === null) throw new Error(`nothing is said by a letter of the kind "${kind}"`);
  return layOut(letter);
}

describe('Each kind of letter', () => {
  it('reads as it is kept in test/letters, as text and as HTML', async () => {
    const [kept, now]: Record<string, string>[] = [{}, {}];
    mkdirSync(folder, { recursive: true });
    for (const kind of stoa.app.get(Mail).kinds) {
      const { subject, text, html } = await written(kind);
      const files = { [`${kind}.txt`]: `${subject}\n\n${text}`, [`${kind}.html`]: html };
      for (const [name, content] of Object.entries(files)) {
        const place = new URL(name, folder);
        now![name] = steady(content);
        if (process.env['STOA_LETTERS'] === 'write') writeFileSync(place, steady(content));
        kept![name] = existsSync(place) ? readFileSync(place, 'utf8') : 'nothing: run "npm run letters"';
      }
    }
    expect(now).toEqual(kept);
  });

  it('is shown in docs/letters.md', () => {
    const page = readFileSync(new URL('../docs/letters.md', import.meta.url), 'utf8');
    const missing = stoa.app.get(Mail).kinds.filter((kind) => !page.includes(`\`${kind}\``));
    expect(missing).toEqual([]);
  });
});
