import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { StoaProcess } from './support/process.js';
import { Stoa } from './support/stoa.js';

/** The service runs in a process of its own; `stoa` is there for its database. */
let stoa: Stoa;
let service: StoaProcess;
let url: string;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());
beforeEach(async () => {
  service = StoaProcess.start({
    DATABASE_URL: stoa.databaseUrl,
    KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
    STOA_DEMO: 'false',
    RATE_LIMIT_IP: '1000000/60',
  });
  url = (await service.up()).replace('localhost', '127.0.0.1');
});
afterEach(() => service.end('SIGKILL'));

interface Heard {
  readonly status: number;
  readonly closes: boolean;
}

/** One request on a connection that is kept; what goes wrong on the way is a status of 0. */
function ask(agent: Agent, path: string): Promise<Heard> {
  return new Promise((resolve) => {
    const asked = request(`${url}${path}`, { agent }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, closes: answer.headers.connection === 'close' }),
      );
    });
    asked.on('error', () => resolve({ status: 0, closes: true }));
    asked.end();
  });
}

/** Keeps readers of the catalogue out until it is let go. */
async function holdProducts(): Promise<() => Promise<void>> {
  const client = await stoa.sql.connect();
  await client.query('BEGIN; LOCK TABLE products IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await client.query('ROLLBACK');
    client.release();
  };
}

describe('Leaving on SIGTERM', () => {
  it('loses no request of fifty clients behind a balancer that asks for readiness', async () => {
    const agent = new Agent({ keepAlive: true });
    let isReady = true;
    const heard: Heard[] = [];
    const client = async (): Promise<void> => {
      while (isReady) heard.push(await ask(agent, '/api/v1/products?limit=1'));
    };
    const balancer = async (): Promise<void> => {
      while (isReady) {
        isReady = (await ask(agent, '/health/ready')).status === 200;
        await delay(200);
      }
    };
    const clients = [balancer(), ...Array.from({ length: 50 }, client)];
    while (heard.length <= 50) await delay(20);
    const before = heard.length;
    const ended = service.end('SIGTERM');
    await Promise.all(clients);
    agent.destroy();
    expect(await ended).toBe(0);
    expect([before, heard.length - before].map((count) => count > 50)).toEqual([true, true]);
    expect([...new Set(heard.map(({ status }) => status))]).toEqual([200]);
    expect(heard.at(0)?.closes).toBe(false);
    expect(heard.at(-1)?.closes).toBe(true);
  });

  it('says that it is not ready while it still serves, with one answer to each connection', async () => {
    const agent = new Agent({ keepAlive: true });
    const ended = service.end('SIGTERM');
    await delay(200);
    const [ready, live, products] = [
      await ask(agent, '/health/ready'),
      await ask(agent, '/health/live'),
      await ask(agent, '/api/v1/products'),
    ];
    agent.destroy();
    expect([ready.status, live.status, products.status]).toEqual([503, 200, 200]);
    expect([ready.closes, live.closes, products.closes]).toEqual([true, true, true]);
    expect(await ended).toBe(0);
  });
});

describe('Leaving on SIGINT', () => {
  it('waits for the requests that are running, and takes no more', async () => {
    const letGo = await holdProducts();
    const agent = new Agent();
    const running = [1, 2, 3].map(() => ask(agent, '/api/v1/products'));
    await delay(300);
    const ended = service.end('SIGINT');
    await delay(300);
    const late = await ask(new Agent(), '/health/live');
    await letGo();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(late.status).toBe(0);
    expect(await ended).toBe(0);
  });

  it('takes an echo of Ctrl-C for the same one', async () => {
    const first = service.end('SIGINT');
    const second = service.end('SIGINT');
    expect(await Promise.all([first, second])).toEqual([0, 0]);
  });

  it('a second time does not wait any longer', async () => {
    const letGo = await holdProducts();
    const running = ask(new Agent(), '/api/v1/products');
    await delay(300);
    void service.end('SIGINT');
    await delay(1_100);
    expect(await service.end('SIGINT')).toBe(1);
    expect((await running).status).toBe(0);
    await letGo();
  });
});
