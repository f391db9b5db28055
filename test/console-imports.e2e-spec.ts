import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Actor } from './support/actor.js';
import { openBrowser } from './support/browser.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { atConsole, axeFaults } from './support/console.js';
import { press, site } from './support/guest.js';
import { hold } from './support/hold.js';
import { runImports } from './support/imports.js';
import { worker } from './support/jobs.js';
import { Stoa } from './support/stoa.js';

// what is there in the browser that functions of these tests run in
declare const DataTransfer: any;
declare const DragEvent: any;
declare const document: any;

let stoa: Stoa;
let browser: Browser;
let editor: Actor;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
  editor = await stoa.given.editor();
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const header = 'sku,name,status,price,currency,stock';
const csv = (...rows: string[]) => ({
  name: 'products.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([header, ...rows].join('\n')),
});
/** How many an import says there are of that. */
const counted = (page: Page, name: string, count: string): Promise<void> =>
  page
    .locator('.tiles div')
    .filter({ hasText: new RegExp(`^${name}${count}$`) })
    .waitFor();
/** As long as somebody holds it, no import is carried out. */
const turn = "SELECT pg_advisory_xact_lock(hashtextextended('product-imports', 0))";
const skus = async (search: string): Promise<string[]> => {
  const { rows } = await stoa.sql.query('SELECT sku FROM variants WHERE sku LIKE $1 ORDER BY sku', [
    `${search}%`,
  ]);
  return rows.map(({ sku }) => sku as string);
};

describe('Imports at the console', () => {
  it('take the good rows of a file, and say what is wrong with the others', async () => {
    await productOf(editor, { sku: 'OLD-1', stock: 1 });
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor', '/imports');
    await page.getByText('Nothing was imported').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const bad = Array.from({ length: 30 }, (_, at) => `BAD-${at},Bad ${at},active,cheap,USD,1`);
    await page
      .getByLabel('A file with products')
      .setInputFiles(csv('NEW-1,New one,active,500,USD,2', 'OLD-1,,,,,9', ...bad));
    await press(page, 'Import the file');
    await page.getByRole('progressbar').waitFor();
    await runImports(stoa);
    await page.locator('.status', { hasText: 'Succeeded' }).waitFor();
    await counted(page, 'Created', '1');
    await counted(page, 'Updated', '1');
    await counted(page, 'Refused', '30');
    await page.getByRole('cell', { name: 'BAD-0', exact: true }).first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    // three things are wrong with each price, so that 25 lines tell of eight rows
    await page.locator('.pages button:enabled', { hasText: 'Next' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('cell', { name: 'BAD-16', exact: true }).first().waitFor();
    expect(await skus('NEW-')).toEqual(['NEW-1']);
    expect((await editor.get('/products?search=OLD-1')).body.data).toMatchObject([{ stock: 9 }]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('change nothing when they are dry', async () => {
    const { page, close } = await atConsole(browser, stoa, 'editor', '/imports');
    await page.getByLabel('A file with products').setInputFiles(csv('DRY-1,Dry,active,500,USD,2'));
    await page.getByLabel('Dry run').check();
    await press(page, 'Import the file');
    await page.getByRole('progressbar').waitFor();
    await runImports(stoa);
    await page.locator('.status', { hasText: 'Succeeded' }).waitFor();
    await counted(page, 'Created', '1');
    await page.getByText('A dry run changes nothing').waitFor();
    expect(await skus('DRY-')).toEqual([]);
    await close();
  });

  it('are all or nothing for those who ask for that', async () => {
    const { page, close } = await atConsole(browser, stoa, 'editor', '/imports');
    await page
      .getByLabel('A file with products')
      .setInputFiles(csv('ALL-1,All,active,500,USD,2', 'ALL-2,All,active,cheap,USD,2'));
    await page.getByLabel('All or nothing').check();
    await press(page, 'Import the file');
    await page.getByRole('progressbar').waitFor();
    await runImports(stoa);
    await page.locator('.status', { hasText: 'Failed' }).waitFor();
    await page.getByRole('alert').filter({ hasText: 'ROWS_REFUSED' }).waitFor();
    expect(await skus('ALL-')).toEqual([]);
    await close();
  });

  it('show how far they are, and are stopped', async () => {
    const held = await hold(stoa, turn);
    const { page, go, close } = await atConsole(browser, stoa, 'editor', '/imports');
    await page.getByLabel('A file with products').setInputFiles(csv('STOP-1,Stop,active,500,USD,2'));
    await press(page, 'Import the file');
    const bar = page.getByRole('progressbar', { name: 'Done of the file' });
    await bar.waitFor();
    expect(await bar.getAttribute('value')).toBe('0');
    await page.getByText(/^0 %: 0 rows of \d+ bytes$/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Stop it');
    await page.locator('.status', { hasText: 'Cancelled' }).waitFor();
    await bar.waitFor({ state: 'detached' });
    await held.release();
    await go('/imports');
    await page.getByRole('row').filter({ hasText: 'Cancelled' }).waitFor();
    expect(await skus('STOP-')).toEqual([]);
    await close();
  });

  it('take a file that is dropped, and refuse one of another kind before it is sent', async () => {
    const { page, requests, close } = await atConsole(browser, stoa, 'editor', '/imports');
    await press(page, 'Import the file');
    await page.getByText('Choose a file that has something in it.').waitFor();
    await page.locator('.drop').evaluate((place) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'products.xlsx'));
      place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await press(page, 'Import the file');
    await page.getByText('The name of the file ends in .csv, .ndjson or .jsonl.').waitFor();
    expect(requests.filter((request) => request.startsWith('POST') && request.includes('/import'))).toEqual(
      [],
    );
    await close();
  });

  it('lead back: an export is a file that an import takes', async () => {
    const { page, close } = await atConsole(browser, stoa, 'editor', '/imports');
    await press(page, 'Export products');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('As', { exact: true }).selectOption('ndjson');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Export')]);
    expect(download.suggestedFilename()).toBe('products.ndjson');
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).sku)).toContain('OLD-1');
    await close();
  });

  it('of posts say what became of them', async () => {
    const { page, close } = await atConsole(browser, stoa, 'editor', '/imports/posts');
    await page.getByText('Nothing was imported').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const item = `<item><title>From elsewhere</title><content:encoded><![CDATA[<p>Hello.</p>]]></content:encoded>
      <wp:post_type>post</wp:post_type><wp:status>draft</wp:status><wp:post_name>from-elsewhere</wp:post_name></item>`;
    const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>${item}</channel></rss>`;
    await page
      .getByLabel('A file with posts')
      .setInputFiles({ name: 'journal.xml', mimeType: 'application/xml', buffer: Buffer.from(rss) });
    await press(page, 'Import the file');
    await page.getByRole('progressbar').waitFor();
    await worker(stoa).workDue();
    await page.locator('.status', { hasText: 'Succeeded' }).waitFor();
    await counted(page, 'Created', '1');
    await close();
  });
});

describe('Categories at the console', () => {
  it('are added, moved, and deleted when they are empty', async () => {
    await categoryOf(editor, { name: 'Garden' });
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor', '/categories');
    await press(page, 'Add below: Garden');
    await page.getByLabel('Name', { exact: true }).fill('Spades');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Add it');
    await page.getByRole('button', { name: 'Garden', exact: true }).click();
    await page.getByRole('button', { name: 'Spades', exact: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Delete: Garden');
    await press(page, 'Delete it');
    await page.getByText('Other categories stand in it; move them first.').waitFor();
    await press(page, 'Close');
    await press(page, 'Rename or move: Spades');
    await page.getByLabel('Below', { exact: true }).click();
    await page.getByLabel('Below', { exact: true }).fill('');
    await page.getByRole('option', { name: 'Nothing: at the top' }).click();
    await press(page, 'Save');
    await page.getByText('Spades is saved').waitFor();
    expect((await editor.get('/categories/spades')).body).toMatchObject({ parentId: null });
    await press(page, 'Delete: Garden');
    await press(page, 'Delete it');
    await page.getByText('Garden is deleted').waitFor();
    expect((await editor.get('/categories/garden')).status).toBe(404);
    expect(complaints).toEqual([]);
    await close();
  });

  it('are found among thousands', async () => {
    await stoa.change(
      `INSERT INTO categories (id, name, slug, parent_id, created_at, updated_at)
       SELECT gen_random_uuid(), 'Shelf ' || n, 'shelf-' || n, NULL, now(), now() FROM generate_series(1, 3000) n`,
    );
    const { page, close } = await atConsole(browser, stoa, 'editor', '/categories');
    await page.getByRole('button', { name: 'Shelf 1', exact: true }).waitFor();
    expect(await page.locator('.tree li').count()).toBe(100);
    await page.getByRole('searchbox').fill('shelf 2718');
    await page.getByRole('button', { name: 'Shelf 2718', exact: true }).waitFor();
    expect(await page.locator('.tree li').count()).toBe(1);
    await close();
  });

  it.each(['light', 'dark'] as const)('fit a phone in the %s theme, as imports do', async (colorScheme) => {
    const viewport = { width: 390, height: 844 };
    const { page, go, close } = await atConsole(browser, stoa, 'editor', '', { viewport, colorScheme });
    for (const path of ['/categories', '/imports', '/imports/posts']) {
      await go(path);
      await page.locator('h1').waitFor();
      await page.locator('.waiting, .empty', { hasText: 'One moment' }).waitFor({ state: 'detached' });
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
      expect([path, await axeFaults(page)]).toEqual([path, []]);
    }
    await close();
  });
});
