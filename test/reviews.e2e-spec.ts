import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { eventsOf, orderOf } from './support/orders.js';
import { approvedOf, buys, faultsOfRatings, reviewBody, reviewOf } from './support/reviews.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [buyer, stranger, editor, admin] = [] as unknown as [Actor, Actor, Actor, Actor];
let product: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [buyer, stranger] = await Promise.all([given.viewer({ name: 'Edda Torp' }), given.viewer()]);
  [editor, admin] = await Promise.all([given.editor(), given.admin()]);
});
beforeEach(async () => {
  product = (await productOf(editor, { stock: 100 }))['id'];
});
afterAll(async () => {
  expect(await faultsOfRatings(stoa)).toEqual([]);
  await stoa.stop();
});

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const write = (actor: Actor, facts: object = {}, headers = {}) =>
  actor.post(`/products/${product}/reviews`, reviewBody(facts), headers);

describe('Reviewing a product', () => {
  it('answers with the review, which waits for moderation, and says where it is', async () => {
    await buys(stoa, buyer, product);
    const answer = await write(buyer);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      productId: product,
      rating: 4,
      title: 'Pours like a dream',
      body: 'The lid could be tighter.',
      author: { id: buyer.id, name: 'Edda Torp' },
      verifiedPurchase: true,
      status: 'pending',
      rejectionReason: null,
      reply: null,
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: answer.body.createdAt,
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1/reviews/${answer.body.id}$`));
    expect((await buyer.get(`/reviews/${answer.body.id}`)).body).toEqual(answer.body);
    expect(await eventsOf(stoa, answer.body.id)).toEqual(['review.created']);
  });

  it('takes stars alone', async () => {
    await buys(stoa, buyer, product);
    const answer = await buyer.post(`/products/${product}/reviews`, { rating: 1 });
    expect(answer.body).toMatchObject({ rating: 1, title: null, body: null });
  });

  it('is for those who have bought it and paid', async () => {
    expectProblem(await write(stoa.nobody), 401, 'UNAUTHENTICATED');
    for (const actor of [stranger, editor, admin]) expectProblem(await write(actor), 403, 'NOT_A_BUYER');
    const { id } = await orderOf(buyer, { [product]: 1 });
    expectProblem(await write(buyer), 403, 'NOT_A_BUYER');
    await buyer.post(`/orders/${id}/cancel`, {});
    expectProblem(await write(buyer), 403, 'NOT_A_BUYER');
    await buys(stoa, buyer, (await productOf(editor, { stock: 5 }))['id']);
    expectProblem(await write(buyer), 403, 'NOT_A_BUYER');
  });

  it.each(['shipped', 'delivered'])('is possible once it is %s', async (status) => {
    const id = await buys(stoa, buyer, product);
    await editor.post(`/orders/${id}/ship`, {});
    if (status === 'delivered') await editor.post(`/orders/${id}/deliver`);
    expect((await write(buyer)).status).toBe(201);
  });

  it('is not for those whose money was given back in full', async () => {
    const id = await buys(stoa, buyer, product);
    expect((await admin.post(`/orders/${id}/cancel`, {})).status).toBe(200);
    expectProblem(await write(buyer), 403, 'NOT_A_BUYER');
  });

  it('a second time is refused, until the first review is deleted', async () => {
    await buys(stoa, buyer, product);
    const { id } = (await write(buyer)).body;
    expectProblem(await write(buyer), 409, 'ALREADY_REVIEWED');
    await buyer.delete(`/reviews/${id}`);
    expect((await write(buyer)).status).toBe(201);
  });

  it('gives one review to ten who ask at once', async () => {
    await buys(stoa, buyer, product);
    const answers = await Promise.all(Array.from({ length: 10 }, () => write(buyer)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    for (const answer of answers.filter(({ status }) => status === 409))
      expectProblem(answer, 409, 'ALREADY_REVIEWED');
    expect((await buyer.get(`/products/${product}/reviews?mine=true`)).body.data).toHaveLength(1);
  });

  it('happens once for one Idempotency-Key', async () => {
    await buys(stoa, buyer, product);
    const key = { 'idempotency-key': `review-${product}` };
    const [first, again] = [await write(buyer, {}, key), await write(buyer, {}, key)];
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('of a product that is not seen is 404', async () => {
    await buys(stoa, buyer, product);
    await editor.patch(`/products/${product}`, { status: 'archived' });
    expectProblem(await write(buyer), 404, 'NOT_FOUND');
    expectProblem(await buyer.post(`/products/${unknownId}/reviews`, { rating: 3 }), 404, 'NOT_FOUND');
    expectProblem(await buyer.post('/products/kettle/reviews', { rating: 3 }), 400, 'MALFORMED_REQUEST');
  });

  it.each([
    ['no stars', { rating: undefined }, 'rating'],
    ['null stars', { rating: null }, 'rating'],
    ['six stars', { rating: 6 }, 'rating'],
    ['no star', { rating: 0 }, 'rating'],
    ['half a star', { rating: 3.5 }, 'rating'],
    ['stars as text', { rating: '5' }, 'rating'],
    ['a blank title', { title: ' ' }, 'title'],
    ['a title of two lines', { title: 'One\ntwo' }, 'title'],
    ['a long title', { title: 'x'.repeat(121) }, 'title'],
    ['a long text', { body: 'x'.repeat(5001) }, 'body'],
    ['a status', { status: 'approved' }, 'status'],
  ])('refuses %s', async (_, facts, field) => {
    const problem = expectProblem(await write(buyer, facts), 400, 'VALIDATION_FAILED');
    expect(problem['errors'].map((error: { field: string }) => error.field)).toContain(field);
  });
});

describe('Changing a review', () => {
  beforeEach(() => buys(stoa, buyer, product));

  it('changes what is said, and sends it to moderation again', async () => {
    const before = await approvedOf({ buyer, moderator: editor }, product);
    const { status, body } = await buyer.patch(`/reviews/${before['id']}`, { rating: 2, title: null });
    expect(status).toBe(200);
    const changed = { rating: 2, title: null, status: 'pending', updatedAt: body.updatedAt };
    expect(body).toEqual({ ...before, ...changed });
    expectProblem(await stoa.nobody.get(`/reviews/${before['id']}`), 404, 'NOT_FOUND');
    expect((await stoa.nobody.get(`/products/${product}/reviews`)).body).toMatchObject({
      data: [],
      summary: { average: null, count: 0 },
    });
    expect(await eventsOf(stoa, before['id'])).toEqual([
      'review.created',
      'review.approved',
      'review.updated',
    ]);
  });

  it('to what it was before leaves no trace', async () => {
    const before = await approvedOf({ buyer, moderator: editor }, product);
    for (const change of [{}, { rating: 4 }, { title: before['title'], body: before['body'] }])
      expect((await buyer.patch(`/reviews/${before['id']}`, change)).body).toEqual(before);
    expect(await eventsOf(stoa, before['id'])).toEqual(['review.created', 'review.approved']);
  });

  it('is for its author alone', async () => {
    const { id } = await approvedOf({ buyer, moderator: editor }, product);
    expectProblem(await stoa.nobody.patch(`/reviews/${id}`, { rating: 1 }), 401, 'UNAUTHENTICATED');
    for (const actor of [stranger, editor, admin])
      expectProblem(await actor.patch(`/reviews/${id}`, { rating: 1 }), 404, 'NOT_FOUND');
    expect((await stoa.nobody.get(`/reviews/${id}`)).body.rating).toBe(4);
  });

  it('is guarded by If-Match, and so is deleting', async () => {
    const { id } = await reviewOf(buyer, product);
    const stale = { 'if-match': (await buyer.get(`/reviews/${id}`)).headers.get('etag') ?? '' };
    const changed = await buyer.patch(`/reviews/${id}`, { rating: 1 }, stale);
    expect(changed.status).toBe(200);
    expectProblem(await buyer.patch(`/reviews/${id}`, { rating: 5 }, stale), 412, 'PRECONDITION_FAILED');
    expectProblem(await buyer.delete(`/reviews/${id}`, stale), 412, 'PRECONDITION_FAILED');
    const fresh = { 'if-match': changed.headers.get('etag') ?? '' };
    expect((await buyer.delete(`/reviews/${id}`, fresh)).status).toBe(204);
  });

  it('refuses what it does not know', async () => {
    const { id } = await reviewOf(buyer, product);
    for (const body of [{ rating: null }, { status: 'approved' }, { productId: unknownId }, { reply: 'x' }])
      expectProblem(await buyer.patch(`/reviews/${id}`, body), 400, 'VALIDATION_FAILED');
  });
});

describe('Deleting a review', () => {
  it('is for its author and for moderators; it is gone for everybody', async () => {
    for (const who of [buyer, editor, admin]) {
      product = (await productOf(editor, { stock: 10 }))['id'];
      await buys(stoa, buyer, product);
      const { id } = await approvedOf({ buyer, moderator: editor }, product);
      expectProblem(await stoa.nobody.delete(`/reviews/${id}`), 401, 'UNAUTHENTICATED');
      expectProblem(await stranger.delete(`/reviews/${id}`), 404, 'NOT_FOUND');
      expect((await who.delete(`/reviews/${id}`)).status).toBe(204);
      for (const reader of [buyer, admin])
        expectProblem(await reader.get(`/reviews/${id}`), 404, 'NOT_FOUND');
      expectProblem(await who.delete(`/reviews/${id}`), 404, 'NOT_FOUND');
      expect(await eventsOf(stoa, id)).toEqual(['review.created', 'review.approved', 'review.deleted']);
    }
  });
});
