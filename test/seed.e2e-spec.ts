import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../src/clock/clock.js';
import { demoAccounts } from '../src/config/demo-accounts.js';
import { Chance } from '../src/seed/chance.js';
import { assertNoDemoAccounts, DemoInProduction } from '../src/seed/no-demo.js';
import { seed } from '../src/seed/seed.js';
import { faultsOfRatings } from './support/reviews.js';
import { Stoa } from './support/stoa.js';

const password = 'stoa-demo-2026';
const noon = Object.assign(new Clock(), { now: () => new Date('2026-06-01T12:00:00.000Z') });
const options = { password, clock: noon, onProgress: () => undefined };

describe('The demo shop', () => {
  let shop: Stoa;
  let twin: Stoa;
  const count = async (stoa: Stoa, sql: string) =>
    (await stoa.sql.query(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0].n as number;
  beforeAll(async () => {
    [shop, twin] = [await Stoa.start(), await Stoa.start()];
    await Promise.all([
      seed(shop.databaseUrl, options),
      seed(shop.databaseUrl, options),
      seed(twin.databaseUrl, options),
    ]);
  });
  afterAll(async () => {
    await shop.stop();
    await twin.stop();
  });

  it('is one shop, also when two set it up at once', async () => {
    expect(await count(shop, "users WHERE email LIKE '%@stoa.test'")).toBe(demoAccounts.length);
  });

  it('is the same shop each time', async () => {
    const fingerprint = async (stoa: Stoa) => {
      const tables = [
        'users',
        'categories',
        'products',
        'variants',
        'orders',
        'order_lines',
        'posts',
        'comments',
        'reviews',
        'shipping_methods',
        'tax_rates',
      ];
      const prints = tables.map((table) =>
        stoa.sql.query(`SELECT md5(string_agg(t.id::text, ',' ORDER BY t.id)) AS print FROM ${table} t`),
      );
      return (await Promise.all(prints)).map(({ rows }) => rows[0].print);
    };
    expect(await fingerprint(twin)).toEqual(await fingerprint(shop));
  });

  it('has codes to try, and nobody has used them yet', async () => {
    const { rows } = await shop.sql.query('SELECT code, uses, is_active FROM discounts ORDER BY code');
    expect(rows).toEqual([
      { code: 'TEATIME', uses: 0, is_active: true },
      { code: 'WELCOME10', uses: 0, is_active: true },
    ]);
  });

  it('has some two hundred products on shelves, with stock that its ledger explains', async () => {
    expect(await count(shop, 'products')).toBeGreaterThan(150);
    expect(await count(shop, 'categories')).toBe(20);
    expect(
      await count(
        shop,
        'variants v WHERE stock <> (SELECT sum(delta) FROM stock_movements m WHERE m.variant_id = v.id)',
      ),
    ).toBe(0);
  });

  it('has orders in every state, with the payments and the history that each has', async () => {
    const { rows } = await shop.sql.query('SELECT DISTINCT status FROM orders ORDER BY 1');
    expect(rows.map(({ status }) => status)).toEqual([
      'cancelled',
      'delivered',
      'paid',
      'pending',
      'refunded',
      'shipped',
    ]);
    expect(
      await count(
        shop,
        "orders o WHERE status IN ('paid', 'shipped', 'delivered') AND NOT EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.status = 'succeeded' AND p.amount = o.total)",
      ),
    ).toBe(0);
    expect(
      await count(
        shop,
        'orders o WHERE status <> (SELECT to_status FROM order_history h WHERE h.order_id = o.id ORDER BY sequence DESC LIMIT 1)',
      ),
    ).toBe(0);
    expect(
      await count(
        shop,
        'orders o WHERE subtotal <> (SELECT sum(subtotal) FROM order_lines l WHERE l.order_id = o.id) OR total <> (SELECT sum(total) FROM order_lines l WHERE l.order_id = o.id)',
      ),
    ).toBe(0);
  });

  it('sends by three methods, and holds the taxes in its prices', async () => {
    const { body } = await shop.nobody.get('/shipping-methods?country=NO');
    expect(body.data.map(({ name }: any) => name)).toEqual([
      'By post',
      'Courier',
      'Fetched at the shop in Oslo',
    ]);
    expect(body.data.every(({ prices }: any) => prices.length === 2)).toBe(true);
    expect(await count(shop, 'tax_rates WHERE is_included')).toBe(3);
    expect(await count(shop, 'tax_rates WHERE NOT is_included')).toBe(0);
    expect(await count(shop, 'variants WHERE weight_grams IS NULL')).toBe(0);
  });

  it('has published posts with tags and comments', async () => {
    const { body } = await shop.nobody.get('/posts?limit=100');
    expect(body.data.length).toBeGreaterThan(5);
    expect(body.data.every((post: any) => post.tags.length > 0 && post.commentCount > 0)).toBe(true);
  });

  it('has reviews by people to whom the product was delivered, and the ratings that they come to', async () => {
    expect(await count(shop, "reviews WHERE status = 'approved'")).toBeGreaterThan(90);
    for (const status of ['pending', 'rejected'])
      expect(await count(shop, `reviews WHERE status = '${status}'`)).toBeGreaterThan(0);
    expect(
      await count(
        shop,
        "reviews r WHERE NOT EXISTS (SELECT FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.user_id = r.author_id AND l.product_id = r.product_id AND o.status = 'delivered' AND o.updated_at <= r.created_at)",
      ),
    ).toBe(0);
    expect(await faultsOfRatings(shop)).toEqual([]);
  });

  it.each(demoAccounts)('lets $email in', async ({ email, role, tier }) => {
    const { status, body } = await shop.nobody.post('/auth/login', { email, password });
    expect([status, body.user.role, body.user.tier]).toEqual([200, role, tier]);
  });

  it('has verified addresses, and knows whether its password is long enough for staff', async () => {
    expect(await count(shop, 'users WHERE email_verified_at IS NULL OR password_is_long')).toBe(0);
    const own = await Stoa.start();
    await seed(own.databaseUrl, { ...options, password: 'fifteen letters' });
    expect(await count(own, 'users WHERE NOT password_is_long')).toBe(0);
    await own.stop();
  });

  it('is not set up where there is an account already', async () => {
    const own = await Stoa.start();
    await own.given.viewer();
    await seed(own.databaseUrl, options);
    expect(await count(own, 'products')).toBe(0);
    expect(await count(own, 'users')).toBe(1);
    await own.stop();
  });

  it('is nothing that production starts on', async () => {
    await expect(assertNoDemoAccounts(shop.databaseUrl)).rejects.toThrow(DemoInProduction);
    const own = await Stoa.start();
    await expect(assertNoDemoAccounts(own.databaseUrl)).resolves.toBeUndefined();
    await own.stop();
  });
});

describe('Chance', () => {
  it('repeats itself', () => {
    const draw = () =>
      Array.from(
        { length: 5 },
        (
          (chance) => () =>
            chance.between(1, 1000)
        )(new Chance(7)),
      );
    expect(draw()).toEqual(draw());
  });

  it('picks nothing from nothing', () => {
    expect(() => new Chance(1).pick([])).toThrow(RangeError);
  });
});
