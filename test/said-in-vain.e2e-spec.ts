import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { password } from './support/given.js';
import { expectProblem } from './support/matchers.js';
import { orderOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
let admin: Actor;
let editor: Actor;
let product: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  [anna, admin, editor] = await Promise.all([stoa.given.viewer(), stoa.given.admin(), stoa.given.editor()]);
  product = await productOf(editor, { stock: 100 });
});
afterAll(() => stoa.stop());

describe('A body where none is taken', () => {
  it('is refused, and nothing happens', async () => {
    const { id } = await orderOf(anna, { [product['id']]: 1 });
    const path = `/orders/${id}/payment`;
    const { errors } = expectProblem(await anna.post(path, { amount: 1 }), 400, 'VALIDATION_FAILED');
    expect(errors).toEqual([
      { field: 'amount', message: 'is not a field of this request', code: 'UNKNOWN_FIELD' },
    ]);
    expectProblem(await anna.post(path, [1]), 400, 'MALFORMED_REQUEST');
    expectProblem(await anna.post(path, 7), 400, 'MALFORMED_REQUEST');
    expect((await anna.get(`/orders/${id}`)).body.payments).toEqual([]);
    expectProblem(await anna.post('/auth/logout', { everywhere: true }), 400, 'VALIDATION_FAILED');
    expect((await anna.get('/users/me')).status).toBe(200);
  });

  it('may say nothing', async () => {
    const { id } = await orderOf(anna, { [product['id']]: 1 });
    for (const body of [undefined, {}, null as never])
      expect((await anna.post(`/orders/${id}/payment`, body)).status).toBe(201);
  });

  it('is told only to those who may ask at all', async () => {
    const { id } = await orderOf(anna, { [product['id']]: 1 });
    expectProblem(await stoa.nobody.post(`/orders/${id}/deliver`, { at: 1 }), 401, 'UNAUTHENTICATED');
    expectProblem(await anna.post(`/orders/${id}/deliver`, { at: 1 }), 403, 'FORBIDDEN');
  });
});

describe('An entity tag of what has none', () => {
  it('is never the right one: the change is refused', async () => {
    const guard = { 'if-match': '"stale"' };
    const [{ id }] = (await admin.get('/auth/sessions')).body.data;
    expectProblem(await admin.delete(`/auth/sessions/${id}`, guard), 412, 'PRECONDITION_FAILED');
    expectProblem(await admin.delete('/auth/sessions', guard), 412, 'PRECONDITION_FAILED');
    expectProblem(await admin.delete(`/users/${anna.id}/sessions`, guard), 412, 'PRECONDITION_FAILED');
    expectProblem(await admin.delete('/auth/identities/google', guard), 412, 'PRECONDITION_FAILED');
    expect((await anna.get('/users/me')).status).toBe(200);
  });

  it('is compared where a list has one of its own', async () => {
    const tag = (await anna.get('/auth/sessions')).headers.get('etag') ?? '';
    const used = "UPDATE sessions SET last_used_at = last_used_at - interval '1 hour' WHERE user_id = $1";
    await stoa.sql.query(used, [anna.id]);
    expect((await anna.delete('/auth/sessions', { 'if-match': tag })).status).toBe(204);
    const { rows } = await stoa.sql.query('SELECT email FROM users WHERE id = $1', [anna.id]);
    const again = await stoa.nobody.post('/auth/login', { email: rows[0].email, password });
    expect(again.status).toBe(200);
    expectProblem(await anna.delete('/auth/sessions', { 'if-match': tag }), 412, 'PRECONDITION_FAILED');
  });

  it('must be written as one, and "*" is any', async () => {
    const path = `/users/${editor.id}/sessions`;
    expectProblem(await admin.delete(path, { 'if-match': 'stale' }), 400, 'MALFORMED_REQUEST');
    expect((await admin.delete(path, { 'if-match': '*' })).status).toBe(204);
  });
});

describe('A list that fits on one page', () => {
  const lists = (): [Actor, string][] => [
    [anna, '/auth/sessions'],
    [anna, '/auth/api-keys'],
    [anna, '/auth/identities'],
    [stoa.nobody, `/products/${product['id']}/variants`],
  ];

  it('comes in parts when that is asked', async () => {
    for (const [who, path] of lists()) {
      const whole = (await who.get(path)).body;
      const part = (await who.get(`${path}?limit=1`)).body;
      expect(part.data).toEqual(whole.data.slice(0, 1));
      const { total } = whole.meta;
      expect(part.meta).toEqual({ page: 1, limit: 1, total, totalPages: total, nextCursor: null });
      expect((await who.get(`${path}?limit=1&page=${total + 1}`)).body.data).toEqual([]);
    }
  });

  it.each(['limit=0', 'limit=101', 'page=0', 'sort=name', 'cursor=abc', 'colour=red'])(
    'is not asked for with %s',
    async (query) => {
      for (const [who, path] of lists())
        expectProblem(await who.get(`${path}?${query}`), 400, 'VALIDATION_FAILED');
    },
  );
});
