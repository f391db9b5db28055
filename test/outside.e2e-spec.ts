import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Dependency, DependencyUnavailable } from '../src/outside/dependency.js';
import { Sandbox } from '../src/payments/sandbox/sandbox.js';
import { productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { orderOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

/** Somebody outside who answers as told: in time, with a fault, or not at all. */
let server: Server;
let url: string;
let calls = 0;
let manner: 'well' | 'faulty' | 'silent' = 'well';
const held = new Set<ServerResponse>();

beforeAll(async () => {
  server = createServer((_, answer) => {
    calls += 1;
    if (manner === 'silent') held.add(answer);
    else answer.writeHead(manner === 'well' ? 200 : 500).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  [calls, manner] = [0, 'well'];
});

const ask = async (signal: AbortSignal): Promise<number> => {
  const { status } = await fetch(url, { signal });
  if (status !== 200) throw new Error(`answered ${status}`);
  return status;
};
const dependency = (facts: object = {}): Dependency =>
  new Dependency({
    name: 'test',
    timeoutMilliseconds: 2_000,
    retries: 0,
    atOnce: 100,
    isFault: () => true,
    restMilliseconds: 200,
    ...facts,
  });
const failures = async (one: Dependency, count: number): Promise<unknown[]> => {
  const errors: unknown[] = [];
  for (let made = 0; made < count; made += 1)
    errors.push(await one.call(ask).catch((error: unknown) => error));
  return errors;
};

describe('A dependency outside', () => {
  it('is not called any more after five faults in a row, until one call finds it well', async () => {
    const one = dependency({ restMilliseconds: 500 });
    manner = 'faulty';
    await failures(one, 5);
    expect([one.state, calls]).toEqual(['down', 5]);
    const refused = await failures(one, 20);
    expect(refused.every((error) => error instanceof DependencyUnavailable)).toBe(true);
    expect(calls).toBe(5);
    manner = 'well';
    while (!(await one.call(ask).then(Boolean, () => false))) await delay(10);
    expect([one.state, calls]).toEqual(['up', 6]);
    expect(await one.call(ask)).toBe(200);
  });

  it('that is still down when it is tried stays closed off, after one call', async () => {
    const one = dependency();
    manner = 'faulty';
    await failures(one, 5);
    while (calls === 5) {
      await failures(one, 1);
      await delay(10);
    }
    expect([one.state, calls]).toEqual(['down', 6]);
  });

  it('that says nothing is waited for no longer than agreed, and its connections are let go', async () => {
    const one = dependency({ timeoutMilliseconds: 100, restMilliseconds: 60_000 });
    manner = 'silent';
    const errors = await failures(one, 7);
    expect(errors.every((error) => error instanceof DependencyUnavailable)).toBe(true);
    expect([one.state, calls]).toEqual(['down', 5]);
    await Promise.all([...held].map(async (answer) => answer.destroyed || (await once(answer, 'close'))));
  });

  it('is not called by more at a time than agreed', async () => {
    const one = dependency({ atOnce: 3, timeoutMilliseconds: 300 });
    manner = 'silent';
    const ends = await Promise.allSettled(Array.from({ length: 50 }, () => one.call(ask)));
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    expect(calls).toBe(3);
  });

  it('lets as many wait as agreed, who are called one after the other', async () => {
    const one = dependency({ atOnce: 2, waiting: 6 });
    manner = 'well';
    const ends = await Promise.allSettled(Array.from({ length: 12 }, () => one.call(ask)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    expect(calls).toBe(8);
  });

  it('is asked again where that is agreed, and not about what it has answered', async () => {
    manner = 'faulty';
    await failures(dependency({ retries: 2 }), 1);
    expect(calls).toBe(3);
    await failures(dependency({ retries: 2, isFault: () => false }), 1);
    expect(calls).toBe(4);
  });
});

describe('A payment provider that is down', () => {
  let stoa: Stoa;
  afterEach(() => stoa.stop());

  it('is a 503, never a 500, costs no more than its breaker lets through, and shows in readiness and metrics', async () => {
    stoa = await Stoa.start();
    const [editor, viewer] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
    const { id: productId } = await productOf(editor, { stock: 10 });
    const { id } = await orderOf(viewer, { [productId as string]: 1 });
    const sandbox = stoa.app.get(Sandbox, { strict: false });
    sandbox.createPayment = async () => (await ask(AbortSignal.timeout(5_000))) as never;
    manner = 'faulty';
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const answer = await viewer.post(`/orders/${id}/payment`);
      expectProblem(answer, 503, 'SERVICE_UNAVAILABLE');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(calls).toBe(5);
    const ready = await stoa.nobody.get('//health/ready');
    expect([ready.status, ready.body.checks['payments-sandbox']]).toEqual([200, 'down']);
    const { body: metrics } = await stoa.nobody.get('//metrics');
    expect(metrics).toContain('stoa_outside_breaker_open{dependency="payments-sandbox"} 1');
  });
});
