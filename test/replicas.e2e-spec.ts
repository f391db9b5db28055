import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Actor } from './support/actor.js';
import { command } from './support/command-line.js';
import { StoaProcess } from './support/process.js';
import { Primary, type Replica } from './support/replica.js';

const environment = {
  JWT_ISSUER: 'replicas',
  ACCESS_TOKEN_TTL: '86400',
  KEY_ENCRYPTION_SECRET: 'a secret of the replicas that protects nothing',
  RATE_LIMIT_USER: '1000000/60',
  RATE_LIMIT_IP: '1000000/60',
  LOG_LEVEL: 'info',
};
let primary: Primary;
let replica: Replica;
let both: StoaProcess[];
/** The same person at the one process and at the other. */
let admins: [Actor, Actor];
let others: [Actor, Actor];

beforeAll(async () => {
  primary = await Primary.start();
  const first = started([]);
  await first.up();
  await first.end('SIGTERM');
  replica = await primary.replica();
  await run([replica.url]);
}, 180_000);
afterAll(async () => {
  await StoaProcess.endAll();
  await replica.end();
  await primary.end();
});

function started(replicas: readonly string[]): StoaProcess {
  const { serviceUrl, url } = primary.postgres;
  const database = { DATABASE_URL: serviceUrl, DATABASE_OWNER_URL: url };
  const DATABASE_REPLICA_URLS = replicas.join(',');
  return StoaProcess.start({ ...environment, ...database, DATABASE_REPLICA_URLS }, ['src/api.ts']);
}

/** Two processes that know these replicas. */
async function run(replicas: readonly string[]): Promise<void> {
  await StoaProcess.endAll();
  both = [started(replicas), started(replicas)];
  const [first = '', second = ''] = await Promise.all(both.map((one) => one.up()));
  const signedIn = async (email: string): Promise<[Actor, Actor]> => {
    const { body } = await new Actor(first, null).post('/auth/login', { email, password: 'stoa-demo-2026' });
    const at = (url: string): Actor => new Actor(url, body.accessToken, body.user.id);
    return [at(first), at(second)];
  };
  admins = await signedIn('admin@stoa.test');
  others = await signedIn('viewer@stoa.test');
}

/** How many readings were answered by a replica so far, and how many by the primary in its place. */
async function reads(): Promise<{ replica: number; primary: number }> {
  const texts = await Promise.all(admins.map(async (admin) => (await admin.get('//metrics')).body as string));
  const count = (from: string): number =>
    texts.reduce((sum, text) => {
      const [, value = '0'] =
        new RegExp(`^stoa_replica_reads_total\\{from="${from}"\\} (\\d+)`, 'm').exec(text) ?? [];
      return sum + Number(value);
    }, 0);
  return { replica: count('replica'), primary: count('primary') };
}

let tags = 0;
const body = (content: string): object => ({ title: 'What is read where', content });

/** Writes so many times by turns at the one and at the other, and reads at once at both; fails on what is older. */
async function writeAndRead(times: number): Promise<void> {
  tags += 1;
  const made = await admins[0].post('/posts', body('0'));
  expect(made.status).toBe(201);
  const path = `/posts/${made.body.id}`;
  for (let turn = 1; turn <= times; turn += 1) {
    const admin = admins[turn % 2]!;
    const { headers } = await admin.get(path);
    const { status } = await admin.patch(path, body(`${tags} ${turn}`), { 'if-match': headers.get('etag')! });
    expect(status).toBe(200);
    const seen = await Promise.all([...admins, ...admins].map((one) => one.get(path)));
    expect(seen.map((one) => one.body.content)).toEqual(Array(4).fill(`${tags} ${turn}`));
  }
}

const untilUsed = async (): Promise<void> => {
  const before = (await reads()).replica;
  while ((await reads()).replica === before) {
    await Promise.all(others.map((one) => one.get('/orders')));
    await delay(50);
  }
};

describe('A replica', () => {
  it('answers what is only read', async () => {
    const before = await reads();
    for (const one of others) expect((await one.get('/orders')).status).toBe(200);
    expect((await reads()).replica).toBeGreaterThan(before.replica);
  });

  it('shows whoever wrote, and everybody else, nothing that is older, by whichever process', async () => {
    const before = await reads();
    await writeAndRead(25);
    expect((await reads()).replica).toBeGreaterThan(before.replica);
  });

  it('shows nothing old either when it takes over nothing any more: the primary answers', async () => {
    await replica.pause();
    await writeAndRead(10);
    const before = await reads();
    for (const one of others) expect((await one.get('/orders')).status).toBe(200);
    expect((await reads()).replica).toBe(before.replica);
    await replica.resume();
    await untilUsed();
    await writeAndRead(5);
  });

  it('that always takes everything over a second late shows nothing old either', async () => {
    await replica.ask("ALTER SYSTEM SET recovery_min_apply_delay = '1s'");
    await replica.ask('SELECT pg_reload_conf()');
    await writeAndRead(10);
    await replica.ask('ALTER SYSTEM RESET recovery_min_apply_delay');
    await replica.ask('SELECT pg_reload_conf()');
    await untilUsed();
  });

  it('tells nobody of rights that were taken away: who asks, and whether they may, is known from the primary', async () => {
    await replica.pause();
    expect((await others[0].post('/auth/logout', {})).status).toBe(204);
    for (const one of others) expect((await one.get('/orders')).status).toBe(401);
    await replica.resume();
    await run([replica.url]);
  });
});

describe('A replica that fails', () => {
  it('in the middle is noticed by nobody, and is read from again when it is back', async () => {
    await untilUsed();
    const answers: number[] = [];
    let isOver = false;
    const asking = others.map(async (one) => {
      while (!isOver) answers.push((await one.get('/orders')).status);
    });
    await delay(200);
    await replica.signal('SIGSTOP');
    await delay(3_000);
    await replica.signal('SIGCONT');
    await untilUsed();
    await replica.signal('SIGKILL');
    await delay(500);
    await writeAndRead(5);
    isOver = true;
    await Promise.all(asking);
    expect(answers.length).toBeGreaterThan(50);
    expect(new Set(answers)).toEqual(new Set([200]));
    await replica.start();
    await run([replica.url]);
    await untilUsed();
  });

  it('is not asked while another is there', async () => {
    await run(['postgres://nobody@127.0.0.1:9/nothing', replica.url]);
    await untilUsed();
    await writeAndRead(5);
  });
});

describe('The doctor', () => {
  it('tells a replica that follows from what is none, and no password', async () => {
    const { serviceUrl, url } = primary.postgres;
    const addresses = [replica.url, serviceUrl, 'postgres://stoa:hidden-word@127.0.0.1:9/stoa'];
    const { output } = await command(['doctor', '--json'], {
      environment: {
        ...environment,
        DATABASE_URL: serviceUrl,
        DATABASE_OWNER_URL: url,
        DATABASE_REPLICA_URLS: addresses.join(','),
      },
    });
    const { checks } = JSON.parse(output) as { checks: { check: string; state: string; says: string }[] };
    const told = checks.filter(({ check }) => check === 'replica');
    expect(told.map(({ state }) => state)).toEqual(['ok', 'fault', 'fault']);
    expect(told[1]?.says).toContain('is no replica that follows this database');
    expect(output).not.toContain('hidden-word');
  });
});

describe('What is no replica of this primary', () => {
  it('is never read from: another server, the primary itself, and one that was promoted', async () => {
    const another = await Primary.start();
    await run([another.postgres.serviceUrl, primary.postgres.serviceUrl]);
    await writeAndRead(3);
    expect((await reads()).replica).toBe(0);
    await another.end();
    await run([replica.url]);
    await untilUsed();
    await replica.ask('SELECT pg_promote()');
    const before = await reads();
    await writeAndRead(3);
    expect((await reads()).replica).toBe(before.replica);
  });
});
