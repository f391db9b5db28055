import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { reserve } from '../src/boot/port.js';
import { Actor } from './support/actor.js';
import { FaultProxy } from './support/fault-proxy.js';
import { json, send } from './support/probe.js';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';

const secrets = {
  email: 'logged.person@example.com',
  password: 'logged secret password',
  search: 'loggedsearch',
  name: 'Logged Name',
};

/** A service in production, in a process of its own, whose standard output is read. */
let stoa: Stoa;
let proxy: FaultProxy;
let service: StoaProcess;
let nobody: Actor;
let metricsUrl: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  proxy = await FaultProxy.before(stoa.databaseUrl);
  const reserved = await reserve('127.0.0.1', 0);
  await reserved?.release();
  metricsUrl = `http://127.0.0.1:${reserved?.port}`;
  service = StoaProcess.start({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    METRICS_PORT: String(reserved?.port),
    LOG_LEVEL: 'info',
    DATABASE_URL: proxy.url,
    KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
  });
  nobody = new Actor((await service.up()).replace('localhost', '127.0.0.1'), null);
});
afterAll(async () => {
  await service.end('SIGKILL');
  await proxy.refuse();
  await stoa.stop();
});

/** The line about the request of that id, once it is there. */
async function lineOf(requestId: string, message = 'request'): Promise<Record<string, any>> {
  for (;;) {
    const lines = service.output.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, any>);
    const found = parsed.find((line) => line['requestId'] === requestId && line['msg'] === message);
    if (found) return found;
    await delay(20);
  }
}

describe('The log', () => {
  it('has one line for every request, with the pattern of its route', async () => {
    const id = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
    await nobody.get(`/products/${id}?x=1`, { 'x-request-id': 'log-1' });
    expect(await lineOf('log-1')).toEqual({
      level: 30,
      time: expect.any(String),
      msg: 'request',
      requestId: 'log-1',
      method: 'GET',
      route: '/api/v1/products/:id',
      status: 404,
      milliseconds: expect.any(Number),
      userId: null,
    });
    await nobody.get(`//nowhere/${secrets.email}`, { 'x-request-id': 'log-2' });
    expect((await lineOf('log-2'))['route']).toBe('unknown');
  });

  it('holds no address, password, token or search of anybody, whatever goes wrong', async () => {
    const { email, password, search, name } = secrets;
    const { body: user } = await nobody.post('/users', { email, password, name });
    const { body: tokens } = await nobody.post('/auth/login', { email, password });
    const anna = new Actor(nobody.at, tokens.accessToken, user.id);
    await anna.get('/users/me', { 'x-request-id': 'log-3' });
    expect((await lineOf('log-3'))['userId']).toBe(user.id);
    await nobody.post('/users', { email, password }, { 'idempotency-key': password });
    await nobody.post('/auth/login', { email, password: `${password} wrong` });
    await nobody.post('/auth/refresh', { refreshToken: tokens.refreshToken });
    await nobody.get(`/products?search=${search}&sort=${search}`);
    await send(nobody.at, json('/api/v1/users', `{"email":"${email}`));
    const cart = `cart_${'logged'.repeat(7)}x`;
    await nobody.get('/cart', { 'x-cart-token': cart });
    await anna.post('/cart/merge', { token: cart });
    await proxy.refuse();
    await nobody.get('/cart', { 'x-cart-token': cart });
    await anna.get('/users/me', { 'x-request-id': 'log-4', cookie: `session=${password}` });
    await nobody.post('/users', { email: `x${email}`, password, name });
    await proxy.mend();
    await nobody.get('//nowhere', { 'x-request-id': 'log-5' });
    await lineOf('log-5');
    const spoken = [
      email,
      cart,
      ...Object.values(secrets),
      tokens.accessToken,
      tokens.refreshToken,
      'argon2',
    ];
    for (const secret of spoken) expect(service.output).not.toContain(secret);
  });

  it('says what failed in a line of its own, under the id of the request', async () => {
    await proxy.refuse();
    const answer = await nobody.get('/products', { 'x-request-id': 'log-6' });
    await proxy.mend();
    expect(answer.status).toBe(503);
    const line = await lineOf('log-6', 'failure');
    expect(line).toMatchObject({ level: 50, code: 'SERVICE_UNAVAILABLE' });
    expect(line['err'].stack).toEqual(expect.any(String));
  });
});

describe('Metrics', () => {
  it('are on a port of their own in production, and nowhere else', async () => {
    expect((await nobody.get('//metrics')).status).toBe(404);
    expect((await fetch(`${metricsUrl}/metrics`)).status).toBe(200);
    expect((await fetch(`${metricsUrl}/health/live`)).status).toBe(404);
  });

  it('time every request by the pattern of its route; all unknown ones are one', async () => {
    for (let number = 0; number < 5; number += 1) {
      await nobody.get(`//nowhere/${number}`);
      await nobody.get(`/products/never-${number}`);
    }
    const text = await (await fetch(`${metricsUrl}/metrics`)).text();
    const counts = text
      .split('\n')
      .filter((line) => line.startsWith('stoa_http_request_duration_seconds_count'));
    const route = (pattern: string) => counts.filter((line) => line.includes(`route="${pattern}"`));
    expect(route('unknown')).toHaveLength(1);
    expect(route('/api/v1/products/:id')).toHaveLength(1);
    expect(counts.join('\n')).not.toMatch(/never-|nowhere/);
    expect(text).toContain('nodejs_eventloop_lag');
    expect(text).not.toContain(secrets.email);
  });
});
