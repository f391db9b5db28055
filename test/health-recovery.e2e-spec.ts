import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Actor } from './support/actor.js';
import { FaultProxy } from './support/fault-proxy.js';
import { StoaProcess } from './support/process.js';
import { Primary, type Replica } from './support/replica.js';

let primary: Primary;
let replica: Replica;
let proxy: FaultProxy;
/** At a process that reads from the replica, and whose way to the primary can be changed. */
let admin: Actor;

beforeAll(async () => {
  primary = await Primary.start();
  const first = started(primary.postgres.serviceUrl);
  await first.up();
  await first.end('SIGTERM');
  replica = await primary.replica();
  proxy = await FaultProxy.before(primary.postgres.serviceUrl);
  const url = await started(proxy.url, replica.url).up();
  const person = { email: 'admin@stoa.test', password: 'stoa-demo-2026' };
  const { body } = await new Actor(url, null).post('/auth/login', person);
  admin = new Actor(url, body.accessToken, body.user.id);
}, 180_000);
afterAll(async () => {
  await StoaProcess.endAll();
  await proxy.refuse();
  await replica.end();
  await primary.end();
});

function started(databaseUrl: string, replicaUrl = ''): StoaProcess {
  const environment = {
    JWT_ISSUER: 'recovery',
    KEY_ENCRYPTION_SECRET: 'a secret of the recovery that protects nothing',
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: primary.postgres.url,
    DATABASE_REPLICA_URLS: replicaUrl,
    LOG_LEVEL: 'info',
  };
  return StoaProcess.start(environment, ['src/api.ts']);
}
const statusOf = async (path: string): Promise<number> => (await admin.get(path)).status;
const readiness = (): Promise<number> => statusOf('//health/ready');
const write = async (): Promise<number> =>
  (await admin.post('/posts', { title: 'Who writes', content: 'This.' })).status;
const readFromReplica = async (): Promise<boolean> => {
  const { body } = await admin.get('//metrics');
  return /^stoa_replica_reads_total\{from="replica"\} [1-9]/m.test(body as string);
};
const lead = (url: string): void => {
  proxy.leadTo(url);
  proxy.reset();
};

describe('Readiness', () => {
  it('does not mind that a replica, from which is read, only follows', async () => {
    while (!(await readFromReplica())) {
      expect(await statusOf('/orders')).toBe(200);
      await delay(50);
    }
    for (let turn = 0; turn < 5; turn += 1) expect(await readiness()).toBe(200);
  });

  it('ends while the database only follows and takes no writes, and comes back with one that does', async () => {
    expect([await write(), await readiness()]).toEqual([201, 200]);
    lead(replica.url);
    while ((await write()) === 201) await delay(50);
    expect([await write(), await readiness()]).toEqual([503, 503]);
    expect(await statusOf('//health/live')).toBe(200);
    lead(primary.postgres.serviceUrl);
    while ((await readiness()) !== 200) await delay(50);
    expect(await write()).toBe(201);
  });
});
