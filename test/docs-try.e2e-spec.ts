import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from './support/browser.js';
import { axeFaults } from './support/console.js';
import { password } from './support/given.js';
import { leftTheSite, press, site, visit, type Guest } from './support/guest.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site, STOA_DEMO: 'true' }), openBrowser()]);
  await stoa.nobody.post('/users', { email: 'editor@stoa.test', password: 'stoa-demo-2026', name: 'Edda' });
  await stoa.sql.query("UPDATE users SET role = 'editor' WHERE email = 'editor@stoa.test'");
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const statusOf = (page: Page): Promise<string> => page.locator('.status-line b').innerText();
const answered = (page: Page): Promise<string> => page.locator('.answer-place').innerText();

async function send(page: Page): Promise<string> {
  await press(page, 'Send');
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  return statusOf(page);
}

const at = async (guest: Guest, operation: string): Promise<Page> => {
  const page = await guest.open(`/docs#${operation}`);
  await page.locator('.attempt').waitFor();
  return page;
};

async function sell(name: string): Promise<void> {
  const editor = await stoa.given.editor();
  const sku = `D-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  const price = { amount: 100, currency: 'USD' };
  const answer = await editor.post('/products', {
    ...{ name, sku, price, status: 'active', stock: 1 },
    description: 'As it is.',
  });
  expect(answer.status).toBe(201);
}

const go = async (page: Page, operation: string): Promise<void> => {
  await page.goto(`${site}/docs#${operation}`);
  await page.locator('.where code', { hasText: new RegExp(`^${operation}$`) }).waitFor();
};

const asEditor = async (page: Page): Promise<void> => {
  await page.locator('.attempt').getByRole('button', { name: 'editor', exact: true }).click();
  await page.locator('.attempt').getByText('editor@stoa.test').waitFor();
};

describe('Trying an operation at /docs', () => {
  it('reads as nobody: status, time, headers and the body in colours', async () => {
    const guest = await visit(browser, stoa);
    const page = await at(guest, 'listProducts');
    await page.getByLabel('limit', { exact: true }).fill('2');
    expect(await send(page)).toBe('200');
    expect(await page.locator('.status-line').innerText()).toMatch(/\d+ ms/);
    await page.locator('.answer-place summary', { hasText: 'Headers' }).click();
    expect(await page.locator('.headers').innerText()).toContain('x-request-id');
    expect(await page.locator('.answer-place .json-name').first().innerText()).toContain('"');
    expect(guest.requests).toContain(`GET ${site}/api/v1/products?limit=2`);
    expect(await axeFaults(page)).toEqual([]);
    expect(guest.complaints).toEqual([]);
    await guest.close();
  });

  it('makes something as a demo user after one press, with a new key each time', async () => {
    const guest = await visit(browser, stoa);
    const page = await at(guest, 'createCategory');
    await asEditor(page);
    const name = `Tried ${crypto.randomUUID()}`;
    await page.getByRole('textbox', { name: 'Body' }).fill(JSON.stringify({ name }));
    expect(await send(page)).toBe('201');
    expect(await answered(page)).toContain(name);
    const { rows } = await stoa.sql.query('SELECT name FROM categories WHERE name = $1', [name]);
    expect(rows).toHaveLength(1);
    await go(page, 'createOrder');
    await page.locator('.attempt form summary', { hasText: 'Headers' }).click();
    const key = page.getByLabel('Idempotency-Key', { exact: false });
    const first = await key.inputValue();
    await send(page);
    await page.waitForFunction(
      ([id, value]) => (globalThis as any).document.getElementById(id).value !== value,
      ['createOrder-key', first],
    );
    expect(guest.complaints).toEqual([]);
    await guest.close();
  });

  it('explains a refusal, field by field', async () => {
    const guest = await visit(browser, stoa);
    const page = await at(guest, 'createCategory');
    expect(await send(page)).toBe('401');
    await asEditor(page);
    await page.getByRole('textbox', { name: 'Body' }).fill('{"name":""}');
    expect(await send(page)).toBe('400');
    expect(await page.locator('.problem').innerText()).toContain('VALIDATION_FAILED');
    expect(await page.locator('.problem li').first().innerText()).toContain('name');
    expect(await axeFaults(page)).toEqual([]);
    await guest.close();
  });

  it('says before it is sent that a body is not JSON, and that a permission is missing', async () => {
    const guest = await visit(browser, stoa);
    const page = await at(guest, 'createCategory');
    await page.getByRole('textbox', { name: 'Body' }).fill('{"name":');
    expect(await page.locator('.attempt .fault').filter({ hasText: 'Not JSON yet' }).count()).toBe(1);
    await go(page, 'listUsers');
    await asEditor(page);
    expect(await page.locator('.attempt .hint').innerText()).toContain('users:read:any');
    expect(await send(page)).toBe('403');
    await guest.close();
  });

  it('uploads a picture, and shows one that is answered', async () => {
    const guest = await visit(browser, stoa);
    const page = await at(guest, 'createMedium');
    await asEditor(page);
    const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#357' } })
      .png()
      .toBuffer();
    await page
      .getByLabel('file (required)')
      .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer });
    expect(await send(page)).toBe('201');
    const made = JSON.parse(await page.locator('.answer-place pre').innerText());
    expect(made).toMatchObject({ type: 'image/png', width: 40 });
    await go(page, 'getMediumFile');
    await page.getByLabel('id (required)').fill(made.id);
    await page.getByLabel('file (required)').fill(made.url.split('/').at(-1));
    expect(await send(page)).toBe('200');
    const width = await page.getByAltText('The answer, a picture').evaluate(async (image: any) => {
      await image.decode();
      return image.naturalWidth;
    });
    expect(width).toBe(40);
    expect(guest.complaints).toEqual([]);
    await guest.close();
  });

  it('keeps what was typed for each operation, and offers ids that were seen', async () => {
    await sell('A kettle to find');
    const guest = await visit(browser, stoa);
    const page = await at(guest, 'listProducts');
    await page.getByLabel('search', { exact: true }).fill('kettle');
    await send(page);
    await go(page, 'getProduct');
    const offered = page.locator('#seen-ids option');
    expect(await offered.first().getAttribute('label')).toContain('kettle');
    await go(page, 'listProducts');
    expect(await page.getByLabel('search', { exact: true }).inputValue()).toBe('kettle');
    await guest.close();
  });

  it('shows hostile texts of answers as texts', async () => {
    const name = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    await sell(name);
    const guest = await visit(browser, stoa);
    const page = await at(guest, 'listProducts');
    await send(page);
    expect(await answered(page)).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('#view img, #view script').count()).toBe(0);
    expect(guest.complaints).toEqual([]);
    expect(leftTheSite(guest.requests)).toEqual([]);
    await guest.close();
  });

  it('goes on with the session of the tab, or with a token that it keeps nowhere', async () => {
    const email = `reader-${crypto.randomUUID()}@example.com`;
    await stoa.given.account({ email });
    const guest = await visit(browser, stoa);
    const page = await at(guest, 'getMe');
    await page.locator('#account').getByRole('button', { name: 'Sign in' }).click();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(email).first().waitFor();
    expect(await send(page)).toBe('200');
    await page.reload();
    await page.locator('#account').getByText(email).waitFor();
    const { accessToken } = (await stoa.nobody.post('/auth/login', { email, password })).body;
    await page.locator('#account').getByRole('button', { name: 'Sign out' }).click();
    await page.locator('#account').getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Access token or API key').fill(accessToken);
    await press(page, 'Use it');
    expect(await send(page)).toBe('200');
    expect(await answered(page)).toContain(email);
    const stored = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(stored).not.toContain(accessToken);
    await guest.close();
  });

  it('tells no password where there is no demo, or one with a password of its own', async () => {
    for (const environment of [{ STOA_DEMO: 'false' }, { DEMO_PASSWORD: 'a secret of somebody' }]) {
      const other = await stoa.beside({ PUBLIC_URL: site, STOA_DEMO: 'true', ...environment });
      const html = await (await fetch(`${other.url}/docs`)).text();
      expect(html).not.toContain('stoa-demo');
      await other.stop();
    }
    expect(await (await fetch(`${stoa.url}/docs`)).text()).toContain('data-password="stoa-demo-2026"');
  });
});
