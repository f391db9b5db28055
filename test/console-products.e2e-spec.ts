import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Actor } from './support/actor.js';
import { openBrowser } from './support/browser.js';
import { categoryOf, inSizes, productOf } from './support/catalogue.js';
import { atConsole, axeFaults } from './support/console.js';
import { press, site } from './support/guest.js';
import { runImports, sendFile } from './support/imports.js';
import { Stoa } from './support/stoa.js';

// what is there in the browser that functions of these tests run in
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

const said = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor();
const fill = (page: Page, label: string, text: string): Promise<void> =>
  page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text);
const titled = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const read = async (id: string): Promise<Record<string, any>> => (await editor.get(`/products/${id}`)).body;

describe('Products at the console', () => {
  it('are made with exact prices, and what is wrong stands at its field while the rest stays', async () => {
    const category = await categoryOf(editor, { name: 'Teaware' });
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor', '/products/new');
    await fill(page, 'Name', 'Clay teapot');
    await fill(page, 'SKU', 'clay-1');
    await fill(page, 'Price', '19,99');
    await fill(page, 'Tags', 'clay\nhand-made');
    await fill(page, 'Stock', '7');
    await fill(page, 'Category', 'teaw');
    await page.getByRole('option', { name: 'Teaware' }).waitFor();
    await page.keyboard.press('Enter');
    await press(page, 'Add the product');
    await page.getByText('is no sum of USD').waitFor();
    expect(await page.getByLabel('Price', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('price');
    expect(await axeFaults(page)).toEqual([]);
    await fill(page, 'Price', '1234.05');
    await press(page, 'Add the product');
    await titled(page, 'Clay teapot');
    expect(await read('clay-teapot')).toMatchObject({
      ...{ sku: 'CLAY-1', price: { amount: 123_405, currency: 'USD' }, stock: 7, status: 'draft' },
      ...{ tags: ['clay', 'hand-made'], category: { id: category['id'] } },
    });
    expect(complaints).toEqual([]);
    await close();
  });

  it('are changed only where somebody changed them', async () => {
    const { id } = await productOf(editor, { name: 'Plain cup', attributes: { clay: true, litres: 0.2 } });
    const { page, close } = await atConsole(browser, stoa, 'editor', `/products/${id}`);
    await titled(page, 'Plain cup');
    await fill(page, 'Price', '5');
    await page.getByRole('button', { name: 'Remove attribute 1' }).click();
    await press(page, 'Add an image');
    await fill(page, 'Address', 'https://pictures.example/cup.jpg');
    await fill(page, 'What it shows', 'A cup');
    await press(page, 'Save');
    await said(page, 'The product is saved');
    expect(await read(id)).toMatchObject({
      ...{ name: 'Plain cup', price: { amount: 500, currency: 'USD' }, description: 'Boils **1.5 litres**.' },
      images: [{ url: 'https://pictures.example/cup.jpg', alt: 'A cup' }],
    });
    expect((await read(id))['attributes']).toEqual({ litres: 0.2 });
    await press(page, 'Save');
    await page.getByText('Nothing is changed.').waitFor();
    await close();
  });

  it('lose neither side when two editors write at once', async () => {
    const { id } = await productOf(editor, { name: 'Bowl' });
    const { page, close } = await atConsole(browser, stoa, 'editor', `/products/${id}`);
    await titled(page, 'Bowl');
    await fill(page, 'Name', 'Rice bowl');
    await editor.patch(`/products/${id}`, { name: 'Soup bowl', tags: ['soup'] });
    await press(page, 'Save');
    await page.getByText('Somebody else changed this product meanwhile.').waitFor();
    expect(await page.locator('.conflict').innerText()).toContain('Soup bowl');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Rice bowl');
    expect(await read(id)).toMatchObject({ name: 'Soup bowl' });
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Save mine over it');
    await said(page, 'The product is saved');
    expect(await read(id)).toMatchObject({ name: 'Rice bowl', tags: ['soup'] });
    await close();
  });

  it('are archived after a question', async () => {
    const { id } = await productOf(editor, { name: 'Old jug' });
    const { page, close } = await atConsole(browser, stoa, 'editor', `/products/${id}`);
    await press(page, 'Archive');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Archive it');
    await said(page, 'Old jug is archived');
    expect(await read(id)).toMatchObject({ status: 'archived' });
    await close();
  });
});

describe('Stock at the console', () => {
  it('moves once, however often the button is pressed', async () => {
    const { id } = await productOf(editor, { stock: 10 });
    const { page, sentTo, close } = await atConsole(browser, stoa, 'editor', `/products/${id}/stock`);
    await fill(page, 'How many', '5');
    await fill(page, 'Note', 'A crate');
    await page.getByRole('button', { name: 'Move stock' }).dblclick();
    await said(page, 'There are 15 now');
    await page.getByRole('row').filter({ hasText: 'A crate' }).first().waitFor();
    expect(await read(id)).toMatchObject({ stock: 15 });
    expect(sentTo(`/api/v1/products/${id}/stock`)).toHaveLength(1);
    expect(await page.getByRole('row').filter({ hasText: 'A crate' }).count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await close();
  });

  it('cannot fall below nothing, and says so', async () => {
    const { id } = await productOf(editor, { stock: 2 });
    const { page, close } = await atConsole(browser, stoa, 'editor', `/products/${id}/stock`);
    await page.getByLabel('Why', { exact: true }).selectOption('adjusted');
    await fill(page, 'How many', 'two');
    await press(page, 'Move stock');
    await page.getByText('is a whole number, such as 12 or -3').waitFor();
    await fill(page, 'How many', '-3');
    await press(page, 'Move stock');
    await page.locator('.form > .fault').filter({ visible: true }).waitFor();
    expect(await page.getByLabel('How many', { exact: true }).inputValue()).toBe('-3');
    expect(await read(id)).toMatchObject({ stock: 2 });
    await close();
  });
});

describe('Variants at the console', () => {
  it('are offered, added, changed and withdrawn', async () => {
    const { id, sku } = await productOf(editor, { name: 'Mug', stock: 3 });
    const { page, close } = await atConsole(browser, stoa, 'editor', `/products/${id}/variants`);
    await press(page, 'Offer options');
    await fill(page, 'A new option', 'Size');
    await fill(page, 'Its values', 'S\nL');
    await press(page, 'Save');
    await press(page, 'Add a variant');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Size', { exact: true }).selectOption('L');
    await fill(page, 'SKU', 'MUG-L');
    await fill(page, 'Price', '24.5');
    await fill(page, 'Stock', '4');
    await press(page, 'Add it');
    await press(page, 'Change L (MUG-L)');
    await fill(page, 'Price', '25');
    await press(page, 'Save');
    await said(page, 'The variant is saved');
    expect((await read(id))['variants']).toMatchObject([
      { sku, options: { Size: 'S' }, stock: 3 },
      { sku: 'MUG-L', options: { Size: 'L' }, price: { amount: 2500 }, stock: 4 },
    ]);
    await press(page, 'Withdraw L (MUG-L)');
    await press(page, 'Withdraw it');
    await said(page, 'is no longer sold');
    expect((await read(id))['variants']).toHaveLength(1);
    await close();
  });
});

describe('Prices at the console', () => {
  it('are planned for a variant and taken off again', async () => {
    const { id, variants } = await productOf(editor, inSizes(['S', 'L'], ['S', 'L']));
    const { page, close } = await atConsole(browser, stoa, 'editor', `/products/${id}/prices`);
    await press(page, 'Plan a price');
    await page.getByLabel('Which variant').selectOption(variants[1].id);
    await fill(page, 'Price', '9.99');
    await fill(page, 'From', '2099-11-26T00:00');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Plan it');
    await page.getByRole('row').filter({ hasText: '$9.99' }).waitFor();
    const planned = async (): Promise<any[]> =>
      (await editor.get(`/products/${id}/scheduled-prices`)).body.data;
    expect(await planned()).toMatchObject([{ variantId: variants[1].id, price: { amount: 999 } }]);
    await press(page, 'Cancel');
    await press(page, 'Take it off');
    await said(page, 'The planned price is off');
    expect(await planned()).toMatchObject([{ status: 'cancelled' }]);
    await close();
  });

  it('fall with the quantity', async () => {
    const { id } = await productOf(editor);
    const { page, close } = await atConsole(browser, stoa, 'editor', `/products/${id}/quantities`);
    await press(page, 'Add a quantity');
    await fill(page, 'From so many', '10');
    await fill(page, 'Percent off', '7.5');
    await press(page, 'Save');
    await said(page, 'The quantities are saved');
    const { body } = await editor.get(`/products/${id}/quantity-breaks`);
    expect(body.breaks).toEqual([{ minQuantity: 10, percent: 7.5 }]);
    await close();
  });
});

describe('A catalogue of thousands', () => {
  it('is paged by keyboard, filtered and searched, typos too', async () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, at) => `Lamp ${at},LAMP-${at},active,${100 + at},USD,${at % 9}`,
    );
    await sendFile(editor, ['name,sku,status,price,currency,stock', ...rows].join('\n'));
    const count = async (): Promise<number> =>
      (await stoa.sql.query("SELECT FROM variants WHERE sku LIKE 'LAMP-%'")).rowCount ?? 0;
    // the service may have begun by itself
    while ((await count()) < rows.length) await runImports(stoa);
    const { page, close } = await atConsole(browser, stoa, 'editor', '/products?sort=price');
    await page.getByText('LAMP-0', { exact: true }).waitFor();
    await page.keyboard.press('n');
    await page.getByText('LAMP-25', { exact: true }).waitFor();
    await page.keyboard.press('p');
    await page.getByText('LAMP-0', { exact: true }).waitFor();
    expect(await page.getByRole('row').count()).toBe(26);
    await page
      .locator('.filter', { hasText: /^Stock/ })
      .locator('select')
      .selectOption('false');
    await page.getByText('LAMP-9', { exact: true }).waitFor();
    await page.getByText('LAMP-1', { exact: true }).waitFor({ state: 'detached' });
    expect(await page.locator('tbody tr').filter({ hasNotText: 'Sold out' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: /Search by name/ }).fill('Lapm');
    await page.locator('.list[aria-busy="false"] tbody tr').filter({ hasText: 'Lamp' }).first().waitFor();
    await page.locator('tbody tr a').first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'The product' }).waitFor();
    await close();
  });
});

describe('The products of the console', () => {
  it.each(['light', 'dark'] as const)('have nothing that axe finds, in the %s theme', async (colorScheme) => {
    const { id } = await productOf(editor, { name: 'Seen thing', stock: 3 });
    const { page, go, close } = await atConsole(browser, stoa, 'editor', '/products', { colorScheme });
    await page.getByText('Seen thing').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    for (const section of ['', '/variants', '/stock', '/prices', '/quantities', '/history', '/reviews']) {
      await go(`/products/${id}${section}`);
      await titled(page, 'Seen thing');
      await page.locator('.waiting').waitFor({ state: 'detached' });
      expect([section, await axeFaults(page)]).toEqual([section, []]);
    }
    await close();
  });

  it('fit a phone', async () => {
    const { id } = await productOf(editor, { name: 'Small thing' });
    const viewport = { width: 390, height: 844 };
    const { page, go, close } = await atConsole(browser, stoa, 'editor', '/products', { viewport });
    for (const path of ['/products', '/products/new', `/products/${id}`, `/products/${id}/stock`]) {
      await go(path);
      await page.locator('h1').waitFor();
      await page.locator('.waiting').waitFor({ state: 'detached' });
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
    }
    await close();
  });

  it('are not for viewers', async () => {
    const { id } = await productOf(editor, { name: 'Kept thing' });
    const { page, go, close } = await atConsole(browser, stoa, 'viewer');
    const places = await page
      .getByRole('navigation', { name: 'Console' })
      .getByRole('link')
      .allTextContents();
    for (const place of ['Products', 'Categories', 'Imports']) expect(places).not.toContain(place);
    for (const path of ['/products', '/products/new', `/products/${id}`, '/categories', '/imports']) {
      await go(path);
      await titled(page, 'This is not for your account');
      expect(await page.getByRole('button', { name: /Save|Archive|Add|Import/ }).count()).toBe(0);
    }
    await close();
  });
});
