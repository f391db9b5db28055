import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createStoa, StoaError, TimeoutError, type Stoa as Client } from '@stoa/sdk';
import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { problem, scriptedServer, type Scripted, type ScriptedServer } from './support/scripted-server.js';
import { Stoa } from './support/stoa.js';

const open: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

/** A service that gives these answers, one after the other, and the last one for ever. */
async function answering(...answers: Scripted[]): Promise<ScriptedServer> {
  const server = await scriptedServer(() => answers[Math.min(server.heard.length, answers.length) - 1]!);
  open.push(server);
  return server;
}
const fine = { body: { data: [], meta: { nextCursor: null } } };
const soon = { 'retry-after': '0' };
const clientOf = ({ url }: ScriptedServer, options: object = {}): Client =>
  createStoa({ url, apiKey: 'sak_1', ...options });
const keysAt = ({ heard }: ScriptedServer) => heard.map(({ headers }) => headers['idempotency-key']);

describe('A request of the SDK is sent again', () => {
  it.each<[string, Scripted]>([
    ['the connection was cut', 'cut'],
    ['the service is away', problem(503, 'UNAVAILABLE', soon)],
    ['there were too many', problem(429, 'TOO_MANY_REQUESTS', soon)],
    ['a proxy reached nobody', { status: 502, headers: soon, body: 'Bad gateway' }],
  ])('when it reads and %s', async (_, refused) => {
    const server = await answering(refused, refused, fine);
    expect(await clientOf(server).listProducts()).toEqual(fine.body);
    expect(server.heard).toHaveLength(3);
  });

  it('when it can be repeated', async () => {
    const server = await answering('cut', { status: 204 });
    await clientOf(server).likePost({ id: randomUUID() });
    expect(server.heard.map(({ method }) => method)).toEqual(['PUT', 'PUT']);
  });

  it('under one key, when it takes one', async () => {
    const server = await answering('cut', problem(503, 'UNAVAILABLE', soon), {
      status: 201,
      body: { id: '1' },
    });
    await clientOf(server).createOrder({ items: [] });
    const keys = keysAt(server);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('while the first one with its key is still under way', async () => {
    const server = await answering(problem(409, 'IDEMPOTENCY_KEY_IN_USE', soon), { status: 201, body: {} });
    await clientOf(server).createOrder({ items: [] });
    expect(new Set(keysAt(server)).size).toBe(1);
  });

  it('with the key that its caller brought', async () => {
    const server = await answering('cut', { status: 201, body: {} });
    await clientOf(server).createOrder({ items: [], 'Idempotency-Key': 'mine' });
    expect(keysAt(server)).toEqual(['mine', 'mine']);
  });

  it('with another key when it is another call', async () => {
    const server = await answering({ status: 201, body: {} });
    const stoa = clientOf(server);
    await Promise.all([stoa.createOrder({ items: [] }), stoa.createOrder({ items: [] })]);
    expect(new Set(keysAt(server)).size).toBe(2);
  });

  it('not before the service wants it', async () => {
    const server = await answering(problem(503, 'UNAVAILABLE', { 'retry-after': '1' }), fine);
    const began = performance.now();
    await clientOf(server).listProducts();
    expect(performance.now() - began).toBeGreaterThan(990);
  });
});

describe('A request of the SDK is not sent again', () => {
  it('when it changes something and takes no key', async () => {
    const server = await answering('cut', problem(503, 'UNAVAILABLE', soon));
    const stoa = clientOf(server);
    await expect(stoa.forgotPassword({ email: 'anna@example.com' })).rejects.toThrow();
    await expect(stoa.forgotPassword({ email: 'anna@example.com' })).rejects.toMatchObject({ status: 503 });
    expect(server.heard).toHaveLength(2);
  });

  it('when the answer is a no', async () => {
    const server = await answering(problem(409, 'INSUFFICIENT_STOCK'), problem(404, 'NOT_FOUND'));
    const stoa = clientOf(server);
    await expect(stoa.createOrder({ items: [] })).rejects.toMatchObject({ code: 'INSUFFICIENT_STOCK' });
    await expect(stoa.getProduct({ id: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(server.heard).toHaveLength(2);
  });

  it('when it would have to wait for longer than a minute', async () => {
    const server = await answering(problem(503, 'UNAVAILABLE', { 'retry-after': '3000000' }));
    await expect(clientOf(server).listProducts()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(server.heard).toHaveLength(1);
  });

  it('when its body can be read only once', async () => {
    const server = await answering('cut');
    const body = new Blob(['sku\n']).stream() as unknown as Blob;
    await expect(clientOf(server).createImport({ body })).rejects.toThrow();
    expect(server.heard).toHaveLength(1);
  });

  it('more often than told', async () => {
    const server = await answering(problem(503, 'UNAVAILABLE', soon));
    await expect(clientOf(server, { retries: 0 }).listProducts()).rejects.toThrow(StoaError);
    expect(server.heard).toHaveLength(1);
    await expect(clientOf(server).listProducts()).rejects.toThrow(StoaError);
    expect(server.heard).toHaveLength(4);
  });
});

describe('A call of the SDK ends', () => {
  const never: Scripted = () => undefined;

  it('when its time is over, and says so', async () => {
    const server = await answering(never);
    const error = await clientOf(server, { timeout: 60, retries: 1 })
      .getReadiness()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({
      name: 'TimeoutError',
      operationId: 'getReadiness',
      timeout: 60,
      attempt: 2,
    });
  });

  it('when its caller wants no more, also while it waits to be sent again', async () => {
    const server = await answering(never);
    const leaving = new AbortController();
    const asked = clientOf(server).listProducts({}, { signal: leaving.signal });
    while (server.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    const busy = await answering(problem(503, 'UNAVAILABLE', { 'retry-after': '30' }));
    const waiting = new AbortController();
    const later = clientOf(busy).listProducts({}, { signal: waiting.signal });
    while (busy.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    setTimeout(() => waiting.abort(), 20);
    await expect(later).rejects.toMatchObject({ name: 'AbortError' });
    expect([server.heard.length, busy.heard.length]).toEqual([1, 1]);
  });
});

describe('An order by the SDK', () => {
  let stoa: Stoa;
  let editor: Actor;
  beforeAll(async () => {
    stoa = await Stoa.start();
    editor = await stoa.given.editor();
  });
  afterAll(() => stoa.stop());

  it('is placed once although the first answer was lost', async () => {
    const product = await productOf(editor, { stock: 10 });
    const anna = await stoa.given.viewer();
    let lost = 0;
    const losing: typeof fetch = async (...request) => {
      const answer = await fetch(...request);
      lost += 1;
      if (lost > 1) return answer;
      await answer.arrayBuffer();
      throw new TypeError('the answer was lost');
    };
    const client = createStoa({
      url: stoa.url,
      fetch: losing,
      headers: { authorization: `Bearer ${anna.token}` },
    });
    const items = [{ productId: product['id'], quantity: 2 }];
    const { data, headers } = await client.createOrder({ items }, { envelope: true });
    expect([lost, headers.idempotencyReplayed, data.itemCount]).toEqual([2, 'true', 2]);
    expect((await editor.get(`/products/${product['id']}`)).body.stock).toBe(8);
  });
});
