import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { banner } from '../src/boot/banner.js';
import { serveMetrics } from '../src/boot/metrics-server.js';
import { PortTaken, reserve, reserveFrom } from '../src/boot/port.js';
import { keptSecret } from '../src/boot/secret.js';
import { loadConfig, withPort } from '../src/config/config.js';
import { Actor } from './support/actor.js';
import { FaultProxy } from './support/fault-proxy.js';
import { StoaProcess } from './support/process.js';
import { withAdmin } from './support/server.js';

let dataDir: string;
const databases: string[] = [];
const emptyDatabase = async (): Promise<string> => {
  const name = `stoa_boot_${randomBytes(6).toString('hex')}`;
  databases.push(name);
  return withAdmin((admin) => admin.create(name));
};
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stoa-boot-'));
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
  await withAdmin(async (admin) => {
    for (const name of databases) await admin.drop(name);
  });
});

const signIn = async (url: string): Promise<Actor> => {
  const nobody = new Actor(url, null);
  const { body } = await nobody.post('/auth/login', {
    email: 'viewer@stoa.test',
    password: 'stoa-demo-2026',
  });
  return new Actor(url, body.accessToken, body.user.id);
};

describe('A start', () => {
  it('of two at once on an empty database gives two that serve one shop', async () => {
    const environment = { DATABASE_URL: await emptyDatabase(), STOA_DATA_DIR: dataDir };
    const both = [StoaProcess.start(environment), StoaProcess.start(environment)];
    const urls = await Promise.all(both.map((one) => one.up()));
    expect(new Set(urls).size).toBe(2);
    const totals = await Promise.all(
      urls.map(async (url) => (await new Actor(url, null).get('/products?limit=1')).body.meta.total),
    );
    expect(totals[0]).toBeGreaterThan(100);
    expect(totals[1]).toBe(totals[0]);
    expect(await Promise.all(both.map((one) => one.end('SIGINT')))).toEqual([0, 0]);
  });

  it('after kill -9 finds every order whole, and a retry gives the same one', async () => {
    // its own, since the second start may find another port free, and tokens name the address they are for
    const environment = {
      DATABASE_URL: await emptyDatabase(),
      STOA_DATA_DIR: dataDir,
      JWT_ISSUER: 'https://shop.example',
    };
    const first = StoaProcess.start(environment);
    const viewer = await signIn(await first.up());
    const before = (await viewer.get('/orders?limit=1')).body.meta.total;
    const { body } = await viewer.get('/products?inStock=true&sort=-price&limit=50');
    const product = body.data.find(({ stock }: any) => stock >= 11);
    const order = { items: [{ productId: product.id, quantity: 1 }] };
    const place = (actor: Actor, key: string) => actor.post('/orders', order, { 'idempotency-key': key });
    const whole = await place(viewer, 'kill-whole');
    const cutOff = Array.from({ length: 10 }, (_, index) => place(viewer, `kill-${index}`).catch(() => null));
    await Promise.race(cutOff);
    await first.end('SIGKILL');
    await Promise.all(cutOff);

    const second = StoaProcess.start(environment);
    const again = new Actor(await second.up(), viewer.token);
    const retried = await place(again, 'kill-whole');
    expect([retried.body.id, retried.headers.get('idempotency-replayed')]).toEqual([whole.body.id, 'true']);
    for (let index = 0; index < 10; index += 1)
      expect((await place(again, `kill-${index}`)).status).toBe(201);
    expect((await again.get('/orders?limit=1')).body.meta.total).toBe(before + 11);
    const sql = new pg.Client({ connectionString: environment.DATABASE_URL });
    await sql.connect();
    const half = await sql.query(`SELECT
      (SELECT count(*)::int FROM orders o WHERE NOT EXISTS (SELECT FROM order_lines l WHERE l.order_id = o.id)) AS "without lines",
      (SELECT count(*)::int FROM orders o WHERE NOT EXISTS (SELECT FROM order_history h WHERE h.order_id = o.id)) AS "without history",
      (SELECT count(*)::int FROM variants v WHERE stock <> (SELECT sum(delta) FROM stock_movements m WHERE m.variant_id = v.id)) AS "off the ledger",
      (SELECT count(*)::int FROM order_lines l JOIN orders o ON o.id = l.order_id AND o.status = 'pending'
        WHERE l.quantity <> (SELECT -sum(delta) FROM stock_movements m WHERE m.order_id = o.id AND m.product_id = l.product_id)) AS "unpaid without stock"`);
    expect(half.rows[0]).toEqual({
      'without lines': 0,
      'without history': 0,
      'off the ledger': 0,
      'unpaid without stock': 0,
    });
    await sql.end();
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('ends with one list of all that is wrong with the environment', async () => {
    const wrong = StoaProcess.start({
      PORT: 'high',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://localhost',
      RATE_LIMIT_USER: '5',
    });
    expect(await wrong.ended()).toBe(1);
    expect(wrong.output).toContain('PORT must be a whole number from 0 to 65535');
    expect(wrong.output).toContain('LOG_LEVEL must be one of fatal, error');
    expect(wrong.output).toContain('DATABASE_URL must be an address that starts with postgres:');
    expect(wrong.output).toContain('RATE_LIMIT_USER must be requests/seconds');
  });

  it('in production is refused without a database and secrets of its own, and with a demo', async () => {
    const bare = StoaProcess.start({ NODE_ENV: 'production', STOA_DEMO: 'true' });
    expect(await bare.ended()).toBe(1);
    expect(bare.output).toMatch(
      /DATABASE_URL is required.*KEY_ENCRYPTION_SECRET is required.*STOA_DEMO must not be true/s,
    );
  });

  it('in production is refused on a database with the demo accounts', async () => {
    const DATABASE_URL = await emptyDatabase();
    const demo = StoaProcess.start({ DATABASE_URL, STOA_DATA_DIR: dataDir });
    await demo.up();
    await demo.end('SIGINT');
    const production = StoaProcess.start({
      DATABASE_URL,
      NODE_ENV: 'production',
      PORT: '0',
      KEY_ENCRYPTION_SECRET: randomBytes(32).toString('hex'),
    });
    expect(await production.ended()).toBe(1);
    expect(production.output).toContain('holds the demo accounts');
  });

  it('says which database it cannot reach, without its password', async () => {
    const lost = StoaProcess.start({
      DATABASE_URL: 'postgres://stoa:secret-word@127.0.0.1:9/stoa',
      STOA_DATA_DIR: dataDir,
    });
    expect(await lost.ended()).toBe(1);
    expect(lost.output).toContain('The database at 127.0.0.1:9/stoa cannot be used');
    expect(lost.output).not.toContain('secret-word');
  });

  it('goes on when the database fails for a moment after its schema was looked at', async () => {
    const proxy = await FaultProxy.before(await emptyDatabase());
    let connections = 0;
    let cutOff = 0;
    // the first two look after the schema, the third looks for the demo
    proxy.cutAfter(() => {
      const isCut = ++connections > 3 && cutOff < 12;
      if (isCut) cutOff += 1;
      return isCut ? 0 : Infinity;
    });
    const one = StoaProcess.start({ DATABASE_URL: proxy.url, STOA_DATA_DIR: dataDir });
    const viewer = await signIn(await one.up());
    expect((await viewer.get('/orders?limit=1')).status).toBe(200);
    expect(cutOff).toBe(12);
    expect(await one.end('SIGTERM')).toBe(0);
    await proxy.refuse();
  });

  it('says which port is taken when it was asked for that one', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const late = StoaProcess.start({ PORT: String(port), DATABASE_URL: 'postgres://127.0.0.1:9/stoa' });
    expect(await late.ended()).toBe(1);
    expect(late.output).toContain(`Port ${port} on 127.0.0.1 is taken`);
    server.close();
  });

  it('keeps what is compiled for the next one, and does without where it is broken or cannot be kept', async () => {
    const folder = join(dataDir, 'starts');
    const compiled = join(folder, 'compiled');
    const start = async (): Promise<number | string> => {
      const one = StoaProcess.start({ DATABASE_URL, STOA_DATA_DIR: folder, STOA_DEMO: 'false' });
      expect((await fetch(`${await one.up()}/health/ready`)).status).toBe(200);
      return one.end('SIGINT');
    };
    const DATABASE_URL = await emptyDatabase();
    expect(await start()).toBe(0);
    const kept = (await readdir(compiled, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(kept.length).toBeGreaterThan(1_000);
    for (const { parentPath, name } of kept) await writeFile(join(parentPath, name), 'broken');
    expect(await start()).toBe(0);
    await rm(compiled, { recursive: true });
    await writeFile(compiled, 'no folder');
    expect(await start()).toBe(0);
    expect(await readFile(compiled, 'utf8')).toBe('no folder');
  });
});

describe('The parts of a start', () => {
  it('find the next free port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    expect(await reserve('127.0.0.1', port)).toBeNull();
    const next = await reserveFrom('127.0.0.1', port);
    expect(next.port).toBeGreaterThan(port);
    const another = await reserveFrom('127.0.0.1', next.port);
    expect(another.port).not.toBe(next.port);
    await Promise.all([next.release(), another.release()]);
    await expect(serveMetrics('127.0.0.1', port)).rejects.toThrow(PortTaken);
    server.close();
  });

  it('agree on one secret, which only its owner can read', async () => {
    const secrets = await Promise.all(Array.from({ length: 5 }, () => keptSecret(dataDir)));
    expect(new Set(secrets).size).toBe(1);
    expect((await stat(join(dataDir, 'key-encryption-secret'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(dataDir, 'key-encryption-secret'), 'utf8')).toBe(secrets[0]);
  });

  it('serve metrics apart, and nothing else there', async () => {
    const reserved = await reserveFrom('127.0.0.1', 21_000);
    const { port } = reserved;
    await reserved.release();
    const server = await serveMetrics('127.0.0.1', port);
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect([metrics.status, await metrics.text()]).toEqual([
      200,
      expect.stringContaining('process_cpu_seconds_total'),
    ]);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    server.close();
  });

  it('print where things are, and the demo accounts only in the demo', () => {
    const config = withPort(loadConfig({}), 3123);
    const text = banner(config, 'its own', 1234);
    expect(text).toContain('http://localhost:3123/api/v1');
    expect(text).toContain('admin@stoa.test');
    const plain = banner(
      loadConfig({ STOA_DEMO: 'false', DOCS_ENABLED: 'false', METRICS_PORT: '9464' }),
      'its own',
      1,
    );
    expect(plain).not.toContain('@stoa.test');
    expect(plain).not.toContain('/docs');
    expect(plain).toContain(':9464/metrics');
  });
});
