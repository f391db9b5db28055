import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get } from 'node:http';
import { newId } from '../src/clock/new-id.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { commentOf, draftOf, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { orderOf, payFor } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [admin, editor] = [] as unknown as [Actor, Actor];
let product: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
  product = await productOf(editor, { stock: 1000 });
});
afterAll(() => stoa.stop());

/** Copies the person's newest row so often, each copy with an id of its own. */
const multiply = (table: string, column: string, personId: string, times: number) =>
  stoa.sql.query(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
     FROM (SELECT r FROM ${table} r WHERE ${column} = $1 ORDER BY id DESC LIMIT 1) s (r), generate_series(1, $2)`,
    [personId, times],
  );

describe('The export of a person', () => {
  it('holds everything, as each part is shown elsewhere', async () => {
    const anna = await stoa.given.viewer({ name: 'Anna' });
    const order = await orderOf(anna, { [product['id']]: 1 }, { note: 'Ring twice' });
    await payFor(stoa, anna, order['id']);
    await anna.get(`/orders/${order['id']}/invoice`);
    const [draft, post] = [
      await draftOf(anna, { tags: ['Pour over'] }),
      await publishedOf(anna, { metaTitle: 'For engines' }),
    ];
    const comment = await commentOf(anna, post, { body: 'Since deleted' });
    await anna.put(`/comments/${comment['id']}/like`, undefined);
    await anna.put(`/posts/${post['id']}/like`, undefined);
    await anna.delete(`/comments/${comment['id']}`);
    const { body } = await anna.get(`/users/${anna.id}/export`);
    const [session] = (await anna.get('/auth/sessions')).body.data;
    expect(body).toEqual({
      profile: (await anna.get(`/users/${anna.id}`)).body,
      identities: [],
      sessions: [
        expect.objectContaining({
          id: session.id,
          userAgent: 'node',
          address: '127.0.0.1',
          methods: ['pwd'],
        }),
      ],
      apiKeys: [],
      secondFactor: null,
      notifications: (await anna.get('/users/me/notifications')).body.topics,
      addresses: [],
      cart: (await anna.get('/cart')).body,
      orders: [(await anna.get(`/orders/${order['id']}`)).body],
      invoices: [expect.objectContaining({ kind: 'invoice', orderId: order['id'], total: order['total'] })],
      posts: [draft, post].map(({ id, title, slug, status, content, tags, metaTitle }) =>
        expect.objectContaining({ id, title, slug, status, content, tags, metaTitle }),
      ),
      comments: [expect.objectContaining({ id: comment['id'], body: 'Since deleted', status: 'approved' })],
      likes: [
        { postId: null, commentId: comment['id'], createdAt: expect.any(String) },
        { postId: post['id'], commentId: null, createdAt: expect.any(String) },
      ],
      reviews: [],
      media: [],
      auditEntries: [
        expect.objectContaining({ type: 'signin.succeeded', userId: anna.id }),
        expect.objectContaining({ type: 'user.exported', actorId: anna.id, address: '127.0.0.1' }),
      ],
    });
  });

  it('holds every way in, and no secret of any', async () => {
    const anna = await stoa.given.viewer();
    const insert = async (table: string, facts: Record<string, unknown>) => {
      const names = Object.keys(facts);
      const marks = names.map((_, index) => `$${index + 1}`).join(', ');
      await stoa.sql.query(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`,
        Object.values(facts),
      );
    };
    const [at, secret] = ['2026-01-01T00:00:00.000Z', Buffer.from('a secret of hers')];
    await insert('totp_factors', {
      user_id: anna.id,
      secret_sealed: secret,
      created_at: at,
      confirmed_at: at,
    });
    await insert('recovery_codes', { user_id: anna.id, code_hash: secret });
    await insert('api_keys', {
      ...{ id: newId(), user_id: anna.id, name: 'Nightly', salt: secret, secret_hash: secret },
      ...{ scopes: ['orders:read'], created_at: at },
    });
    await insert('identities', {
      ...{ id: newId(), user_id: anna.id, provider: 'google', issuer: 'https://accounts.google.com' },
      ...{ subject: '12345', email: 'anna@gmail.example', created_at: at, last_used_at: at },
    });
    const { body } = await anna.get(`/users/${anna.id}/export`);
    expect(body).toMatchObject({
      identities: [{ provider: 'google', subject: '12345', email: 'anna@gmail.example', createdAt: at }],
      apiKeys: [{ name: 'Nightly', scopes: ['orders:read'], createdAt: at, revokedAt: null }],
      secondFactor: { enrolledAt: at, confirmedAt: at, recoveryCodesLeft: 1 },
    });
    const text = JSON.stringify(body);
    for (const form of [
      'a secret of hers',
      secret.toString('hex'),
      secret.toString('base64'),
      'argon2',
      'salt',
    ])
      expect(text).not.toContain(form);
    expect(text).not.toContain('"type":"Buffer"');
  });

  it('is for oneself and for admins, is kept by nobody on the way, and is remembered', async () => {
    const [anna, stranger] = [await stoa.given.viewer(), await stoa.given.viewer()];
    const path = `/users/${anna.id}/export`;
    expectProblem(await stoa.nobody.get(path), 401, 'UNAUTHENTICATED');
    expectProblem(await stranger.get(path), 404, 'NOT_FOUND');
    expectProblem(await editor.get(path), 404, 'NOT_FOUND');
    expectProblem(await admin.get(`/users/${newId()}/export`), 404, 'NOT_FOUND');
    expectProblem(await admin.get('/users/anna/export'), 400, 'MALFORMED_REQUEST');
    const { status, headers } = await admin.get(path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="stoa-${anna.id}.json"`);
    const { data } = (await admin.get(`/audit-log?userId=${anna.id}&type=user.exported`)).body;
    expect(data.map(({ actorId }: { actorId: string }) => actorId)).toEqual([admin.id]);
  });

  it('does not tell the person from where others acted on the account', async () => {
    const anna = await stoa.given.viewer();
    await admin.patch(`/users/${anna.id}`, { tier: 'premium' });
    const { auditEntries } = (await anna.get(`/users/${anna.id}/export`)).body;
    expect(auditEntries.find(({ type }: { type: string }) => type === 'user.updated')).toMatchObject({
      actorId: admin.id,
      address: null,
      userAgent: null,
      details: { fields: ['tier'] },
    });
  });

  it('is whole, each thing once, where a person has hundreds of each, also of one moment', async () => {
    const anna = await stoa.given.viewer();
    await orderOf(anna, { [product['id']]: 1 });
    const post = await publishedOf(anna);
    await commentOf(anna, post);
    await multiply('comments', 'author_id', anna.id, 350);
    await multiply('audit_log', 'user_id', anna.id, 350);
    await stoa.sql.query(
      `WITH made AS (
         INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).*
         FROM (SELECT o FROM orders o WHERE user_id = $1) s (o), generate_series(1, 350) RETURNING id, created_at
       ), lines AS (
         INSERT INTO order_lines SELECT (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'order_id', made.id))).*
         FROM made, (SELECT l FROM order_lines l ORDER BY id DESC LIMIT 1) s (l)
       )
       INSERT INTO order_history (order_id, to_status, actor_id, created_at) SELECT id, 'pending', $1, created_at FROM made`,
      [anna.id],
    );
    const { body } = await anna.get(`/users/${anna.id}/export`);
    for (const [part, least] of [
      ['orders', 351],
      ['comments', 351],
      ['auditEntries', 352],
    ] as const) {
      expect([part, body[part].length]).toEqual([part, least]);
      expect(new Set(body[part].map(({ id }: { id: string }) => id)).size).toBe(least);
    }
  });

  it('gives its connections back when the client hangs up in the middle', async () => {
    const anna = await stoa.given.viewer();
    await draftOf(anna, { content: 'x '.repeat(30_000) });
    for (let copy = 0; copy < 100; copy += 1)
      await stoa.sql.query(
        `INSERT INTO posts (id, author_id, title, slug, content, content_html, excerpt, excerpt_is_given, reading_minutes,
           status, created_at, updated_at)
         SELECT gen_random_uuid(), author_id, title, $2, content, content_html, excerpt, excerpt_is_given, reading_minutes,
           status, created_at, updated_at FROM posts WHERE author_id = $1 LIMIT 1`,
        [anna.id, `copy-${copy}`],
      );
    const options = { headers: { authorization: `Bearer ${anna.token}` } };
    for (let time = 0; time < 20; time += 1)
      await new Promise<void>((resolve) => {
        const request = get(`${stoa.url}/api/v1/users/${anna.id}/export`, options, (answer) => {
          answer.once('data', () => request.destroy());
          answer.on('error', () => undefined);
          answer.once('close', resolve);
        });
        request.on('error', () => undefined);
      });
    expect((await anna.get(`/users/${anna.id}/export`)).body.posts).toHaveLength(101);
  });
});

describe('The second version of an account', () => {
  const v2 = (who: Actor, id: string) => who.get(`//api/v2/users/${id}`);

  it('adds posts and the number of orders, and the first version stays as it is', async () => {
    const anna = await stoa.given.viewer();
    const [post, draft] = [await publishedOf(anna), await draftOf(anna)];
    await orderOf(anna, { [product['id']]: 1 });
    const { status, body, headers } = await v2(anna, anna.id);
    const first = (await anna.get(`/users/${anna.id}`)).body;
    expect(status).toBe(200);
    expect(body).toEqual({
      ...first,
      orderCount: 1,
      posts: [draft, post].map(({ id, title, slug, status: state, publishedAt }) => ({
        ...{ id, title, slug, status: state, publishedAt },
      })),
    });
    expect(first).not.toHaveProperty('posts');
    const again = await anna.get(`//api/v2/users/${anna.id}`, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('shows the newest twenty', async () => {
    const anna = await stoa.given.viewer();
    const drafts: string[] = [];
    for (let count = 0; count < 22; count += 1) drafts.unshift((await draftOf(anna))['id']);
    const { posts } = (await v2(admin, anna.id)).body;
    expect(posts.map(({ id }: { id: string }) => id)).toEqual(drafts.slice(0, 20));
  });

  it('is for oneself and for admins', async () => {
    const anna = await stoa.given.viewer();
    expectProblem(await v2(stoa.nobody, anna.id), 401, 'UNAUTHENTICATED');
    for (const stranger of [await stoa.given.viewer(), editor])
      expectProblem(await v2(stranger, anna.id), 404, 'NOT_FOUND');
    expectProblem(await v2(admin, newId()), 404, 'NOT_FOUND');
    expectProblem(await v2(admin, 'anna'), 400, 'MALFORMED_REQUEST');
    expect((await v2(admin, anna.id)).body).toMatchObject({ id: anna.id, posts: [], orderCount: 0 });
  });

  it('is the only thing of a second version', async () => {
    for (const path of ['//api/v2/users', '//api/v2/users/me/export', '//api/v2/orders', '//api/v3/users/me'])
      expectProblem(await admin.get(path), 404, 'NOT_FOUND');
    expectProblem(await admin.delete(`//api/v2/users/${admin.id}`), 405, 'METHOD_NOT_ALLOWED');
    const made = await stoa.nobody.post('/users', {
      email: 'v@example.com',
      password: 'a long enough password',
    });
    expect(made.headers.get('location')).toContain(`/api/v1/users/${made.body.id}`);
  });
});
