import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beside, command, type Given } from './support/command-line.js';
import { filesOf, zipOf } from './support/post-imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let folder: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  folder = await mkdtemp(join(tmpdir(), 'stoa-cli-'));
  await stoa.given.account({ role: 'admin', email: 'ada@example.com' });
  await stoa.sql.query(`UPDATE users SET email_verified_at = now() WHERE email = 'ada@example.com'`);
});
afterAll(async () => {
  await stoa.stop();
  await rm(folder, { recursive: true, force: true });
});

const run = (parameters: readonly string[], given: Given = {}) =>
  command(parameters, { environment: beside(stoa), ...given });
const file = async (name: string, content: string | Buffer): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const rowsOf = (...lines: string[]): string => `sku,name,price,currency\n${lines.join('\n')}\n`;
const skus = async (like: string) => {
  const { rows } = await stoa.sql.query('SELECT sku FROM variants WHERE sku LIKE $1 ORDER BY sku', [like]);
  return rows.map(({ sku }) => sku);
};
/** `read 3, created 2` of the table that is printed. */
const counted = (output: string) =>
  Object.fromEntries(
    [...output.matchAll(/^([a-z ]+?) {2,}([\d,]+)$/gm)].map(([, name, count]) => [name, count]),
  );

describe('npm run stoa -- import products', () => {
  it('carries an import out where no worker runs, and says what came of it in whose name', async () => {
    const path = await file('a file.csv', rowsOf('A-1,One,100,EUR', 'A-2,Two,200,EUR'));
    const { code, output, aside } = await run(['import', 'products', path]);
    expect([code, aside]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(output).toMatch(/^Import \S{36} is done\.$/m);
    expect(counted(output)).toEqual({ read: '2', created: '2', updated: '0', unchanged: '0', refused: '0' });
    expect(await skus('A-%')).toEqual(['A-1', 'A-2']);
    const { rows } = await stoa.sql.query(
      'SELECT u.email FROM imports i JOIN users u ON u.id = i.created_by ORDER BY i.created_at DESC LIMIT 1',
    );
    expect(rows).toEqual([{ email: 'ada@example.com' }]);
  });

  it('lists the first twenty refused rows, how many more there are, and exits with 1', async () => {
    const bad = Array.from({ length: 25 }, (_, index) => `B-${index},Bad,dear,EUR`);
    const path = await file('bad.csv', rowsOf('B-GOOD,Good,100,EUR', ...bad));
    const { code, output } = await run(['import', 'products', path]);
    const told = output.split('\n').filter((line) => line.startsWith('line '));
    expect([code, told.length]).toEqual([1, 20]);
    expect(told[0]).toMatch(/^line 3 {2}B-0 {2}price\.amount must be an integer number/);
    expect(output).toMatch(/^and 5 more rows: GET \/api\/v1\/imports\/\S{36}\/errors$/m);
    expect(await skus('B-%')).toEqual(['B-GOOD']);
  });

  it('changes nothing with --dry-run, and takes all or none with --atomic', async () => {
    const good = await file('dry.csv', rowsOf('C-1,One,100,EUR'));
    const mixed = await file('mixed.csv', rowsOf('C-2,Two,100,EUR', 'C-3,Three,dear,EUR'));
    const dry = await run(['import', 'products', good, '--dry-run']);
    expect([dry.code, counted(dry.output).created]).toEqual([0, '1']);
    expect(dry.output).toContain('was a dry run; nothing was changed.');
    const atomic = await run(['import', 'products', mixed, '--atomic']);
    expect([atomic.code, atomic.output]).toEqual([
      1,
      expect.stringContaining('One row was refused, so none was taken.'),
    ]);
    expect(await skus('C-%')).toEqual([]);
  });

  it('draws a bar on a terminal, and plain lines elsewhere', async () => {
    const many = Array.from({ length: 1_500 }, (_, index) => `D-${index},Many,100,EUR`);
    const path = await file('many.csv', rowsOf(...many));
    const drawn = await run(['import', 'products', path, '--dry-run'], { terminal: true });
    expect(drawn.output).toMatch(/[█░]{20} checking {2}\d+ % {2}[\d,]+ rows/);
    const plain = await run(['import', 'products', path, '--dry-run']);
    expect(plain.aside).toMatch(/^(reading many\.csv|waiting for its turn|checking): \d+ %/m);
    expect(plain.aside + plain.output).not.toMatch(/[█░\u001b\r]/);
  });

  it('leaves the import to the service on Ctrl-C', async () => {
    const many = Array.from({ length: 4_000 }, (_, index) => `E-${index},Many,100,EUR`);
    const path = await file('long.csv', rowsOf(...many));
    let isAsked = false;
    const { code, aside } = await run(['import', 'products', path], {
      onText: (said, { interrupt }) => {
        if (isAsked || !/^(waiting|importing)/m.test(said)) return;
        isAsked = true;
        interrupt();
      },
    });
    const [, id] = /The import (\S{36}) is left as it is/.exec(aside) ?? [];
    const { rows } = await stoa.sql.query('SELECT status FROM imports WHERE id = $1', [id]);
    expect([code, ['queued', 'applying']]).toEqual([130, expect.arrayContaining([rows[0]?.status])]);
    await stoa.sql.query(`UPDATE imports SET status = 'cancelled', finished_at = now() WHERE id = $1`, [id]);
  });

  it('does not understand files that are not there, and names that do not tell', async () => {
    const path = await file('nameless', rowsOf('F-1,One,100,EUR'));
    const [missing, nameless, told, directory] = await Promise.all([
      run(['import', 'products', join(folder, 'missing.csv')]),
      run(['import', 'products', path]),
      run(['import', 'products', path, '--format', 'csv', '--as', 'nobody@example.com']),
      run(['import', 'products', folder, '--format', 'csv']),
    ]);
    expect([missing.code, nameless.code, told.code, directory.code]).toEqual([2, 2, 1, 2]);
    expect(missing.aside).toContain('There is no file');
    expect(nameless.aside).toContain('say --format csv or --format ndjson');
    expect(told.aside).toContain('No active account has the address nobody@example.com.');
  });

  it('refuses a file that is none of ours as the API does', async () => {
    const [empty, foreign] = await Promise.all([
      run(['import', 'products', await file('empty.csv', '')]),
      run(['import', 'products', await file('foreign.csv', 'what,is,this\n1,2,3\n')]),
    ]);
    expect([empty.code, foreign.code]).toEqual([1, 1]);
    expect(empty.aside).toContain('The file is empty.');
    expect(foreign.aside).toContain('is no column');
  });
});

describe('npm run stoa -- export products', () => {
  it('writes what an import takes back without a change', async () => {
    const out = join(folder, 'out.ndjson');
    const written = await run(['export', 'products', '--out', out]);
    expect([written.code, written.output, written.aside]).toEqual([0, '', 'out.ndjson is written.\n']);
    const [printed, again] = [
      await run(['export', 'products', '--format', 'ndjson']),
      await run(['import', 'products', out]),
    ];
    expect(printed.output).toBe(await readFile(out, 'utf8'));
    const { read = '', unchanged } = counted(again.output);
    expect([again.code, unchanged]).toEqual([0, read]);
    expect(Number(read)).toBeGreaterThan(0);
  });

  it('says where it cannot write', async () => {
    const { code, output, aside } = await run([
      'export',
      'products',
      '--out',
      join(folder, 'no', 'folder.csv'),
    ]);
    expect([code, output, aside]).toEqual([1, '', expect.stringContaining('cannot be written')]);
  });
});

describe('npm run stoa -- import posts, export posts', () => {
  const post = (title: string): string => `---\ntitle: ${title}\nstatus: published\n---\n\nIts text.\n`;

  it('takes an archive in and gives one out', async () => {
    const path = await file(
      'posts.zip',
      await zipOf({ 'first.md': post('First'), 'second.md': post('Second') }),
    );
    const { code, output } = await run(['import', 'posts', path]);
    expect([code, counted(output)]).toEqual([
      0,
      expect.objectContaining({ read: '2', created: '2', refused: '0' }),
    ]);
    const out = join(folder, 'exported.zip');
    expect((await run(['export', 'posts', '--out', out])).code).toBe(0);
    expect(Object.keys(await filesOf(await readFile(out))).sort()).toEqual(['first.md', 'second.md']);
  });

  it('names the posts that were refused, and takes no other file', async () => {
    const path = await file(
      'mixed.zip',
      await zipOf({ 'good.md': post('Good'), 'bad.md': 'no title at all' }),
    );
    const [mixed, text, broken] = [
      await run(['import', 'posts', path]),
      await run(['import', 'posts', await file('posts.txt', 'text')]),
      await run(['import', 'posts', await file('broken.zip', 'no archive')]),
    ];
    expect([mixed.code, text.code, broken.code]).toEqual([1, 2, 1]);
    expect(mixed.output).toMatch(/^bad\.md {2}/m);
    expect(broken.output).toContain('has failed:');
  });
});
