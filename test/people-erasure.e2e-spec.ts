import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { password } from './support/given.js';
import { hold } from './support/hold.js';
import { commentOf, draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { faultsOfBooks, freshKey, orderBody, orderOf, payFor, place } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [admin, editor, ben] = [] as unknown as [Actor, Actor, Actor];
let product: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  [admin, editor, ben] = [await stoa.given.admin(), await stoa.given.editor(), await stoa.given.viewer()];
  product = await productOf(editor, { stock: 1000 });
});
afterAll(() => stoa.stop());

const erase = (who: Actor, id: string, headers = {}) => who.delete(`/users/${id}`, headers);
const rows = async (sql: string, ...values: unknown[]) => (await stoa.sql.query(sql, values)).rows;
const shippingAddress = {
  name: 'Anna Berg',
  line1: 'Storgata 1',
  city: 'Oslo',
  postalCode: '0155',
  country: 'NO',
};

describe('Erasing a person', () => {
  it('stops every token at once, and frees the address', async () => {
    const anna = await stoa.given.viewer();
    const email = `${anna.id}@example.com`;
    const { refreshToken } = (await stoa.nobody.post('/auth/login', { email, password })).body;
    const answer = await erase(anna, anna.id);
    expect([answer.status, answer.body]).toEqual([204, '']);
    expectProblem(await anna.get('/users/me'), 401, 'UNAUTHENTICATED');
    expectProblem(await stoa.nobody.post('/auth/refresh', { refreshToken }), 401, 'INVALID_REFRESH_TOKEN');
    expectProblem(await stoa.nobody.post('/auth/login', { email, password }), 401, 'INVALID_CREDENTIALS');
    expectProblem(await admin.get(`/users/${anna.id}`), 404, 'NOT_FOUND');
    expectProblem(await erase(admin, anna.id), 404, 'NOT_FOUND');
    expect((await stoa.nobody.post('/users', { email, password })).status).toBe(201);
  });

  it('is for oneself and for admins, who are really there', async () => {
    const [anna, stranger] = [await stoa.given.viewer(), await stoa.given.viewer()];
    expectProblem(await erase(stoa.nobody, anna.id), 401, 'UNAUTHENTICATED');
    expectProblem(await erase(stranger, anna.id), 404, 'NOT_FOUND');
    expectProblem(await erase(editor, anna.id), 404, 'NOT_FOUND');
    expectProblem(await erase(admin, newId()), 404, 'NOT_FOUND');
    expectProblem(await erase(admin, 'anna'), 400, 'MALFORMED_REQUEST');
    await stoa.change(
      "UPDATE sessions SET authenticated_at = now() - interval '11 minutes' WHERE user_id = $1",
      [anna.id],
    );
    expectProblem(await erase(anna, anna.id), 401, 'STEP_UP_REQUIRED');
    expect((await anna.get('/users/me')).status).toBe(200);
    expect((await erase(admin, anna.id)).status).toBe(204);
  });

  it('honours If-Match', async () => {
    const anna = await stoa.given.viewer();
    const tag = (await anna.get(`/users/${anna.id}`)).headers.get('etag') ?? '';
    await anna.patch(`/users/${anna.id}`, { name: 'Anna' });
    expectProblem(await erase(anna, anna.id, { 'if-match': tag }), 412, 'PRECONDITION_FAILED');
    const fresh = (await anna.get(`/users/${anna.id}`)).headers.get('etag') ?? '';
    expect((await erase(anna, anna.id, { 'if-match': fresh })).status).toBe(204);
  });

  it('leaves orders in the books that name nobody', async () => {
    const anna = await stoa.given.viewer();
    const facts = { shippingAddress, note: 'Ring at Berg' };
    const [paid, dropped] = [
      await orderOf(anna, { [product['id']]: 2 }, facts),
      await orderOf(anna, { [product['id']]: 1 }, facts),
    ];
    await payFor(stoa, anna, paid['id']);
    await editor.post(`/orders/${paid['id']}/ship`, { carrier: 'PostNord', trackingNumber: 'SE1' });
    await anna.post(`/orders/${dropped['id']}/cancel`, { reason: 'Anna Berg moves away' });
    const before = (await admin.get(`/orders/${paid['id']}`)).body;
    await erase(anna, anna.id);
    const after = (await admin.get(`/orders/${paid['id']}`)).body;
    expect(after).toEqual({
      ...before,
      userId: null,
      shippingAddress: null,
      note: null,
      shipment: { carrier: 'PostNord', trackingNumber: null },
      shipments: [{ ...before.shipments[0], trackingNumber: null }],
      history: before.history.map((entry: any) => ({
        ...entry,
        actorId: entry.actorId === anna.id ? null : entry.actorId,
      })),
    });
    for (const { id } of [paid, dropped] as { id: string }[]) {
      const text = JSON.stringify((await admin.get(`/orders/${id}`)).body);
      for (const trace of [anna.id, 'Berg', 'Storgata']) expect(text).not.toContain(trace);
    }
    expect((await admin.get(`/orders?userId=${anna.id}`)).body.data).toEqual([]);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });

  it('takes drafts and comments along, and leaves published posts without an author', async () => {
    const anna = await stoa.given.viewer({ name: 'Anna' });
    const [draft, post] = [await draftOf(anna), await publishedOf(anna)];
    const other = await publishedOf(ben);
    const answered = await commentOf(anna, other, { body: 'Answered by Ben' });
    const reply = await commentOf(ben, other, { parentId: answered['id'] });
    const own = await commentOf(anna, other, { body: 'Answered by herself' });
    const alone = [
      await commentOf(anna, other, { parentId: own['id'] }),
      own,
      await commentOf(anna, other, { body: 'Alone' }),
    ];
    for (const path of [`/comments/${reply['id']}`, `/posts/${other['id']}`])
      await anna.put(`${path}/like`, undefined);
    await erase(anna, anna.id);
    expect((await stoa.nobody.get(`/posts/${other['id']}`)).body).toMatchObject({
      commentCount: 1,
      likeCount: 0,
    });
    expectProblem(await editor.get(`/posts/${draft['id']}`), 404, 'NOT_FOUND');
    const { body } = await stoa.nobody.get(`/posts/${post['id']}`);
    expect(body).toEqual({ ...post, author: null, jsonLd: { ...post['jsonLd'], author: null } });
    expect((await stoa.nobody.get('/posts?limit=100')).body.data).toContainEqual(
      expect.objectContaining({ id: post['id'], author: null }),
    );
    for (const { id } of alone as { id: string }[])
      expectProblem(await stoa.nobody.get(`/comments/${id}`), 404, 'NOT_FOUND');
    const thread = (await stoa.nobody.get(`/posts/${other['id']}/comments`)).body.data;
    expect(thread).toEqual([
      {
        ...{ ...answered, author: null, body: null, deleted: true, updatedAt: expect.any(String) },
        ...{ replyCount: 1, replies: [reply] },
      },
    ]);
    expect(await rows("SELECT 1 FROM comments WHERE body LIKE 'A%by%' OR body = 'Alone'")).toEqual([]);
    expect((await editor.patch(`/posts/${post['id']}`, { title: 'Still ours' })).body.author).toBeNull();
  });

  it('forgets what published posts once said, and who wrote the posts of others', async () => {
    const anna = await stoa.given.account({ role: 'editor', name: 'Anna' });
    const mine = await publishedOf(anna, { content: 'Call me: 555 0101.' });
    await anna.patch(`/posts/${mine['id']}`, { content: 'Write to us.' });
    const other = await publishedOf(ben, { title: 'Of Ben' });
    await anna.patch(`/posts/${other['id']}`, { title: 'Edited by Anna' });
    await erase(anna, anna.id);
    const revisionsOf = async (id: string) => (await admin.get(`/posts/${id}/revisions`)).body.data;
    const author = null;
    expect(await revisionsOf(mine['id'])).toMatchObject([{ number: 2, author }]);
    expect(await revisionsOf(other['id'])).toMatchObject([
      { number: 2, author, title: 'Edited by Anna' },
      { number: 1, author: { id: ben.id } },
    ]);
    expect(await rows("SELECT 1 FROM post_revisions WHERE content LIKE '%555%'")).toEqual([]);
    expect((await editor.patch(`/posts/${mine['id']}`, { title: 'Still ours' })).body.revision).toBe(3);
  });

  it('leaves no row of the account, no kept answer and no letter but the last', async () => {
    const anna = await stoa.given.viewer({ name: 'Anna Uniqueness' });
    await anna.post('/orders', orderBody({ [product['id']]: 1 }, { shippingAddress }), freshKey());
    const email = `${anna.id}@example.com`;
    const enqueue = `INSERT INTO mails (id, kind, facts, created_at, next_attempt_at) VALUES ($1, $2, $3, now(), now())`;
    await stoa.sql.query(enqueue, [newId(), 'session_stolen', JSON.stringify({ userId: anna.id })]);
    await stoa.sql.query(enqueue, [newId(), 'email_changed', JSON.stringify({ address: email })]);
    await stoa.sql.query(enqueue, [newId(), 'email_verify', JSON.stringify({ userId: ben.id })]);
    await erase(anna, anna.id);
    const traces = [
      'SELECT 1 FROM users WHERE id = $1',
      'SELECT 1 FROM sessions WHERE user_id = $1',
      'SELECT 1 FROM orders WHERE user_id = $1',
      'SELECT 1 FROM idempotency_keys WHERE scope = $1::text OR response LIKE $1::text',
      "SELECT 1 FROM mails WHERE facts->>'userId' = $1::text",
    ];
    for (const trace of traces) expect([trace, await rows(trace, anna.id)]).toEqual([trace, []]);
    expect(await rows("SELECT kind, facts FROM mails WHERE facts->>'address' = $1", email)).toEqual([
      { kind: 'account_erased', facts: { address: email } },
    ]);
    expect(await rows("SELECT kind FROM mails WHERE facts->>'userId' = $1", ben.id)).toHaveLength(1);
  });

  it('is told and remembered by id', async () => {
    const anna = await stoa.given.viewer();
    await erase(admin, anna.id);
    expect(await rows('SELECT type, payload FROM outbox WHERE aggregate_id = $1', anna.id)).toEqual([
      { type: 'user.erased', payload: { userId: anna.id } },
    ]);
    const { body } = await admin.get(`/audit-log?userId=${anna.id}&type=user.erased`);
    expect(body.data).toEqual([expect.objectContaining({ actorId: admin.id, userId: anna.id, details: {} })]);
    expect(await rows('SELECT 1 FROM revocations WHERE user_id = $1', anna.id)).toHaveLength(1);
  });

  it('is refused to the last active admin, whose things all stay', async () => {
    const own = await Stoa.start();
    const last = await own.given.admin();
    const draft = await draftOf(last);
    expectProblem(await last.delete(`/users/${last.id}`), 409, 'LAST_ADMIN');
    expect((await last.get(`/posts/${draft['id']}`)).body).toEqual(draft);
    expect((await own.sql.query('SELECT 1 FROM mails')).rows).toEqual([]);
    await own.given.admin();
    expect((await last.delete(`/users/${last.id}`)).status).toBe(204);
    await own.stop();
  });

  it('leaves no order with a name when the person orders and erases at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const anna = await stoa.given.viewer();
      const [erased, ...placed] = await Promise.all([
        erase(anna, anna.id),
        ...Array.from({ length: 8 }, () => place(anna, { [product['id']]: 1 }, { shippingAddress })),
      ]);
      expect(erased.status).toBe(204);
      for (const { status } of placed) expect([201, 401]).toContain(status);
      expect(await rows('SELECT 1 FROM orders WHERE user_id = $1', anna.id)).toEqual([]);
      expect(await rows('SELECT 1 FROM idempotency_keys WHERE scope = $1', anna.id)).toEqual([]);
    }
    expect(await rows('SELECT 1 FROM orders WHERE shipping_address IS NOT NULL')).toEqual([]);
    expect(await faultsOfBooks(stoa)).toEqual([]);
  });

  it('loses no reply of others that comes at the same moment', async () => {
    const other = await publishedOf(ben);
    for (let round = 0; round < 10; round += 1) {
      const anna = await stoa.given.viewer();
      const comment = await commentOf(anna, other);
      const [, reply] = await Promise.all([
        erase(anna, anna.id),
        ben.post(`/posts/${other['id']}/comments`, { body: `Quite so. ${round}`, parentId: comment['id'] }),
      ]);
      if (reply.status === 201) expect((await ben.get(`/comments/${reply.body.id}`)).status).toBe(200);
      else expectProblem(reply, 422, 'UNKNOWN_PARENT_COMMENT');
    }
  });

  it('waits for whoever holds an order, with nothing of it in its own hands', async () => {
    const anna = await stoa.given.viewer();
    const { id } = await orderOf(anna, { [product['id']]: 1 });
    await payFor(stoa, anna, id);
    await editor.post(`/orders/${id}/ship`, { trackingNumber: 'SE370123' }, freshKey());
    const held = await hold(stoa, 'SELECT id FROM orders WHERE id = $1 FOR UPDATE', [id]);
    const erased = erase(anna, anna.id);
    await held.untilAwaited();
    for (const table of ['shipments', 'order_history', 'discount_uses'])
      await rows(`SELECT 1 FROM ${table} WHERE order_id = $1 FOR UPDATE NOWAIT`, id);
    await held.release();
    expect((await erased).status).toBe(204);
  });

  it('happens once when it is asked for twenty times at once', async () => {
    const anna = await stoa.given.viewer();
    const answers = await Promise.all(Array.from({ length: 20 }, () => erase(admin, anna.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(19).fill(404)]);
    expect(
      await rows("SELECT 1 FROM audit_log WHERE user_id = $1 AND type = 'user.erased'", anna.id),
    ).toHaveLength(1);
  });
});

describe('The history of an order', () => {
  it('can lose who and why, and nothing else', async () => {
    const anna = await stoa.given.viewer();
    const { id } = await orderOf(anna, { [product['id']]: 1 });
    for (const change of [
      "reason = 'x'",
      'actor_id = gen_random_uuid()',
      "to_status = 'paid'",
      'created_at = now()',
    ])
      await expect(
        stoa.sql.query(`UPDATE order_history SET ${change} WHERE order_id = $1`, [id]),
      ).rejects.toThrow('append-only');
    await stoa.sql.query('UPDATE order_history SET actor_id = NULL, reason = NULL WHERE order_id = $1', [id]);
    await expect(
      stoa.sql.query('UPDATE order_history SET actor_id = $2 WHERE order_id = $1', [id, anna.id]),
    ).rejects.toThrow('append-only');
  });
});
