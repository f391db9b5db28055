import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { atConsole, axeFaults } from './support/console.js';
import { deadLetterOf } from './support/dead-letters.js';
import { field, press, site } from './support/guest.js';
import { deadJobOf } from './support/jobs.js';
import { deliver, receiver, webhookTo, type Receiver } from './support/receivers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
let target: Receiver;
beforeAll(async () => {
  [stoa, browser, target] = await Promise.all([
    Stoa.start({ PUBLIC_URL: site, WEBHOOK_ALLOWED_HOSTS: '127.0.0.0/8' }),
    openBrowser(),
    receiver(),
  ]);
});
afterAll(async () => {
  await target.stop();
  await browser.close();
  await stoa.stop();
});

const says = (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor();
const inDialog = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').last().getByRole('button', { name, exact: true }).click();

describe('Webhooks at the console', () => {
  it('are made with a secret that is shown once, tested, and sent again', async () => {
    const { page, complaints, close } = await atConsole(browser, stoa, 'admin', '/webhooks');
    await press(page, 'New webhook');
    await field(page, 'Address').fill(target.url);
    await press(page, 'Make it');
    await says(page, 'Tick at least one kind of event');
    await page.getByLabel('order.*', { exact: true }).check();
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Make it');
    const secret = page.getByRole('region', { name: 'The secret' });
    expect(await secret.textContent()).toMatch(/^whsec_/);
    await press(page, 'I have kept it');
    await press(page, 'Send a test');
    await says(page, 'A test message is on its way');
    await deliver(stoa);
    await page.getByRole('cell', { name: 'Delivered' }).waitFor();
    expect(target.messages).toHaveLength(1);
    await press(page, 'webhook.test');
    await page.getByRole('region', { name: 'What was sent' }).getByText('webhook.test').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Send again');
    await says(page, 'The same message is on its way again');
    await deliver(stoa);
    expect(target.messages).toHaveLength(2);
    expect(complaints).toEqual([]);
    await close();
  });

  it('are changed, switched off and on, given a new secret, and deleted', async () => {
    const admin = await stoa.given.admin();
    const { id } = await webhookTo(admin, target, ['order.paid']);
    const { page, close } = await atConsole(browser, stoa, 'admin', `/webhooks/${id as string}`);
    const now = async (): Promise<any> => (await admin.get(`/webhooks/${id as string}`)).body;
    await press(page, 'Change');
    await admin.patch(`/webhooks/${id as string}`, { name: 'Renamed meanwhile' });
    await page.getByLabel('post.*', { exact: true }).check();
    await press(page, 'Save');
    await says(page, 'Somebody else has changed this meanwhile.');
    await press(page, 'Save');
    await says(page, 'The webhook is saved.');
    expect(await now()).toMatchObject({ name: 'Renamed meanwhile' });
    expect((await now()).eventTypes.toSorted()).toEqual(['order.paid', 'post.*']);
    await press(page, 'Disable');
    await says(page, 'An admin did it');
    expect((await now()).status).toBe('disabled');
    await press(page, 'Enable');
    await says(page, 'Messages are sent again.');
    await press(page, 'New secret');
    await inDialog(page, 'New secret');
    await page.getByRole('region', { name: 'The secret' }).waitFor();
    await press(page, 'I have kept it');
    await says(page, 'Old secret holds until');
    await press(page, 'Delete');
    await inDialog(page, 'Delete');
    await says(page, 'The webhook is gone.');
    expect((await admin.get(`/webhooks/${id as string}`)).status).toBe(404);
    await close();
  });
});

describe('What the console says of a webhook', () => {
  it('is of what was pressed, also when the screen shows it before all that was read anew is there', async () => {
    const { id } = await webhookTo(await stoa.given.admin(), target, ['order.paid']);
    const { page, close } = await atConsole(browser, stoa, 'admin', `/webhooks/${id as string}`);
    const enable = page.getByRole('button', { name: 'Enable' });
    const disable = page.getByRole('button', { name: 'Disable' });
    await disable.waitFor();
    let shown = enable;
    await page.route(/\/deliveries/, async (route) => {
      await shown.waitFor();
      await page.waitForTimeout(200);
      await route.fallback();
    });
    await disable.click();
    await says(page, 'Nothing is sent there any more.');
    shown = disable;
    await enable.click();
    await says(page, 'Messages are sent again.');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await close();
  });
});

describe('Dead letters at the console', () => {
  it('are looked at, replayed and deleted', async () => {
    const id = await deadLetterOf(stoa);
    const { page, close } = await atConsole(browser, stoa, 'admin', '/dead-letters');
    await press(page, 'bell.rung');
    await page.getByRole('region', { name: 'Payload' }).getByText('bellId').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Replay');
    await says(page, 'It is tried again.');
    const rows = async (): Promise<any[]> =>
      (await stoa.sql.query('SELECT replayed_at FROM dead_letters WHERE id = $1', [id])).rows;
    expect((await rows())[0]?.replayed_at).not.toBeNull();
    await press(page, 'Delete');
    await inDialog(page, 'Delete');
    await says(page, 'The dead letter is gone.');
    expect(await rows()).toEqual([]);
    await close();
  });
});

describe('Jobs at the console', () => {
  it('are shown with their errors and tried again; a schedule runs now', async () => {
    await deadJobOf(stoa);
    const { page, close } = await atConsole(browser, stoa, 'admin', '/jobs?state=dead');
    const jobs = page.getByRole('table', { name: 'Jobs' });
    await jobs.locator('tbody').getByRole('button').first().click();
    await page.getByRole('region', { name: 'Error' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Try again');
    await says(page, 'The job is done again soon.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Run now ?: forget-carts$/ }).click();
    await says(page, 'forget-carts runs as soon as a worker is free.');
    const { rows } = await stoa.sql.query("SELECT 1 FROM pgboss.job WHERE name = 'forget-carts'");
    expect(rows.length).toBeGreaterThan(0);
    await close();
  });
});

describe('The audit log at the console', () => {
  it('is narrowed down to what is looked for, and read to the last detail', async () => {
    const admin = await stoa.given.admin();
    const anna = await stoa.given.viewer();
    await admin.patch(`/users/${anna.id}`, { role: 'editor', tier: null });
    const { page, close } = await atConsole(browser, stoa, 'admin', `/audit-log?userId=${anna.id}`);
    await page.getByLabel('What').selectOption('user.role_changed');
    const lines = page.getByRole('table', { name: 'Audit log' }).locator('tbody tr');
    await lines.filter({ hasText: 'User role changed' }).waitFor();
    await lines.filter({ hasText: 'Signin succeeded' }).first().waitFor({ state: 'detached' });
    expect(await lines.count()).toBe(1);
    await lines.first().getByRole('button').click();
    await page.getByRole('region', { name: 'Details' }).getByText('"editor"').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await close();
  });
});

describe('Settings at the console', () => {
  it('make, change and delete a discount', async () => {
    const admin = await stoa.given.admin();
    const { page, close } = await atConsole(browser, stoa, 'admin', '/settings');
    await press(page, 'New discount');
    await field(page, 'Code').fill('TEN');
    await field(page, 'Percent').fill('10');
    await press(page, 'Make it');
    await says(page, 'The discount is made.');
    await press(page, 'TEN');
    await field(page, 'Uses in all').fill('5');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Save');
    await says(page, 'The discount is saved.');
    expect((await admin.get('/discounts')).body.data[0]).toMatchObject({
      code: 'TEN',
      percent: 10,
      maxUses: 5,
    });
    await press(page, 'TEN');
    await press(page, 'Delete');
    await inDialog(page, 'Delete');
    await says(page, 'The discount is gone.');
    expect((await admin.get('/discounts')).body.data).toEqual([]);
    await close();
  });

  it('take prices of shipping as people write them, and say what cannot be read', async () => {
    const admin = await stoa.given.admin();
    const { page, close } = await atConsole(browser, stoa, 'admin', '/settings/shipping-methods');
    await press(page, 'New shipping method');
    await field(page, 'Name').fill('By cart');
    await field(page, 'Countries').fill('de, at');
    await field(page, 'Prices').fill('EUR four');
    await press(page, 'Make it');
    await says(page, 'EUR four is no price');
    await field(page, 'Prices').fill('EUR 4.90 + 1.20, free from 50');
    await press(page, 'Make it');
    await says(page, 'The shipping method is made.');
    const { body } = await admin.get('/shipping-methods?sort=-createdAt');
    expect(body.data[0]).toMatchObject({
      countries: ['DE', 'AT'],
      prices: [{ currency: 'EUR', amount: 490, perKgAmount: 120, freeFromAmount: 5000 }],
    });
    await close();
  });
});
