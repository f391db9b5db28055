import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Actor } from './support/actor.js';
import { password } from './support/given.js';
import { StoaProcess } from './support/process.js';
import { withAdmin } from './support/server.js';

let dataDir: string;
const databases: string[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stoa-rotate-'));
});
afterEach(() => StoaProcess.endAll());
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
  for (const name of databases) await withAdmin((admin) => admin.drop(name));
});

const emptyDatabase = async (): Promise<string> => {
  const name = `stoa_rotate_${randomBytes(6).toString('hex')}`;
  databases.push(name);
  return withAdmin((admin) => admin.create(name));
};
const command = async (environment: Record<string, string>, ...parameters: string[]) => {
  const run = StoaProcess.start(environment, ['src/rotate-keys.ts', ...parameters]);
  return { code: await run.ended(), output: run.output };
};
const publishedAt = async (url: string): Promise<string[]> =>
  (await new Actor(url, null).get('//.well-known/jwks.json')).body.keys.map(({ kid }: any) => kid);
const untilPublished = async (url: string, count: number): Promise<string[]> => {
  for (;;) {
    const kids = await publishedAt(url);
    if (kids.length === count) return kids;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe('npm run keys:rotate', () => {
  it('publishes the next key beside a running service, and with --now ends all others at once', async () => {
    const environment = {
      DATABASE_URL: await emptyDatabase(),
      STOA_DATA_DIR: dataDir,
      STOA_DEMO: 'false',
      JWT_ISSUER: 'https://stoa.example',
    };
    const instances = [StoaProcess.start(environment), StoaProcess.start(environment)];
    const urls = await Promise.all(instances.map((one) => one.up()));
    const [first] = await publishedAt(urls[0]!);
    const nobody = new Actor(urls[0]!, null);
    const email = 'somebody@example.com';
    await nobody.post('/users', { email, password });
    const { body } = await nobody.post('/auth/login', { email, password });
    const statuses = async (token: string) =>
      (await Promise.all(urls.map((url) => new Actor(url, token).get('/users/me')))).map(
        ({ status }) => status,
      );

    const planned = await command(environment);
    expect(planned).toMatchObject({ code: 0, output: expect.stringContaining('Nobody is signed out.') });
    const published = await untilPublished(urls[1]!, 2);
    expect(published[0]).toBe(first);
    expect(planned.output).toContain(`The key ${published[1]} is published.`);
    expect(await statuses(body.accessToken)).toEqual([200, 200]);
    const again = await command(environment);
    expect(again.output).toContain(`The key ${published[1]} was published before and waits for its turn.`);

    const replaced = await command(environment, '--now');
    expect(await statuses(body.accessToken)).toEqual([401, 401]);
    expect(replaced).toMatchObject({ code: 0, output: expect.stringContaining('Everybody has to refresh') });
    for (const kid of published) expect(replaced.output).toContain(kid);
    const [kid, ...others] = await publishedAt(urls[1]!);
    expect([replaced.output.includes(`The key ${kid} signs`), others]).toEqual([true, []]);
    const { refreshToken } = body;
    const refreshed = await new Actor(urls[1]!, null).post('/auth/refresh', { refreshToken });
    expect(await statuses(refreshed.body.accessToken)).toEqual([200, 200]);
  });

  it('finds the database that a running service started for itself, and starts it when nothing runs', async () => {
    const environment = { STOA_DATA_DIR: join(dataDir, 'own'), STOA_DEMO: 'false' };
    const service = StoaProcess.start(environment);
    const url = await service.up();
    expect((await command(environment)).output).toContain('is published.');
    const kids = await untilPublished(url, 2);
    expect(await service.end('SIGINT')).toBe(0);
    const alone = await command(environment);
    expect(alone).toMatchObject({
      code: 0,
      output: expect.stringContaining(`${kids[1]} was published before`),
    });
    const cluster = join(environment.STOA_DATA_DIR, 'postgres', 'cluster');
    await expect(readFile(join(cluster, 'postmaster.pid'))).rejects.toThrow('ENOENT');
    expect((await command(environment, '--now')).code).toBe(0);
  });

  it('says what to do where the keys come from files, and where there is no database', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const path = join(dataDir, 'key.pem');
    await writeFile(path, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const configured = await command({ JWT_SIGNING_KEY_FILES: path });
    expect(configured).toMatchObject({ code: 1, output: expect.stringContaining('Put a new file first') });
    const lost = await command({
      DATABASE_URL: 'postgres://stoa:secret-word@127.0.0.1:9/stoa',
      STOA_DATA_DIR: dataDir,
    });
    expect(lost).toMatchObject({
      code: 1,
      output: expect.stringContaining('127.0.0.1:9/stoa cannot be used'),
    });
    expect(lost.output).not.toContain('secret-word');
  });
});
