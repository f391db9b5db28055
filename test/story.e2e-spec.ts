import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../src/clock/clock.js';
import { seed } from '../src/seed/seed.js';
import { Actor } from './support/actor.js';
import { productBody } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { fileAt, mediumOf } from './support/media.js';
import { Stoa } from './support/stoa.js';

/** The README's tour, on the demo shop: each chapter goes on where the one before ended. */
describe('The story of a sale and of an article', () => {
  let stoa: Stoa;
  let anna: Actor;
  let editor: Actor;
  let product: any;
  let order: any;
  let post: any;

  const demoPassword = 'stoa-demo-2026';
  const signIn = async (email: string, password: string): Promise<Actor> => {
    const { status, body } = await stoa.nobody.post('/auth/login', { email, password });
    expect({ status, tokenType: body.tokenType, expiresIn: body.expiresIn }).toEqual({
      status: 200,
      tokenType: 'Bearer',
      expiresIn: 900,
    });
    return new Actor(stoa.url, body.accessToken, body.user.id);
  };

  beforeAll(async () => {
    stoa = await Stoa.start();
    await seed(stoa.databaseUrl, { password: demoPassword, clock: new Clock(), onProgress: () => undefined });
  });
  afterAll(() => stoa.stop());

  it('Anna signs up, signs in, and sees who she is', async () => {
    const account = { email: 'anna@example.org', password: 'correct horse battery', name: 'Anna' };
    expect((await stoa.nobody.post('/users', account)).status).toBe(201);
    anna = await signIn(account.email, account.password);
    const me = await anna.get('/users/me');
    expect(me.body).toMatchObject({ email: account.email, name: 'Anna', role: 'viewer', tier: 'regular' });
  });

  it('she searches the catalogue and looks at a product', async () => {
    const found = await anna.get('/products?search=kettle&inStock=true&sort=price&limit=5');
    expect(found.body.data.length).toBeGreaterThan(0);
    product = (await anna.get(`/products/${found.body.data[0].slug}`)).body;
    expect(product).toMatchObject({ id: found.body.data[0].id, status: 'active' });
  });

  it('she asks what two would cost, and is charged that', async () => {
    const items = [{ productId: product.id, quantity: 2 }];
    const quote = await anna.post('/orders/quote', { items });
    const subtotal = 2 * product.price.amount;
    expect(quote.body).toMatchObject({
      subtotal: { amount: subtotal },
      discount: { amount: Math.round(subtotal / 10) },
    });
    const placed = await anna.post(
      '/orders',
      { items, expectedTotal: quote.body.total },
      { 'idempotency-key': 'story-1' },
    );
    expect(placed.status).toBe(201);
    order = placed.body;
    expect(order).toMatchObject({ status: 'pending', total: quote.body.total, userId: anna.id });
    expect(placed.headers.get('location')).toMatch(new RegExp(`/api/v1/orders/${order.id}$`));
    expect((await anna.get(`/products/${product.id}`)).body.stock).toBe(product.stock - 2);
  });

  it('she keeps an address, and is told what it costs to send them there', async () => {
    const address = { name: 'Anna Berg', line1: 'Storgata 1', postalCode: '0155', city: 'Oslo' };
    const { body: kept } = await anna.post('/users/me/addresses', { ...address, country: 'NO' });
    const { data: methods } = (await stoa.nobody.get('/shipping-methods?country=NO')).body;
    const items = [{ productId: product.id, quantity: 2 }];
    const sent = { items, shippingAddressId: kept.id, shippingMethodId: methods[1].id };
    const { body } = await anna.post('/orders/quote', sent);
    // two things of 1.1 kilograms each: three kilograms are begun
    expect(body).toMatchObject({
      ...{ shipping: { amount: 990 + 3 * 250 }, tax: { amount: 0 } },
      taxRate: { label: 'VAT', rate: '25', isIncluded: true },
      total: { amount: order.total.amount + 990 + 3 * 250 },
    });
  });

  it('she filled a cart before she signed in, and it becomes an order of hers', async () => {
    const put = await stoa.nobody.put(`/cart/items/${product.variants[0].id}`, { quantity: 3 });
    const token = put.headers.get('x-cart-token') ?? '';
    expect((await stoa.nobody.get('/cart', { 'x-cart-token': token })).body).toEqual(put.body);
    expect((await anna.post('/cart/merge', { token })).body.cart.itemCount).toBe(3);
    const placed = await anna.post('/orders', { cart: true }, { 'idempotency-key': 'story-2' });
    expect(placed.body).toMatchObject({ itemCount: 3, subtotal: put.body.subtotal, status: 'pending' });
    expect((await anna.get('/cart')).body.itemCount).toBe(0);
    await anna.post(`/orders/${placed.body.id}/cancel`, { reason: 'Just looking.' });
  });

  it('a retry of her order is the same order', async () => {
    const items = [{ productId: product.id, quantity: 2 }];
    const again = await anna.post(
      '/orders',
      { items, expectedTotal: order.total },
      { 'idempotency-key': 'story-1' },
    );
    expect(again.body.id).toBe(order.id);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('she pays in the sandbox, and the order is paid', async () => {
    const { status, body: payment } = await anna.post(`/orders/${order.id}/payment`);
    expect({ status, provider: payment.provider, state: payment.status }).toEqual({
      status: 201,
      provider: 'sandbox',
      state: 'pending',
    });
    const { clientSecret } = payment;
    const declined = await stoa.nobody.post('/payments/sandbox/confirm', {
      clientSecret,
      paymentMethod: 'pm_card_declined',
    });
    expectProblem(declined, 402, 'CARD_DECLINED');
    const paid = await stoa.nobody.post('/payments/sandbox/confirm', {
      clientSecret,
      paymentMethod: 'pm_card_visa',
    });
    expect(paid.body).toEqual({ status: 'succeeded' });
    expect((await anna.get(`/orders/${order.id}`)).body).toMatchObject({
      status: 'paid',
      payments: [{ status: 'succeeded', amount: order.total }],
    });
  });

  it('she may not ship it herself; an editor does', async () => {
    expectProblem(await anna.post(`/orders/${order.id}/ship`, {}), 403, 'FORBIDDEN');
    editor = await signIn('editor@stoa.test', demoPassword);
    const shipped = await editor.post(`/orders/${order.id}/ship`, {
      carrier: 'PostNord',
      trackingNumber: '370123',
    });
    expect(shipped.body).toMatchObject({
      status: 'shipped',
      shipment: { carrier: 'PostNord', trackingNumber: '370123' },
    });
  });

  it('she sees what happened to her order, and a stranger sees nothing of it', async () => {
    const { body } = await anna.get(`/orders/${order.id}/history`);
    expect(body.data.map(({ from, to, actorId }: any) => ({ from, to, actorId }))).toEqual([
      { from: null, to: 'pending', actorId: anna.id },
      { from: 'pending', to: 'paid', actorId: null },
      { from: 'paid', to: 'shipped', actorId: editor.id },
    ]);
    const stranger = await signIn('viewer@stoa.test', demoPassword);
    expectProblem(await stranger.get(`/orders/${order.id}`), 404, 'NOT_FOUND');
    expectProblem(await stranger.get(`/orders/${order.id}/history`), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get(`/orders/${order.id}`), 401, 'UNAUTHENTICATED');
  });

  it('an editor writes an article; until it is published only those who write see it', async () => {
    const content = 'Boil **fresh** water.\n\n<script>alert(1)</script>\n\n[tea](javascript:alert(1))';
    const draft = await editor.post('/posts', { title: 'Tea, at last', content, tags: ['Tea', 'How to'] });
    expect(draft.status).toBe(201);
    post = draft.body;
    expect(post).toMatchObject({
      slug: 'tea-at-last',
      status: 'draft',
      tags: [{ slug: 'tea' }, { slug: 'how-to' }],
    });
    expect(post.contentHtml).toBe(
      '<p>Boil <strong>fresh</strong> water.</p>\n<p><a rel="nofollow noopener noreferrer">tea</a></p>',
    );
    expectProblem(await anna.get(`/posts/${post.slug}`), 404, 'NOT_FOUND');
  });

  it('once it is published anyone finds it, by words and by tag', async () => {
    expect((await editor.post(`/posts/${post.id}/publish`)).body.status).toBe('published');
    const bySearch = await stoa.nobody.get('/posts?search=boiling water&tag=tea');
    expect(bySearch.body.data.map(({ id }: any) => id)).toContain(post.id);
    const tags = await stoa.nobody.get('/tags?limit=100');
    expect(tags.body.data).toContainEqual({ slug: 'tea', name: 'Tea', description: null, postCount: 1 });
  });

  it('Anna comments on it', async () => {
    const comment = await anna.post(`/posts/${post.id}/comments`, { body: 'At 80 degrees for green tea!' });
    expect(comment.status).toBe(201);
    const { body } = await stoa.nobody.get(`/posts/${post.id}/comments`);
    expect(body.data).toMatchObject([
      { body: 'At 80 degrees for green tea!', author: { id: anna.id, name: 'Anna' } },
    ]);
  });

  it('what it said is compared and brought back, and a draft is shown to whoever has the link', async () => {
    const path = `/posts/${post.id}`;
    expect((await editor.patch(path, { content: 'Boil **soft** water.' })).body.revision).toBe(2);
    const { fields } = (await editor.get(`${path}/revisions/2/diff`)).body;
    expect(fields[0]).toMatchObject({ field: 'content' });
    const restored = (await editor.post(`${path}/revisions/1/restore`)).body;
    expect(restored).toMatchObject({ revision: 3, content: post.content, status: 'published' });
    const publishAt = '2100-01-01T00:00:00.000Z';
    const later = (await editor.post('/posts', { title: 'Later', content: 'Now.', publishAt })).body;
    expectProblem(await stoa.nobody.get(`/posts/${later.id}`), 404, 'NOT_FOUND');
    const { token } = (await editor.post(`/posts/${later.id}/preview-token`)).body;
    const shown = await stoa.nobody.get(`/posts/${later.id}?preview=${token}`);
    expect(shown.body.title).toBe('Later');
  });

  it('it shows an image and a product, is in a feed, and goes out as a file', async () => {
    const image = await mediumOf(editor);
    const content = 'Pour it from this.\n\n::product{TOUR-1}';
    await editor.post('/products', productBody({ sku: 'TOUR-1', name: 'Tour kettle', status: 'active' }));
    const shown = await editor.patch(`/posts/${post.id}`, { content, coverImageId: image['id'] });
    expect(shown.body).toMatchObject({
      products: [{ name: 'Tour kettle' }],
      coverImage: { id: image['id'] },
    });
    expect((await fileAt(stoa.nobody, image['url'])).status).toBe(200);
    const feed = await stoa.nobody.get('//feeds/posts.rss?tag=tea');
    expect(feed.body).toContain('Tour kettle');
    expect((await fileAt(editor, '/api/v1/posts/export')).bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('a viewer is refused where an editor is not', async () => {
    const { body: category } = await editor.post('/categories', { name: 'Teapots' });
    const teapot = {
      name: 'Teapot',
      description: '',
      price: { amount: 4900, currency: 'USD' },
      stock: 3,
      sku: 'TEA-001',
      status: 'active',
      categoryId: category.id,
    };
    expectProblem(await anna.post('/products', teapot), 403, 'FORBIDDEN');
    expect((await editor.post('/products', teapot)).status).toBe(201);
  });
});
