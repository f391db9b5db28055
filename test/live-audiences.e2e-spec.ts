import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Clock } from '../src/clock/clock.js';
import { eventTypes } from '../src/events/event-types.js';
import { ScheduledPriceRuns } from '../src/products/prices/scheduled-price-runs.js';
import { accountOf, type Account } from './support/access/scene.js';
import type { Actor } from './support/actor.js';
import { programOf } from './support/api-keys.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { settle } from './support/events.js';
import { commentOf, draftOf } from './support/journal.js';
import { buys, reviewOf } from './support/reviews.js';
import { orderOf, payFor } from './support/orders.js';
import { scheduledOf } from './support/prices.js';
import { Stoa } from './support/stoa.js';
import { Ear } from './support/streams.js';

/** Everybody who listens, and asks. `key` is a program of the owner's that may hear events and nothing else. */
type Who = 'owner' | 'key' | 'stranger' | 'editor' | 'admin';

let stoa: Stoa;
let people: Record<Who, Actor>;
let ears: Record<Who, Ear>;
let owner: Account;
let editor: Account;
let admin: Account;
beforeAll(async () => {
  stoa = await Stoa.start();
  [owner, editor, admin] = [
    await accountOf(stoa),
    await accountOf(stoa, 'editor'),
    await accountOf(stoa, 'admin'),
  ];
  const key = await programOf(owner, { scopes: ['events:read'] });
  people = { owner, key, stranger: await accountOf(stoa), editor, admin };
  for (const { id } of Object.values(people)) addresses.add(`/users/${id}`);
  await settle(stoa);
  const entries = Object.entries(people).map(async ([who, actor]) => [who, await Ear.of(actor)] as const);
  ears = Object.fromEntries(await Promise.all(entries)) as Record<Who, Ear>;
});
afterAll(async () => {
  await Promise.all(Object.values(ears).map((ear) => ear.close()));
  await stoa.stop();
});

/** Where the API shows what an event tells of. */
function addressOf(type: string, payload: Record<string, string>): string {
  const { productId, categoryId, orderId, postId, commentId, reviewId, userId } = payload;
  if (/^product\.(stock_changed|low_stock)$/.test(type)) return `/products/${productId}/stock-movements`;
  const places: Record<string, string> = {
    product: `/products/${productId}`,
    category: `/categories/${categoryId}`,
    order: `/orders/${orderId}`,
    payment: `/orders/${orderId}`,
    post: `/posts/${postId}`,
    comment: `/comments/${commentId}`,
    review: `/reviews/${reviewId}`,
    user: `/users/${userId}`,
  };
  return places[type.split('.')[0]!]!;
}

/** Who sees what just now: `who address`. */
let seen = new Set<string>();
const addresses = new Set<string>();
async function look(): Promise<Set<string>> {
  const sights = new Set<string>();
  for (const address of addresses)
    for (const [who, actor] of Object.entries(people))
      if ((await actor.get(address, { 'cache-control': 'no-cache' })).status === 200)
        sights.add(`${who} ${address}`);
  return sights;
}

const told = new Set<string>();
let lastPosition = 0;

/**
 * Does something, and compares who was told of it with who could read it just before or just after. A review or
 * comment that is no longer shown is told only to those who still see it: what it says now is not for others.
 */
async function step(act: () => Promise<unknown>): Promise<void> {
  seen = await look();
  await act();
  await settle(stoa);
  const { rows } = await stoa.sql.query(
    'SELECT id, type, payload, position::int AS position FROM outbox WHERE position > $1 ORDER BY position',
    [lastPosition],
  );
  lastPosition = rows.at(-1)?.position ?? lastPosition;
  const events = rows.map(({ id, type, payload }) => ({ id, type, address: addressOf(type, payload) }));
  for (const { address, type } of events) {
    addresses.add(address);
    told.add(type);
  }
  const now = await look();
  const [expected, heard]: [string[], string[]] = [[], []];
  const marker = await categoryOf(editor, { name: `Marker ${lastPosition}` });
  await settle(stoa);
  lastPosition += 1;
  for (const [who, ear] of Object.entries(ears)) {
    if (ear.isOver) continue;
    await ear.until(() => ear.events.some(({ data }) => data.aggregateId === marker['id']));
    const own = new Set(ear.events.splice(0).map(({ data }) => data.id));
    for (const { id, type, address } of events) {
      const sight = `${who} ${address}`;
      const isGone = Object.keys(people).every((anybody) => !now.has(`${anybody} ${address}`));
      const before = seen.has(sight) && (isGone || !/^(review|comment)\./.test(type));
      if (now.has(sight) || before) expected.push(`${who} ${type}`);
      if (own.has(id)) heard.push(`${who} ${type}`);
    }
  }
  expect(heard.sort()).toEqual(expected.sort());
}

it('tells of every kind of event to those who may read what it tells of, and to nobody else', async () => {
  const later = moveClock(stoa);
  const now = (seconds: number) => stoa.app.get(Clock).inSeconds(seconds).toISOString();
  const carryOut = () => stoa.app.get(ScheduledPriceRuns, { strict: false }).carryOutDue();
  const ids: Record<string, string> = {};
  const make = (name: string, thing: Promise<Record<string, any>>) => async () => {
    ids[name] = (await thing)['id'];
  };
  const productFacts = { stock: 50, lowStockThreshold: 5 };
  const patch = (actor: Actor, path: string, body: object) => async () => {
    const answer = await actor.patch(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  };
  const post = (actor: Actor, path: string, body?: object) => async () => {
    const answer = await actor.post(path, body, { 'idempotency-key': `${Math.random()}` });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  };

  await step(async () => make('category', categoryOf(editor, { name: 'Kettles' }))());
  await step(() =>
    patch(editor, `/categories/${ids['category']}`, { name: 'Pots' })().catch(async () => {
      const answer = await editor.put(`/categories/${ids['category']}`, { name: 'Pots' });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    }),
  );
  await step(async () => void (await editor.delete(`/categories/${ids['category']}`)));

  for (const status of ['draft', 'active']) {
    await step(async () => make('product', productOf(editor, { ...productFacts, status }))());
    const product = `/products/${ids['product']}`;
    await step(patch(editor, product, { name: 'Another name' }));
    await step(post(editor, `${product}/stock`, { delta: -46, reason: 'adjusted' }));
    await step(post(editor, `${product}/stock`, { delta: 100, reason: 'received' }));
    await step(async () => {
      await scheduledOf(editor, ids['product']!, { startsAt: now(60), endsAt: null });
      later.ahead(61);
      await carryOut();
    });
    await step(patch(editor, product, { status: status === 'draft' ? 'active' : 'draft' }));
    await step(patch(editor, product, { status: 'archived' }));
  }
  await step(async () => make('product', productOf(editor, productFacts))());
  const product = `/products/${ids['product']}`;

  await step(async () => make('order', orderOf(owner, { [ids['product']!]: 1 }))());
  await step(() => payFor(stoa, owner, ids['order']!));
  await step(post(editor, `/orders/${ids['order']}/ship`, {}));
  await step(post(editor, `/orders/${ids['order']}/deliver`));
  const delivered = ids['order']!;
  await step(async () => {
    ids['order'] = await buys(stoa, owner, ids['product']!);
  });
  await step(post(admin, `/orders/${ids['order']}/cancel`, { reason: 'Sold out.' }));

  for (const isShown of [true, false]) {
    await step(async () => make('review', reviewOf(owner, ids['product']!))());
    const review = `/reviews/${ids['review']}`;
    await step(post(editor, `${review}/approve`));
    if (!isShown) await step(patch(editor, product, { status: 'draft' }));
    await step(async () => void (await editor.put(`${review}/reply`, { body: 'Thank you.' })));
    await step(patch(owner, review, { rating: 2 }));
    await step(post(editor, `${review}/reject`, { reason: 'Please say more.' }));
    await step(post(editor, `${review}/approve`));
    await step(async () => void (await owner.delete(review)));
  }

  await step(async () => make('post', draftOf(owner))());
  const journal = `/posts/${ids['post']}`;
  await step(patch(owner, journal, { content: 'Of a draft.' }));
  await step(post(owner, `${journal}/publish`));
  await step(patch(owner, journal, { content: 'For everybody.' }));
  await step(async () => make('comment', commentOf(people.stranger, { id: ids['post'] }))());
  const comment = `/comments/${ids['comment']}`;
  await step(patch(people.stranger, comment, { body: 'Indeed.' }));
  await step(post(editor, `${comment}/reject`, { reason: 'Please say more.' }));
  await step(patch(people.stranger, comment, { body: 'Indeed, and more.' }));
  await step(post(editor, `${comment}/approve`));
  await step(post(editor, `${comment}/spam`));
  await step(post(editor, `${comment}/approve`));
  await step(post(owner, `${journal}/unpublish`));
  await step(patch(people.stranger, comment, { body: 'I cannot see the post any more.' }));
  await step(post(editor, `${comment}/reject`, {}));
  await step(post(editor, `${comment}/approve`));
  await step(async () => void (await editor.delete(comment)));
  await step(async () => void (await owner.delete(journal)));
  await step(async () => make('post', draftOf(owner))());
  await step(() => post(owner, `/posts/${ids['post']}/publish`)());
  await step(async () => void (await owner.delete(`/posts/${ids['post']}`)));

  await step(async () => {
    await stoa.nobody.post('/users', { email: 'new@example.com', password: 'a long enough password' });
  });
  await step(patch(owner, `/users/${owner.id}`, { name: 'Edda' }));
  later.stop();
  await step(async () => {
    const answer = await admin.delete(`/users/${people.stranger.id}`);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    await ears.stranger.over;
  });
  await step(post(admin, `/orders/${delivered}/refunds`, {}));
  // it needs a card that takes nothing back; nobody but those who read any order hears of it
  expect(eventTypes.filter((type) => !told.has(type))).toEqual(['payment.refund_failed']);
}, 120_000);
