import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { productOf } from './support/catalogue.js';
import { password } from './support/given.js';
import { deliver } from './support/receivers.js';
import { Stoa } from './support/stoa.js';

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
  readonly size: number;
}

/** An empty folder outside the repository, in which the packed package is installed. */
let project: string;
let packed: Packed;
const installed = (...path: string[]): string => join(project, 'node_modules/@stoa/sdk', ...path);

/** npm, under the Node that runs this. */
function npm(folder: string, ...words: string[]): string {
  const [program, ...first] = process.env['npm_execpath']
    ? [process.execPath, process.env['npm_execpath']]
    : ['npm'];
  return String(
    execFileSync(program, [...first, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
}

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'stoa-package-'));
  const told = npm(resolve('.'), 'pack', '--workspace', '@stoa/sdk', '--json', '--pack-destination', project);
  [packed] = Object.values(JSON.parse(told) as Packed[]) as [Packed];
  writeFileSync(join(project, 'package.json'), '{ "name": "somebody", "private": true, "type": "module" }');
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`);
}, 120_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('The package of the SDK', () => {
  it('has what is built, its README and its licence, and nothing else', () => {
    const others = packed.files
      .map(({ path }) => path)
      .filter((path) => !/^dist\/[\w/-]+\.(js|d\.ts)$/.test(path));
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(packed.size).toBeLessThan(400_000);
  });

  it('has no dependencies, and says where it runs', () => {
    const facts = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as Record<string, unknown>;
    expect(facts['dependencies'] ?? {}).toEqual({});
    expect(facts).toMatchObject({ type: 'module', sideEffects: false, engines: { node: '>=20.19' } });
    expect(existsSync(join(project, 'node_modules/.package-lock.json'))).toBe(true);
  });

  it('exports files that are there, each with its types', () => {
    const { exports } = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
    };
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(targets.filter((target) => !existsSync(installed(target)))).toEqual([]);
    for (const target of Object.values(exports))
      if (typeof target !== 'string') expect(Object.keys(target)).toEqual(['types', 'default']);
  });

  it('imports nothing but its own files, in code and in types', () => {
    const foreign = packed.files
      .filter(({ path }) => path.startsWith('dist/'))
      .flatMap(
        ({ path }) => readFileSync(installed(path), 'utf8').match(/(?:from|import\() ?'[^.'][^']*'/g) ?? [],
      );
    expect(foreign).toEqual([]);
  });
});

describe('A program of somebody else', () => {
  let stoa: Stoa;
  beforeAll(async () => {
    stoa = await Stoa.start({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8', COMMENT_TRUST_AFTER: '1' });
    const editor = await stoa.given.account({ role: 'editor', email: 'editor@example.org' });
    await stoa.given.account({ role: 'admin', email: 'admin@example.org' });
    for (let made = 0; made < 3; made += 1) await productOf(editor, { stock: 20 });
  });
  afterAll(() => stoa.stop());

  it('goes through the story of the README with the package alone', async () => {
    copyFileSync('test/sdk-consumer/story.mjs', join(project, 'story.mjs'));
    const people = { EDITOR: 'editor@example.org', ADMIN: 'admin@example.org', PASSWORD: password };
    const program = spawn(process.execPath, ['story.mjs'], {
      cwd: project,
      env: { PATH: process.env['PATH'] ?? '', STOA_URL: stoa.url, ...people },
    });
    let told = '';
    for (const stream of [program.stdout, program.stderr])
      stream.on('data', (text) => (told += String(text)));
    const ended = once(program, 'exit');
    // whatever waits to be told or sent is told and sent, as the background of a service does
    while (program.exitCode === null) {
      await deliver(stoa);
      await Promise.race([ended, delay(100)]);
    }
    expect(told.trim().split('\n')).toEqual([
      'signed up, signed in',
      'browsed',
      'listening',
      'ordered',
      'paid and shipped',
      'heard of it, live and by webhook',
      'published, commented, moderated',
      'signed out',
    ]);
  });
});
