import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { axeFaults } from './support/console.js';
import { leftTheSite, site, visit } from './support/guest.js';
import { Stoa } from './support/stoa.js';

const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
const operations = Object.entries<Record<string, any>>(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
);
const follow = (value: any): any =>
  value.$ref === undefined
    ? value
    : value.$ref
        .slice(2)
        .split('/')
        .reduce((at: any, step: string) => at[step], document);

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

describe('The reference at /docs', () => {
  it('has every operation of the document, with its address, its parameters and its statuses', async () => {
    const { open, complaints, requests, close } = await visit(browser, stoa);
    const page = await open('/docs');
    const wrong = await page.evaluate(
      async (expected) => {
        const faults: string[] = [];
        const inside = globalThis as any;
        const shown = (): string => inside.document.querySelector('#view')?.textContent ?? '';
        for (const { id, words } of expected) {
          inside.location.hash = id;
          const isThere = (): boolean => shown().includes(`· ${id}`);
          for (let turn = 0; turn < 400 && !isThere(); turn += 1)
            await new Promise((resolve) => setTimeout(resolve, 25));
          const text = shown();
          for (const word of words) if (!text.includes(word)) faults.push(`${id}: ${word}`);
        }
        return faults;
      },
      operations.map(({ operationId, path, method, summary, parameters, responses }) => ({
        id: operationId,
        words: [
          ...[path, method, summary.replace(/\.$/, '')],
          ...parameters.map((parameter: any) => follow(parameter).name),
          ...Object.keys(responses),
        ],
      })),
    );
    expect(wrong).toEqual([]);
    expect(operations.length).toBeGreaterThan(200);
    expect(complaints).toEqual([]);
    expect(leftTheSite(requests)).toEqual([]);
    await close();
  }, 120_000);

  it('shows bounds, words to choose from, codes of problems and who may', async () => {
    const { open, close } = await visit(browser, stoa);
    const page = await open('/docs#listProducts');
    const limit = page.locator('.told li', { hasText: 'How many items, 1 to 100.' });
    expect(await limit.innerText()).toContain('1 to 100');
    expect(await page.locator('.who').innerText()).toBe('For anyone.');
    await page.goto(`${site}/docs#createOrder`);
    await page.getByText('Needs orders:create.').waitFor();
    await page.getByText('Idempotency-Key is missing', { exact: false }).first().click();
    await page.getByRole('cell', { name: 'ORDER_EMPTY' }).waitFor();
    await close();
  });

  it('opens what a schema holds, however deep, and gives each a page', async () => {
    const { open, complaints, close } = await visit(browser, stoa);
    const page = await open('/docs#schema/Category');
    await page.getByRole('heading', { name: 'Category', exact: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`${site}/docs#createOrder`);
    const line = page.locator('.told .body .fields > li', { hasText: 'OrderItem' }).first();
    await line.locator('summary').click();
    await line.locator('.fields code', { hasText: 'quantity' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('says so when the address names nothing, whatever it is', async () => {
    const { open, complaints, close } = await visit(browser, stoa);
    for (const address of ['nothing', 'schema/constructor', 'tag/__proto__', 'webhook/none', '%E0%A4%A']) {
      const page = await open(`/docs#${address}`);
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
      await page.close();
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('goes back and forth as pages do, and shares a link to each part of the introduction', async () => {
    const { open, close } = await visit(browser, stoa);
    const page = await open('/docs#errors');
    await page.getByRole('heading', { name: 'Errors' }).waitFor();
    await page.locator('#introduction').getByRole('link', { name: 'API key', exact: true }).click();
    await page.locator('.where code', { hasText: 'createApiKey' }).waitFor();
    expect(await page.title()).toContain('API reference');
    await page.goBack();
    await page.getByRole('heading', { name: 'Errors' }).waitFor();
    expect(await page.locator('#view').isVisible()).toBe(false);
    await close();
  });

  it('can be read before any script has come', async () => {
    const { open, close } = await visit(browser, stoa, { javaScriptEnabled: false });
    const page = await open('/docs');
    await page.getByRole('heading', { name: 'The API of this service' }).waitFor();
    expect(await page.locator('#places li').count()).toBeGreaterThan(operations.length);
    await close();
  });

  it.each(['br', 'gzip', 'identity'])('is sent as %s to whoever takes that', async (coding) => {
    const answer = await fetch(`${stoa.url}/docs`, { headers: { 'accept-encoding': coding } });
    expect(answer.headers.get('content-encoding') ?? 'identity').toBe(coding);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toContain('The API of this service');
  });

  it.each([
    ['light', 1360],
    ['dark', 1360],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'is fit for everybody in %s at %i px',
    async (colorScheme, width) => {
      const guest = await visit(browser, stoa, { colorScheme, viewport: { width, height: 800 } });
      const page = await guest.open('/docs');
      expect(await axeFaults(page)).toEqual([]);
      for (const address of ['createOrder', 'listProducts', 'createMedium', 'tag/Orders', 'schema/Order']) {
        await page.goto(`${site}/docs#${address}`);
        await page.locator('#view h1').waitFor();
        await page.waitForFunction((name) => (globalThis as any).location.hash === `#${name}`, address);
        expect([address, await axeFaults(page)]).toEqual([address, []]);
        const over = await page.evaluate(
          () => (globalThis as any).document.documentElement.scrollWidth - (globalThis as any).innerWidth,
        );
        expect([address, over <= 0]).toEqual([address, true]);
      }
      await guest.close();
    },
    60_000,
  );
});
