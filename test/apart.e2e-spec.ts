import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { reserve } from '../src/boot/port.js';
import { Actor } from './support/actor.js';
import { place } from './support/orders.js';
import { StoaProcess } from './support/process.js';
import { withAdmin } from './support/server.js';

let dataDir: string;
let name: string;
let environment: Record<string, string>;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stoa-apart-'));
  name = `stoa_apart_${randomBytes(6).toString('hex')}`;
  const DATABASE_URL = await withAdmin((admin) => admin.create(name));
  // whoever waits asks often
  const patience = { RATE_LIMIT_USER: '1000000/60', RATE_LIMIT_IP: '1000000/60' };
  environment = { DATABASE_URL, STOA_DATA_DIR: dataDir, ORDER_PAYMENT_WINDOW: '1', ...patience };
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
  await withAdmin((admin) => admin.drop(name));
});

const until = async <T>(ask: () => Promise<T | null>): Promise<T> => {
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    await delay(100);
  }
};
const freePort = async (): Promise<number> => {
  for (let port = 21_000 + Math.floor(Math.random() * 20_000); ; port += 1) {
    const reserved = await reserve('127.0.0.1', port);
    await reserved?.release();
    if (reserved !== null) return port;
  }
};

describe('The API and its worker, apart', () => {
  it('do together what one process does: an order that nobody pays is taken by the one and ended by the other', async () => {
    const api = StoaProcess.start(environment, ['src/api.ts']);
    const url = await api.up();
    const { body: session } = await new Actor(url, null).post('/auth/login', {
      email: 'viewer@stoa.test',
      password: 'stoa-demo-2026',
    });
    const viewer = new Actor(url, session.accessToken, session.user.id);
    const { body: list } = await viewer.get('/products?search=kettle&inStock=true&sort=price&limit=1');
    const { status, body: order } = await place(viewer, { [list.data[0].id]: 1 });
    expect([status, order.status]).toEqual([201, 'pending']);

    const METRICS_PORT = String(await freePort());
    const worker = StoaProcess.start({ ...environment, METRICS_PORT }, ['src/worker.ts']);
    const ended = await until(async () => {
      const { body } = await viewer.get(`/orders/${order.id}`);
      return body.status === 'pending' ? null : body.status;
    });
    expect(ended).toBe('cancelled');

    const at = `http://127.0.0.1:${METRICS_PORT}`;
    const ready = await until(() => fetch(`${at}/health/ready`));
    expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })]);
    expect((await fetch(`${at}/metrics`)).status).toBe(200);
    expect((await fetch(`${at}/api/v1/products`)).status).toBe(404);
    expect(await Promise.all([worker.end('SIGTERM'), api.end('SIGTERM')])).toEqual([0, 0]);
  });
});
