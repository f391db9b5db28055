import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { axeFaults } from './support/console.js';
import { site, visit } from './support/guest.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

describe('Finding an operation at /docs', () => {
  it('takes no mouse: a slash, words of its path, id or summary, arrows and Enter', async () => {
    const { open, close } = await visit(browser, stoa);
    const page = await open('/docs');
    await page.keyboard.press('/');
    await page.keyboard.type('order refund post');
    const shown = page.locator('#places li:visible');
    await page.getByRole('status').filter({ hasText: 'found' }).waitFor();
    expect((await shown.allTextContents()).length).toBeLessThan(10);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => (globalThis as any).document.activeElement?.getAttribute('href'))).toBe(
      '#createOrderRefund',
    );
    await page.keyboard.press('Enter');
    await page.locator('.where code', { hasText: 'createOrderRefund' }).waitFor();
    expect(await page.locator('#places [aria-current]').getAttribute('href')).toBe('#createOrderRefund');
    await close();
  });

  it('opens the first with Enter, and shows everything again with Escape', async () => {
    const { open, close } = await visit(browser, stoa);
    const page = await open('/docs');
    const search = page.getByRole('searchbox', { name: 'Search' });
    await search.fill('getReadiness');
    await search.press('Enter');
    await page.locator('.where code', { hasText: 'getReadiness' }).waitFor();
    await search.fill('there is no such thing');
    await page.getByText('Nothing found').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await search.press('Escape');
    expect(await search.inputValue()).toBe('');
    expect(await page.locator('#places summary:visible').count()).toBeGreaterThan(5);
    await close();
  });

  it('finds it on a phone behind a button, and gets out of the way', async () => {
    const { open, close } = await visit(browser, stoa, { viewport: { width: 390, height: 800 } });
    const page = await open('/docs');
    const menu = page.getByRole('button', { name: 'Menu' });
    expect(await page.getByRole('searchbox', { name: 'Search' }).isVisible()).toBe(false);
    await menu.click();
    await page.getByRole('searchbox', { name: 'Search' }).fill('api/v1/cart/merge');
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('#places li:visible a').first().click();
    await page.locator('.where code', { hasText: 'mergeCart' }).waitFor();
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await close();
  });

  it('keeps the look that was chosen in the console', async () => {
    const { open, close } = await visit(browser, stoa, { colorScheme: 'light' });
    const page = await open('/docs');
    await page.getByRole('combobox', { name: 'Look' }).selectOption('dark');
    const ground = (): Promise<string> =>
      page.evaluate(
        () => (globalThis as any).getComputedStyle((globalThis as any).document.body).backgroundColor,
      );
    const dark = await ground();
    await page.goto(`${site}/console`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await ground()).toBe(dark);
    await close();
  });
});
