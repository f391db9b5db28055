import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { commands } from '../src/cli/commands.js';
import { Progress } from '../src/cli/progress.js';
import { beside, command } from './support/command-line.js';
import { Stoa } from './support/stoa.js';

const names = commands.map(({ name }) => name);
const lost = {
  DATABASE_URL: 'postgres://stoa:secret-word@127.0.0.1:9/stoa',
  KEY_ENCRYPTION_SECRET: 'x'.repeat(40),
};

let stoa: Stoa;
beforeAll(async () => {
  stoa = await Stoa.start();
});
afterAll(() => stoa.stop());

describe('npm run stoa', () => {
  it('shows what there is when it is called alone, on standard output', async () => {
    const { code, output, aside } = await command([]);
    expect([code, aside]).toEqual([0, '']);
    expect(output).toContain('Usage: npm run stoa -- ');
    for (const name of names) expect(output).toContain(`\n  ${name.split(' ')[0]}`);
  });

  it.each(names)('has help for %s', async (name) => {
    const { code, output, aside } = await command([...name.split(' '), '--help']);
    expect([code, aside]).toEqual([0, '']);
    expect(output).toContain(`Usage: npm run stoa -- ${name} `);
    expect(output).toContain(commands.find((row) => row.name === name)?.summary.split(' ')[0]);
  });

  it('names the command that was probably meant', async () => {
    const { code, output, aside } = await command(['key:rotate']);
    expect([code, output]).toEqual([2, '']);
    expect(aside).toContain("Unknown command 'key:rotate'\n(Did you mean keys:rotate?)");
  });

  it.each([
    [['import']],
    [['import', 'products']],
    [['keys:rotate', '--soon']],
    [['keys:rotate', 'now']],
    [['events:replay', '--id', '7']],
    [['import', 'products', 'x.csv', '--format', 'xlsx']],
  ])('exits with 2 and says why for %j', async (parameters) => {
    const { code, output, aside } = await command(parameters);
    expect([code, output]).toEqual([2, '']);
    expect(aside.length).toBeGreaterThan(20);
    expect(aside).not.toContain('    at ');
  });

  it.each([
    ['migrate'],
    ['keys:rotate'],
    ['events:replay'],
    ['history:verify'],
    ['export products'],
    ['user:create-admin anna@example.com --generate'],
  ])('is one sentence and 1 when the database is down: %s', async (line) => {
    const { code, output, aside } = await command(line.split(' '), { environment: lost });
    expect([code, output]).toEqual([1, '']);
    expect(aside.trim()).toMatch(/^The database at 127\.0\.0\.1:9\/stoa cannot be used: [^\n]+$/);
    expect(aside).not.toContain('secret-word');
  });

  it('ends without a stack when nobody reads its output', async () => {
    const words = `${process.execPath} --import ./test/support/typescript.mjs src/stoa.ts --help | true`;
    const child = spawn('/bin/sh', ['-c', words], { stdio: ['ignore', 'ignore', 'pipe'] });
    let aside = '';
    child.stderr.on('data', (text: Buffer) => (aside += text.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    expect(aside).toBe('');
  });
});

describe('The commands that have a script of their own', () => {
  it('do the same by either name', async () => {
    const environment = beside(stoa);
    const [verified, replayed, rotated] = [
      await command(['history:verify'], { environment }),
      await command(['events:replay', '--consumer', 'no such one', '--dry-run'], { environment }),
      await command(['keys:rotate'], { environment }),
    ];
    expect([verified.code, replayed.code, rotated.code]).toEqual([0, 0, 0]);
    expect(verified.output).toContain('Every history is as it was written.');
    expect(replayed.output).toBe('0 dead letters would be put back; nothing was changed.\n');
    expect(rotated.output).toContain('Nobody is signed out.');
  });

  it('migrate says what it did, or that there was nothing to do', async () => {
    const environment = beside(stoa);
    expect(await command(['migrate'], { environment })).toEqual({
      code: 0,
      output: 'The database has the schema of this release.\n',
      aside: '',
    });
  });
});

describe('A bar', () => {
  const drawn = (screen: { isTTY: boolean; columns?: number }, steps: readonly number[]): string[] => {
    const texts: string[] = [];
    let at = 0;
    const progress = new Progress({ ...screen, write: (text) => texts.push(text) }, () => at);
    for (const done of steps) {
      progress.show({ what: 'importing', done, total: 100, count: done * 10, unit: 'rows' });
      at += 1_000;
    }
    progress.end();
    return texts;
  };

  it('tells the pace and how long it still takes', () => {
    const texts = drawn({ isTTY: true }, [0, 10, 20]);
    expect(texts.at(-2)).toBe(
      '\r\u001b[2K████░░░░░░░░░░░░░░░░ importing  20 %  200 rows  100 rows/s  0:08 left',
    );
    expect(texts.at(-1)).toBe('\r\u001b[2K\u001b[?25h');
  });

  it('fits into a narrow terminal', () => {
    const [, last = ''] = drawn({ isTTY: true, columns: 40 }, [0, 10]);
    expect(last.replaceAll(/\u001b\[[?\d]*[a-zA-Z]|\r/g, '')).toHaveLength(39);
  });

  it('is a plain line every five seconds where there is no terminal', () => {
    expect(drawn({ isTTY: false }, [0, 1, 2, 3, 4, 5, 6])).toEqual([
      'importing: 0 %, 0 rows\n',
      'importing: 5 %, 50 rows, 10 rows/s, 1:35 left\n',
    ]);
  });
});

describe('docs/cli.md', () => {
  it('tells of every command', async () => {
    const page = await readFile('docs/cli.md', 'utf8');
    expect(names.filter((name) => !page.includes(`npm run stoa -- ${name}`))).toEqual([]);
  });
});
