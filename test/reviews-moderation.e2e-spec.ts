import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf } from './support/orders.js';
import { approvedOf, buys, reviewOf } from './support/reviews.js';
import { recordStatements } from './support/statements.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [buyer, other, stranger, editor] = [] as unknown as [Actor, Actor, Actor, Actor];
let product: string;
let review: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [buyer, other] = await Promise.all([given.viewer({ name: 'Edda Torp' }), given.viewer()]);
  [stranger, editor] = await Promise.all([given.viewer(), given.editor()]);
});
beforeEach(async () => {
  product = (await productOf(editor, { stock: 100 }))['id'];
  await Promise.all([buys(stoa, buyer, product), buys(stoa, other, product)]);
  review = await reviewOf(buyer, product);
});
afterAll(() => stoa.stop());

const idsOf = async (actor: Actor, path: string): Promise<string[]> =>
  (await actor.get(path)).body.data.map(({ id }: { id: string }) => id);

describe('A review that waits', () => {
  it('is seen by its author and by moderators', async () => {
    for (const actor of [buyer, editor])
      expect((await actor.get(`/reviews/${review['id']}`)).body).toEqual(review);
    for (const actor of [stoa.nobody, stranger])
      expectProblem(await actor.get(`/reviews/${review['id']}`), 404, 'NOT_FOUND');
  });

  it('is on no list of strangers, on the list of its author, and in the queue', async () => {
    const list = `/products/${product}/reviews`;
    for (const actor of [stoa.nobody, stranger, buyer, editor]) expect(await idsOf(actor, list)).toEqual([]);
    expect(await idsOf(buyer, `${list}?mine=true`)).toEqual([review['id']]);
    expect(await idsOf(buyer, `${list}?status=pending`)).toEqual([review['id']]);
    expect(await idsOf(editor, `${list}?status=pending`)).toEqual([review['id']]);
    expect(await idsOf(editor, `${list}?mine=true`)).toEqual([]);
    expect(await idsOf(stranger, `${list}?status=pending`)).toEqual([]);
    for (const query of ['mine=true', 'status=pending', 'status=rejected'])
      expectProblem(await stoa.nobody.get(`${list}?${query}`), 401, 'UNAUTHENTICATED');
    expect(await idsOf(editor, '/reviews?status=pending')).toContain(review['id']);
    expect(await idsOf(buyer, '/reviews?status=pending')).toContain(review['id']);
    expect(await idsOf(stranger, '/reviews')).toEqual([]);
    expect(await idsOf(editor, '/reviews?mine=true')).toEqual([]);
    expectProblem(await stoa.nobody.get('/reviews'), 401, 'UNAUTHENTICATED');
  });
});

describe('Approving', () => {
  it('shows the review to everybody, without telling who wrote it but for the name', async () => {
    const answer = await editor.post(`/reviews/${review['id']}/approve`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ...review, status: 'approved' });
    const public_ = { ...review, status: 'approved', author: { id: null, name: 'Edda Torp' } };
    for (const actor of [stoa.nobody, stranger]) {
      expect((await actor.get(`/reviews/${review['id']}`)).body).toEqual(public_);
      const list = await actor.get(`/products/${product}/reviews`);
      expect(list.body.data).toEqual([public_]);
      expect(JSON.stringify(list.body)).not.toContain(buyer.id);
    }
    expect((await buyer.get(`/products/${product}/reviews`)).body.data).toEqual([answer.body]);
    expect(await eventsOf(stoa, review['id'])).toEqual(['review.created', 'review.approved']);
  });

  it('is for moderators, and the same word again leaves no trace', async () => {
    for (const path of ['approve', 'reject']) {
      expectProblem(await buyer.post(`/reviews/${review['id']}/${path}`, {}), 403, 'FORBIDDEN');
      expectProblem(await stoa.nobody.post(`/reviews/${review['id']}/${path}`, {}), 401, 'UNAUTHENTICATED');
    }
    for (let turn = 0; turn < 2; turn += 1)
      expect((await editor.post(`/reviews/${review['id']}/approve`)).status).toBe(200);
    expect(await eventsOf(stoa, review['id'])).toEqual(['review.created', 'review.approved']);
  });

  it('with If-Match never shows what the moderator has not read', async () => {
    const read = { 'if-match': (await editor.get(`/reviews/${review['id']}`)).headers.get('etag') ?? '' };
    await buyer.patch(`/reviews/${review['id']}`, { body: 'Buy elsewhere!' });
    const answer = await editor.post(`/reviews/${review['id']}/approve`, undefined, read);
    expectProblem(answer, 412, 'PRECONDITION_FAILED');
    expect((await buyer.get(`/reviews/${review['id']}`)).body.status).toBe('pending');
  });
});

describe('Rejecting', () => {
  it('hides a review, tells its author why, and ends with the next change', async () => {
    await editor.post(`/reviews/${review['id']}/approve`);
    const reason = 'Please say something about the kettle.';
    const answer = await editor.post(`/reviews/${review['id']}/reject`, { reason });
    expect(answer.body).toEqual({ ...review, status: 'rejected', rejectionReason: reason });
    expectProblem(await stoa.nobody.get(`/reviews/${review['id']}`), 404, 'NOT_FOUND');
    expect((await buyer.get(`/reviews/${review['id']}`)).body.rejectionReason).toBe(reason);
    expect(await idsOf(buyer, `/products/${product}/reviews?status=rejected`)).toEqual([review['id']]);
    const changed = (await buyer.patch(`/reviews/${review['id']}`, { body: 'It boils.' })).body;
    expect(changed).toMatchObject({ status: 'pending', rejectionReason: null });
    const events = ['review.created', 'review.approved', 'review.rejected', 'review.updated'];
    expect(await eventsOf(stoa, review['id'])).toEqual(events);
  });

  it('needs no reason, but takes none that is empty', async () => {
    const path = `/reviews/${review['id']}/reject`;
    expectProblem(await editor.post(path, { reason: '' }), 400, 'VALIDATION_FAILED');
    expect((await editor.post(path, {})).body).toMatchObject({ status: 'rejected', rejectionReason: null });
  });
});

describe('The shop', () => {
  it('answers a review, once, and can take it back', async () => {
    await editor.post(`/reviews/${review['id']}/approve`);
    const path = `/reviews/${review['id']}/reply`;
    for (const actor of [buyer, stranger])
      expectProblem(await actor.put(path, { body: 'Ours.' }), 403, 'FORBIDDEN');
    for (const body of ['Thank you.', 'Thank you, Edda.'])
      expect((await editor.put(path, { body })).body.reply).toMatchObject({ body });
    const shown = (await stoa.nobody.get(`/products/${product}/reviews`)).body.data[0];
    expect(shown.reply).toEqual({ body: 'Thank you, Edda.', updatedAt: expect.stringMatching(/Z$/) });
    expect((await editor.delete(path)).status).toBe(204);
    expect((await stoa.nobody.get(`/reviews/${review['id']}`)).body.reply).toBeNull();
    const events = ['review.created', 'review.approved', ...Array<string>(3).fill('review.replied')];
    expect(await eventsOf(stoa, review['id'])).toEqual(events);
  });
});

describe('The reviews of a product', () => {
  it('are filtered and sorted by stars, and paged by number and by cursor', async () => {
    const buyers = await Promise.all(Array.from({ length: 5 }, () => stoa.given.viewer()));
    for (const [index, actor] of buyers.entries()) {
      await buys(stoa, actor, product);
      await approvedOf({ buyer: actor, moderator: editor }, product, { rating: [3, 1, 5, 1, 4][index] });
    }
    const list = `/products/${product}/reviews`;
    const stars = async (query: string): Promise<number[]> =>
      (await stoa.nobody.get(`${list}?${query}`)).body.data.map(({ rating }: any) => rating);
    expect(await stars('')).toEqual([4, 1, 5, 1, 3]);
    expect(await stars('sort=createdAt')).toEqual([3, 1, 5, 1, 4]);
    expect(await stars('sort=rating')).toEqual([1, 1, 3, 4, 5]);
    expect(await stars('sort=-rating,-createdAt')).toEqual([5, 4, 3, 1, 1]);
    expect(await stars('rating=1')).toEqual([1, 1]);
    expect(await stars('rating=2')).toEqual([]);
    const first = (await stoa.nobody.get(`${list}?limit=2&sort=-rating`)).body;
    expect(first.meta).toMatchObject({ total: 5, totalPages: 3 });
    const next = `limit=2&sort=-rating&cursor=${first.meta.nextCursor}`;
    expect(await stars(next)).toEqual([3, 1]);
    for (const query of ['rating=6', 'rating=x', 'sort=body', 'status=gone', 'mine=1', 'author=x'])
      expectProblem(await stoa.nobody.get(`${list}?${query}`), 400, 'VALIDATION_FAILED');
  });

  it('are seen by those who see the product; one’s own are kept', async () => {
    await editor.post(`/reviews/${review['id']}/approve`);
    await editor.patch(`/products/${product}`, { status: 'archived' });
    for (const path of [`/products/${product}/reviews`, `/reviews/${review['id']}`]) {
      for (const actor of [stoa.nobody, stranger]) expectProblem(await actor.get(path), 404, 'NOT_FOUND');
      expect((await editor.get(path)).status).toBe(200);
    }
    expect((await buyer.get(`/reviews/${review['id']}`)).status).toBe(200);
    expect(await idsOf(buyer, '/reviews')).toContain(review['id']);
  });

  it('take the same few statements, however many they are', async () => {
    await editor.post(`/reviews/${review['id']}/approve`);
    const read = () => recordStatements(() => stoa.nobody.get(`/products/${product}/reviews`));
    const one = await read();
    await approvedOf({ buyer: other, moderator: editor }, product);
    const two = await read();
    expect(two.answer.body.data).toHaveLength(2);
    expect(two.statements).toHaveLength(one.statements.length);
    expect(two.statements.length).toBeLessThanOrEqual(3);
    const queue = await recordStatements(() => editor.get('/reviews'));
    expect(queue.statements.length).toBeLessThanOrEqual(2);
  });
});
