import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Actor } from './support/actor.js';
import { StoaProcess } from './support/process.js';
import { asService } from './support/server.js';
import { openStoas, Stoa } from './support/stoa.js';
import { kidOf, newPair, publishedBy, refreshed, statusOf } from './support/tokens.js';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stoa-rotate-'));
});
afterEach(async () => {
  await StoaProcess.endAll();
  for (const one of [...openStoas].reverse()) await one.stop();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Runs the command to its end. */
const rotate = async (environment: Record<string, string>, ...parameters: string[]) => {
  const run = StoaProcess.start(environment, ['src/rotate-keys.ts', ...parameters]);
  return { code: await run.ended(), output: run.output };
};
/** Two instances that run, and the environment in which the command finds their database. */
const running = async () => {
  const here = await Stoa.start();
  const there = await here.beside();
  await Promise.all([here, there].map((one) => one.untilLeased()));
  const environment = {
    DATABASE_URL: asService(here.databaseUrl),
    DATABASE_OWNER_URL: here.databaseUrl,
    KEY_ENCRYPTION_SECRET: 'a secret of the test suite that protects nothing at all',
  };
  return { instances: [here, there] as const, environment };
};

describe('npm run keys:rotate', () => {
  it('publishes the next key beside running instances, once, and signs nobody out', async () => {
    const { instances, environment } = await running();
    const pair = await newPair(instances[0]);
    const [first, second] = [await rotate(environment), await rotate(environment)];
    const [signing, next, ...more] = await publishedBy(instances[1]);
    expect([signing, more]).toEqual([kidOf(pair), []]);
    expect(first.code).toBe(0);
    expect(first.output).toContain(`The key ${next} is published.`);
    expect(first.output).toContain('Nobody is signed out.');
    expect(second.output).toContain(`The key ${next} was published before and waits for its turn.`);
    for (const one of instances) {
      expect(await statusOf(one, pair)).toBe(200);
      expect(await publishedBy(one)).toEqual([signing, next]);
    }
  });

  it('with --now ends every token of before on all of them, when it has ended, and refreshing goes on', async () => {
    const { instances, environment } = await running();
    const pair = await newPair(instances[0]);
    expect(await Promise.all(instances.map((one) => statusOf(one, pair)))).toEqual([200, 200]);
    const { code, output } = await rotate(environment, '--now');
    expect(await Promise.all(instances.map((one) => statusOf(one, pair)))).toEqual([401, 401]);
    expect([code, output]).toEqual([0, expect.stringContaining('Everybody has to refresh')]);
    const [kid, ...others] = await publishedBy(instances[1]);
    expect(others).toEqual([]);
    expect(output).toContain(`The key ${kid} signs access tokens from now on.`);
    expect(output).toContain(`${kidOf(pair)}.`);
    const after = await refreshed(instances[1], pair);
    expect(await Promise.all(instances.map((one) => statusOf(one, after)))).toEqual([200, 200]);
  });

  it('says what to do where the keys come from files, and where there is no database', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const path = join(dataDir, 'key.pem');
    await writeFile(path, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const [configured, lost] = await Promise.all([
      rotate({ JWT_SIGNING_KEY_FILES: path }),
      rotate({ DATABASE_URL: 'postgres://stoa:secret-word@127.0.0.1:9/stoa', STOA_DATA_DIR: dataDir }),
    ]);
    expect([configured.code, lost.code]).toEqual([1, 1]);
    expect(configured.output).toContain('Put a new file first');
    expect(lost.output).toContain('The database at 127.0.0.1:9/stoa cannot be used');
    expect(lost.output).not.toContain('secret-word');
  });
});

describe('npm run keys:rotate on a database of its own', () => {
  const environment = (): Record<string, string> => ({
    STOA_DATA_DIR: join(dataDir, 'own'),
    STOA_DEMO: 'false',
  });
  let next: string;

  it('finds the one that a running service has started', async () => {
    const service = StoaProcess.start(environment());
    const url = await service.up();
    const { code, output } = await rotate(environment());
    next = /The key (\S+) is published/.exec(output)?.[1] ?? output;
    expect(code).toBe(0);
    const { body } = await new Actor(url, null).get('//.well-known/jwks.json');
    expect(body.keys.map(({ kid }: any) => kid)).toEqual([expect.any(String), next]);
    expect(await service.end('SIGINT')).toBe(0);
  });

  it('starts it when nothing runs, and leaves nothing running', async () => {
    const { code, output } = await rotate(environment());
    expect(code).toBe(0);
    expect(output).toContain(`The key ${next} was published before and waits for its turn.`);
    const postmaster = join(dataDir, 'own', 'postgres', 'cluster', 'postmaster.pid');
    await expect(readFile(postmaster)).rejects.toThrow('ENOENT');
  });
});
