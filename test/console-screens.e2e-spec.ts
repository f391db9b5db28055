import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { atConsole, axeFaults } from './support/console.js';
import { site } from './support/guest.js';
import { Stoa } from './support/stoa.js';

// what is there in the browser that functions of these tests run in
declare const document: any;
declare const innerWidth: any;

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const looks = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

const table = (['viewer', 'editor', 'admin'] as const).flatMap((role) =>
  looks.map((look) => ({ role, ...look, width: look.viewport.width })),
);

/** Milliseconds that a busy machine may take to look at every place there is. */
const longest = 180_000;

/** What the screen that is open lacks: a heading, a title, room, or what axe asks for. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .waiting') === null);
  const faults = await axeFaults(page);
  if ((await page.title()) !== `${heading} · Stoa`) faults.push(`the title is ${await page.title()}`);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return tooWide > 0 ? [...faults, `scrolls sideways by ${tooWide}`] : faults;
}

describe('Every place of the console', () => {
  it.each(table)(
    'is in order for $role, $colorScheme, $width wide',
    async ({ role, ...look }) => {
      const { page, go, complaints, close } = await atConsole(browser, stoa, role, '', look);
      const links = page.getByRole('navigation', { name: 'Console', includeHidden: true }).locator('a');
      const places = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      expect(places.length).toBeGreaterThan(3);
      const faults: Record<string, string[]> = {};
      for (const place of places) {
        await go(place.replace('/console', ''));
        faults[place] = await faultsOf(page);
      }
      expect(faults).toEqual(Object.fromEntries(places.map((place) => [place, []])));
      expect(complaints).toEqual([]);
      await close();
    },
    longest,
  );
});
