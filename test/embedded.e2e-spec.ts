import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { privilegesFor } from '../src/database/embedded/privileges.js';
import { startEmbedded } from '../src/database/embedded/embedded.js';

/** Another process with a PostgreSQL in the directory, and the first line that it says. */
async function owner(directory: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(
    process.execPath,
    ['--import', './test/support/typescript.mjs', 'test/support/embedded-owner.ts', directory],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: text.toString().trim() };
}

const urlIn = (said: string): string => /^url (\S+)/.exec(said)?.[1] ?? `no address in: ${said}`;

async function query(url: string, text: string): Promise<any[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

async function serversIn(directory: string): Promise<string[]> {
  for (let attempt = 0; ; attempt += 1) {
    const found = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(`-D ${directory}`));
    if (found.length === 0 || attempt === 50) return found;
    await delay(100);
  }
}

describe('PostgreSQL of its own', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'stoa-embedded-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('finds its data again after it was stopped', async () => {
    const messages: string[] = [];
    const options = {
      directory: join(directory, 'kept'),
      durable: true,
      onMessage: (text: string) => messages.push(text),
    };
    const first = await startEmbedded(options);
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await startEmbedded(options);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(messages).toEqual([]);
  });

  it('takes nobody in without its password', async () => {
    const server = await startEmbedded({
      directory: join(directory, 'guarded'),
      durable: false,
      onMessage: () => undefined,
    });
    const url = Object.assign(new URL(server.url), { password: 'guess' }).href;
    await expect(query(url, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  it('ends with its owner, even one that was killed, and loses nothing', async () => {
    const place = join(directory, 'orphan');
    const { child, said } = await owner(place);
    await query(urlIn(said), 'CREATE TABLE committed AS SELECT 1 AS one');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await serversIn(place)).toEqual([]);
    const next = await startEmbedded({ directory: place, durable: true, onMessage: () => undefined });
    expect(await query(next.url, 'SELECT one FROM committed')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it('refuses a second owner while the first lives, and leaves the first alone', async () => {
    const place = join(directory, 'shared');
    const first = await startEmbedded({ directory: place, durable: false, onMessage: () => undefined });
    const second = await owner(place);
    expect(second.said).toContain(`in use by process ${process.pid}`);
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await first.stop();
  });

  it('says so when it ends by itself', async () => {
    const said: string[] = [];
    await startEmbedded({
      directory: join(directory, 'killed'),
      durable: false,
      onMessage: (text) => said.push(text),
    });
    const [pid] = (await readFile(join(directory, 'killed', 'cluster', 'postmaster.pid'), 'utf8')).split(
      '\n',
    );
    process.kill(Number(pid), 'SIGKILL');
    for (let attempt = 0; attempt < 50 && said.length === 0; attempt += 1) await delay(50);
    expect(said[0]).toContain('has ended by itself');
  });

  it('says what to do when its folder cannot be made', async () => {
    const file = process.execPath;
    await expect(
      startEmbedded({ directory: join(file, 'nowhere'), durable: false, onMessage: () => undefined }),
    ).rejects.toThrow(/cannot be made.*\n.*DATABASE_URL/s);
  });

  it('runs for whoever starts it, root too, in a folder that nobody else may enter', async () => {
    const secret = await mkdtemp(join(homedir(), '.stoa-embedded-'));
    const isRoot = process.getuid?.() === 0;
    expect(privilegesFor(secret, process.execPath).prefix.length > 0).toBe(isRoot);
    const place = join(secret, 'postgres');
    const server = await startEmbedded({ directory: place, durable: false, onMessage: () => undefined });
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    await rm(secret, { recursive: true, force: true });
  });
});
