import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Actor } from './support/actor.js';
import { openBrowser } from './support/browser.js';
import { productOf } from './support/catalogue.js';
import { axeFaults } from './support/console.js';
import { atLiveConsole, overhang, untilLive } from './support/live-console.js';
import { faultsOfBooks, orderOf, payFor } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
/** Delivers what happens, as a process in the background does. */
let worker: { close: () => Promise<void> };
let [admin, editor, buyer]: Actor[] = [];
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start(), openBrowser()]);
  worker = await Stoa.working(stoa, () => undefined);
  admin = await stoa.given.admin();
  editor = await stoa.given.editor();
  buyer = await stoa.given.viewer({ tier: null, name: 'Anna Berg' });
});
afterAll(async () => {
  await browser.close();
  await worker.close();
  await stoa.stop();
});

/** The id of an order of so many kettles of $19.99, paid for unless told. */
async function given(quantity = 2, isPaid = true, who = buyer!): Promise<string> {
  const product = await productOf(editor!, { stock: 100 });
  const { id } = await orderOf(who, { [product['id'] as string]: quantity });
  if (isPaid) await payFor(stoa, who, id as string);
  return id as string;
}

/** The order, as an admin reads it. */
const read = async (id: string): Promise<any> => (await admin!.get(`/orders/${id}`)).body;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const actions = (page: Page) => page.getByRole('group', { name: 'What you may do' }).getByRole('button');
/** Where the order stands, as its head shows it. */
const stands = (page: Page, word: string): Promise<void> =>
  page.locator('.screen-head .status').filter({ hasText: word }).waitFor();

describe('Orders at the console', () => {
  it('are found by state, buyer and id, and opened with the keys', async () => {
    const [paid, pending] = [await given(), await given(1, false)];
    const { page, complaints, close } = await atLiveConsole(browser, stoa, { path: '/orders' });
    await page.getByLabel('State').selectOption('pending');
    await page.getByText(pending.slice(-12)).waitFor();
    await page.getByText(paid.slice(-12)).waitFor({ state: 'detached' });
    expect(page.url()).toContain('status=pending');
    await button(page, 'Buyer: Everybody').click();
    await page.getByLabel('Name or e-mail').fill('Anna');
    await page.getByRole('button', { name: /^Anna Berg/ }).click();
    await button(page, 'Buyer: Anna Berg').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('tbody tr').first().waitFor();
    await page.locator('body').press('j');
    await page.locator('tr:focus').press('Enter');
    await stands(page, 'Pending');
    await page.goBack();
    await page.getByLabel('Order id').fill(paid);
    await page.getByLabel('Order id').press('Enter');
    await stands(page, 'Paid');
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('of others are not shown to a viewer, who has no actions of the staff', async () => {
    const theirs = await given();
    const { page, self, go, close } = await atLiveConsole(browser, stoa, { role: 'viewer' });
    const mine = await given(1, true, self);
    await go('/orders');
    await page.getByText(mine.slice(-12)).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.getByText('Buyer').count()).toBe(0);
    await go(`/orders/${mine}`);
    await stands(page, 'Paid');
    expect(await actions(page).count()).toBe(0);
    await go(`/orders/${theirs}`);
    await page.getByRole('alert').filter({ hasText: 'Request' }).waitFor();
    expect(await page.getByText(theirs).count()).toBe(0);
    await close();
  });

  it('are paid by their buyer, after a card that was declined', async () => {
    const { page, self, go, close } = await atLiveConsole(browser, stoa, { role: 'viewer' });
    const id = await given(1, false, self);
    await go(`/orders/${id}`);
    await button(page, 'Pay …').click();
    await page.getByLabel('A card that').selectOption('pm_card_declined');
    await button(page, 'Pay').click();
    await page.locator('.form .fault[role=alert]:not([hidden])').filter({ hasText: /\S/ }).last().waitFor();
    await page.getByLabel('A card that').selectOption('pm_card_visa');
    await button(page, 'Pay').click();
    await stands(page, 'Paid');
    expect((await read(id)).status).toBe('paid');
    await close();
  });

  it('are sent in parts, and delivered', async () => {
    const id = await given(3);
    const { page, close } = await atLiveConsole(browser, stoa, { path: `/orders/${id}` });
    await button(page, 'Send …').click();
    await page.getByLabel(/Steel kettle/).fill('1');
    await page.getByLabel('Carrier').fill('PostNord');
    await page.getByLabel('Tracking number').fill('SE1');
    expect(await axeFaults(page)).toEqual([]);
    await button(page, 'Mark as sent').click();
    await page.getByText('1 sent').waitFor();
    expect(await button(page, 'Cancel …').count()).toBe(0);
    await button(page, 'Send …').click();
    await button(page, 'Mark as sent').click();
    await stands(page, 'Shipped');
    await button(page, 'Mark as delivered …').click();
    await button(page, 'Mark as delivered').click();
    await stands(page, 'Delivered');
    const { status, shipments } = await read(id);
    expect([status, shipments.map(({ lines }: any) => lines[0].quantity)]).toEqual(['delivered', [1, 2]]);
    expect(shipments[0]).toMatchObject({ carrier: 'PostNord', trackingNumber: 'SE1' });
    await close();
  });

  it('show what somebody else does to them while they are looked at', async () => {
    const id = await given(1);
    const { page, close } = await atLiveConsole(browser, stoa, { path: `/orders/${id}` });
    await stands(page, 'Paid');
    await untilLive(page);
    await editor!.post(`/orders/${id}/ship`, {});
    await page.getByText('This order changed while you looked at it: it is shipped now.').waitFor();
    await stands(page, 'Shipped');
    await close();
  });

  it('say in the words of the service why something is refused', async () => {
    const id = await given(2);
    const { page, close } = await atLiveConsole(browser, stoa, { path: `/orders/${id}` });
    await button(page, 'Cancel …').click();
    const { lines } = await read(id);
    await editor!.post(`/orders/${id}/shipments`, { lines: [{ lineId: lines[0].id, quantity: 1 }] });
    await page.getByLabel('Reason').fill('Ordered twice');
    await button(page, 'Cancel the order').click();
    await page.getByText('A part of it was sent; refund what is not to be sent instead.').waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe('Ordered twice');
    expect((await read(id)).status).toBe('paid');
    await close();
  });

  it('keep the tracking that somebody else changed meanwhile, until one has seen it', async () => {
    const id = await given(1);
    await editor!.post(`/orders/${id}/ship`, { carrier: 'DHL' });
    const [shipment] = (await read(id)).shipments;
    const { page, close } = await atLiveConsole(browser, stoa, { path: `/orders/${id}` });
    await button(page, 'Change the tracking').click();
    await page.getByLabel('Carrier').fill('Bring');
    await editor!.patch(`/orders/${id}/shipments/${shipment.id}`, { carrier: 'UPS' });
    await button(page, 'Save').click();
    await page.getByText(/Somebody changed it meanwhile: it is UPS/).waitFor();
    expect((await read(id)).shipments[0].carrier).toBe('UPS');
    await button(page, 'Save').click();
    await page.getByText('The tracking is changed.').waitFor();
    expect((await read(id)).shipments[0].carrier).toBe('Bring');
    await close();
  });
});

describe('Refunds at the console', () => {
  it('move exactly that money once, however fast the button is pressed', async () => {
    const id = await given(2);
    const { page, close } = await atLiveConsole(browser, stoa, { path: `/orders/${id}` });
    await button(page, 'Refund …').click();
    await page.getByLabel('A sum').check();
    await page.getByLabel('Sum in USD').fill('12.50');
    await page.locator('dialog .form > button').evaluate((one: any) => [one.click(), one.click()]);
    await page.getByText('The money is on its way back.').waitFor();
    expect((await read(id)).refunds.map(({ amount }: any) => amount.amount)).toEqual([1250]);
    await button(page, 'Refund …').click();
    await page.getByText('$27.48 of $39.98 is left to refund.').waitFor();
    expect(await faultsOfBooks(stoa)).toEqual([]);
    await close();
  });

  it('move it once when the answer is lost and somebody presses again', async () => {
    const id = await given(2);
    const { page, close } = await atLiveConsole(browser, stoa, { path: `/orders/${id}` });
    let lost = 0;
    await page.route('**/refunds', async (route) => {
      await route.fetch();
      lost += 1;
      await (lost <= 3 ? route.abort() : route.fulfill({ response: await route.fetch() }));
    });
    await button(page, 'Refund …').click();
    await page.getByLabel('A sum').check();
    await page.getByLabel('Sum in USD').fill('5');
    await button(page, 'Refund').click();
    await page.getByText('The service did not answer.').first().waitFor();
    await button(page, 'Refund').click();
    await page.getByText('The money is on its way back.').waitFor();
    expect((await read(id)).refunds.map(({ amount }: any) => amount.amount)).toEqual([500]);
    await close();
  });

  it('of some things come to what they cost, and give a credit note', async () => {
    const id = await given(3);
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
    const { page, close } = await atLiveConsole(browser, stoa, { path: `/orders/${id}`, browser: phone });
    await button(page, 'Refund …').click();
    await page.getByLabel('Some things').check();
    await page.getByLabel(/Steel kettle/).fill('4');
    await button(page, 'Refund').click();
    await page.getByText(/must be at most 3: that many are not refunded/).waitFor();
    await page.getByLabel(/Steel kettle/).fill('2');
    await page.getByText('Comes to $39.98.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await button(page, 'Refund').click();
    await page.getByText('2 refunded').waitFor();
    const [saved] = await Promise.all([page.waitForEvent('download'), button(page, 'Credit note').click()]);
    expect(saved.suggestedFilename()).toMatch(/C\d{4}-\d{6}.*\.pdf$/);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await close();
  });
});

describe('Papers at the console', () => {
  it('are an invoice under its own name', async () => {
    const id = await given(1);
    const { page, close } = await atLiveConsole(browser, stoa, { path: `/orders/${id}` });
    const download = page.waitForEvent('download');
    await button(page, 'Download the invoice').click();
    expect((await download).suggestedFilename()).toMatch(/\d{4}-\d{6}.*\.pdf$/);
    await close();
  });

  it('are a report of sales by product, with its sums and as a file', async () => {
    await given(1);
    // sales are counted by an event
    while ((await admin!.get('/reports/sales')).body.data.length === 0) await delay(50);
    const { page, close } = await atLiveConsole(browser, stoa, { path: '/reports' });
    await page.getByRole('table', { name: 'Sales by day' }).locator('tbody tr').first().waitFor();
    await page.locator('select').filter({ hasText: 'Category' }).selectOption('product');
    await page
      .getByRole('table', { name: 'Sales by product' })
      .getByText(/Steel kettle/)
      .first()
      .waitFor();
    await page.getByRole('region', { name: 'In all' }).getByText('USD').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await button(page, 'Download as CSV').click();
    expect((await download).suggestedFilename()).toBe('sales-by-product.csv');
    await page.getByLabel('From').fill('2026-02-02');
    await page.getByLabel('To').fill('2026-01-01');
    await page.getByText(/must not be before "from"/).waitFor();
    await close();
  });
});
