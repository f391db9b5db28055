import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openStreams } from '../src/live/live.metrics.js';
import type { Actor } from './support/actor.js';
import { openBrowser } from './support/browser.js';
import { productOf } from './support/catalogue.js';
import { axeFaults } from './support/console.js';
import { draftOf } from './support/journal.js';
import { atLiveConsole, overhang, untilLive } from './support/live-console.js';
import { orderOf, payFor } from './support/orders.js';
import { Stoa } from './support/stoa.js';

// what is there in the browser that functions of these tests run in
declare const document: any;

let stoa: Stoa;
let browser: Browser;
/** Delivers what happens, as a process in the background does. */
let worker: { close: () => Promise<void> };
beforeAll(async () => {
  await untilDayIsLong();
  [stoa, browser] = await Promise.all([Stoa.start(), openBrowser()]);
  worker = await Stoa.working(stoa, () => undefined);
});
afterAll(async () => {
  await browser.close();
  await worker.close();
  await stoa.stop();
});

/** What these tests sell is sold on one day (in UTC, as sales are counted): near its end they wait for the next. */
async function untilDayIsLong(): Promise<void> {
  const left = 86_400_000 - (Date.now() % 86_400_000);
  if (left < 120_000) await delay(left);
}

/** The number that the dashboard shows under that title. */
const figure = (page: Page, title: string) =>
  page.locator('.figure').filter({ hasText: title }).locator('strong');

/** Waits until it is that. */
const becomes = (page: Page, title: string, value: string): Promise<void> =>
  figure(page, title).filter({ hasText: value }).waitFor();

/** Somebody pays for so many kettles of $19.99. */
async function sale(editor: Actor, quantity: number): Promise<void> {
  const buyer = await stoa.given.viewer({ tier: null });
  const { id } = await productOf(editor, { stock: 100 });
  const order = await orderOf(buyer, { [id as string]: quantity });
  await payFor(stoa, buyer, order['id'] as string);
}

describe('The dashboard of the shop', () => {
  it.each([
    ['in the light, on a desk', {}],
    ['in the dark, on a phone', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
  ])('is whole in an empty shop, %s', async (_where, options) => {
    const { page, complaints, close } = await atLiveConsole(browser, stoa, { browser: options });
    await page.getByText('Nothing was sold in the last 30 days.').first().waitFor();
    await page.getByText('What sells best stands here once something was sold.').waitFor();
    await becomes(page, 'Orders to ship', '0');
    expect(await axeFaults(page)).toEqual([]);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows an order that somebody else pays as it happens', async () => {
    const editor = await stoa.given.editor();
    const { page, close } = await atLiveConsole(browser, stoa);
    await untilLive(page);
    await becomes(page, 'Net sales today', '$0.00');
    await page.evaluate(() => ((globalThis as any).isSame = true));
    await sale(editor, 2);
    await becomes(page, 'Net sales today', '$39.98');
    await becomes(page, 'Orders to ship', '1');
    await page.getByRole('list', { name: 'Top products' }).getByText('$39.98').waitFor();
    await page
      .getByRole('list', { name: 'Orders by state' })
      .getByRole('listitem')
      .filter({ hasText: 'Paid1' })
      .waitFor();
    expect(await page.evaluate(() => (globalThis as any).isSame)).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await close();
  });

  it('tells each day in words to those who go along it with the keys', async () => {
    const { page, close } = await atLiveConsole(browser, stoa);
    const days = page.getByRole('slider', { name: /Sales by day/ });
    await days.focus();
    await days.press('End');
    await page.locator('.plot-words').filter({ hasText: '$39.98 net, $39.98 paid, 1 order' }).waitFor();
    await days.press('ArrowLeft');
    expect(await days.getAttribute('aria-valuetext')).toContain('$0.00 net, $0.00 paid, 0 orders');
    await page.getByText('As text').click();
    expect(await page.locator('.plot-text li').count()).toBe(30);
    await close();
  });

  it('says while it is not live, and catches up with what it missed', async () => {
    const editor = await stoa.given.editor();
    let isCut = true;
    const refused = Promise.withResolvers<void>();
    const { page, close } = await atLiveConsole(browser, stoa, {
      prepare: (opened) =>
        opened.route('**/events/stream*', async (route) => {
          await (isCut ? route.abort() : route.continue());
          refused.resolve();
        }),
    });
    // it says so before it has asked, too
    await refused.promise;
    await page.getByText('Not live, connecting …').waitFor();
    await becomes(page, 'Net sales today', '$39.98');
    await sale(editor, 1);
    isCut = false;
    await untilLive(page);
    await becomes(page, 'Net sales today', '$59.97');
    await close();
  });

  it('shows what happened after it was read and before its stream began', async () => {
    const editor = await stoa.given.editor();
    const sold = Promise.withResolvers<void>();
    const { page, close } = await atLiveConsole(browser, stoa, {
      prepare: (opened) =>
        opened.route('**/events/stream*', async (route) => {
          await sold.promise;
          await route.continue();
        }),
    });
    await becomes(page, 'Net sales today', '$59.97');
    await sale(editor, 1);
    sold.resolve();
    await untilLive(page);
    await becomes(page, 'Net sales today', '$79.96');
    await close();
  });

  it('hears nothing while nobody looks, and when it was left', async () => {
    const { page, go, close } = await atLiveConsole(browser, stoa);
    await untilLive(page);
    const hide = (isHidden: boolean): Promise<void> =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await hide(true);
    await page.getByText('Not live', { exact: true }).waitFor();
    await untilStreams(0);
    await hide(false);
    await untilLive(page);
    await go('/reports');
    await page.getByRole('heading', { name: 'Sales', exact: true }).waitFor();
    await untilStreams(0);
    await close();
  });
});

/** Waits until so many streams are open, for 20 seconds at most. */
async function untilStreams(count: number): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const { values } = await openStreams.get();
    const open = values[0]?.value ?? 0;
    if (open === count) return;
    if (Date.now() > end) throw new Error(`${open} streams are open, not ${count}`);
    await delay(20);
  }
}

describe('The dashboard of everybody else', () => {
  it('shows their own orders and drafts, and nothing of the shop', async () => {
    const editor = await stoa.given.editor();
    const { id } = await productOf(editor, { stock: 10 });
    const { page, self, close } = await atLiveConsole(browser, stoa, { role: 'viewer' });
    await page.getByText('You have ordered nothing yet.').waitFor();
    await untilLive(page);
    await draftOf(self, { title: 'A draft of mine' });
    await orderOf(self, { [id as string]: 3 });
    await page.getByRole('region', { name: 'My latest orders' }).getByText('$59.97').waitFor();
    await page.getByRole('link', { name: 'A draft of mine' }).waitFor();
    await becomes(page, 'Orders to pay', '1');
    expect(await page.getByText('Sales by day').count()).toBe(0);
    expect(await page.getByText('Comments waiting').count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await close();
  });

  it('shows those who moderate what waits for them', async () => {
    const { page, close } = await atLiveConsole(browser, stoa, { role: 'editor' });
    await becomes(page, 'Comments waiting', '0');
    expect(await page.getByText('Net sales today').count()).toBe(0);
    await close();
  });
});
