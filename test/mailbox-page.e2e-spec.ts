import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { MailDelivery } from '../src/mail/mail-delivery.js';
import { openBrowser } from './support/browser.js';
import { enqueue, writeGreetings } from './support/greetings.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start(), openBrowser()]);
  writeGreetings(stoa);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

/** The page in a fresh browser that goes nowhere but to the service, and all that it complained about. */
async function openMailbox(query = '') {
  const context = await browser.newContext();
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  context.on('console', (message) => {
    // the test itself looks into the frame by scripts, and hears that none may run there
    if (!message.text().startsWith('Blocked script execution')) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  await context.route('**/*', (route) => {
    if (route.request().url().startsWith(stoa.url)) return route.continue();
    elsewhere.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>The shop</title>' });
  });
  const page = await context.newPage();
  await page.goto(`${stoa.url}/dev/mailbox${query}`);
  return { page, complaints, elsewhere, close: () => context.close() };
}

/** Run in the page, where these words mean something. */
const groundOf = (element: any): string => (globalThis as any).getComputedStyle(element).backgroundColor;
const shadesOf = (text: any): string[] => {
  const ground = text.ownerDocument.createElement('i');
  ground.style.color = 'Canvas';
  text.append(ground);
  return [text, ground].map((element) => (globalThis as any).getComputedStyle(element).color);
};

describe('The mailbox in a browser', () => {
  it('shows a letter as its reader will see it, and its button opens the address in a tab', async () => {
    await enqueue(stoa, { to: 'anna@example.com' });
    await stoa.app.get(MailDelivery).deliverDue();
    const { page, complaints, elsewhere, close } = await openMailbox();
    expect(await page.locator('summary').first().innerText()).toContain('Welcome, Anna');
    const letter = page.locator('iframe').first().contentFrame();
    expect(await letter.getByText('Hello Anna, this is for you.').isVisible()).toBe(true);
    const button = letter.getByRole('link', { name: 'Confirm', exact: true });
    expect(await button.evaluate(groundOf)).toBe('rgb(29, 78, 216)');
    const [tab] = await Promise.all([page.waitForEvent('popup'), button.click()]);
    await tab.waitForLoadState();
    expect([tab.url(), await tab.title()]).toEqual([
      'https://shop.example/confirm?token=abc-_123&from=mail',
      'The shop',
    ]);
    expect(elsewhere).toEqual(['https://shop.example/confirm?token=abc-_123&from=mail']);
    expect(complaints).toEqual([]);
    await close();
  });

  it('finds the letters to one address, and everybody’s again', async () => {
    await enqueue(stoa, { to: 'carla@example.com', name: 'Carla' });
    await stoa.app.get(MailDelivery).deliverDue();
    const { page, complaints, close } = await openMailbox();
    await page.getByLabel('Letters to').fill('Carla@Example.com');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/to=Carla/);
    expect(await page.locator('summary strong').allInnerTexts()).toEqual(['Welcome, Carla']);
    await page.getByLabel('Letters to').fill('');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/to=$/);
    expect(complaints).toEqual([]);
    await page.locator('summary strong').nth(1).waitFor();
    await close();
  });

  it('is readable by day and by night', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await openMailbox('?to=carla@example.com');
      await page.emulateMedia({ colorScheme });
      const greeting = page.locator('iframe').contentFrame().getByText('Hello Carla');
      const shades = await greeting.evaluate(shadesOf);
      expect([colorScheme, ...shades.map((shade) => Number(/\d+/.exec(shade)?.[0]) > 128)]).toEqual([
        colorScheme,
        colorScheme === 'dark',
        colorScheme === 'light',
      ]);
      await close();
    }
  });

  it('runs nothing and loads nothing that a letter brings along', async () => {
    const attack = `<script>document.title='taken'</script><img src="https://evil.example/a.png" onerror="top.document.title='taken'">`;
    await stoa.sql.query(
      `INSERT INTO mailbox VALUES (gen_random_uuid(), 'bert@example.com', $1, $1, $1, now() + interval '1 hour')`,
      [`"></iframe></pre></title>${attack}`],
    );
    const { page, elsewhere, close } = await openMailbox('?to=BERT@example.com');
    expect(await page.locator('iframe').count()).toBe(1);
    expect(await page.locator('summary strong').innerText()).toContain('<script>');
    await page.locator('iframe').contentFrame().locator('img').waitFor({ state: 'attached' });
    expect(await page.title()).toBe('Mailbox of Stoa');
    expect(await page.frames().at(-1)!.title()).not.toBe('taken');
    expect(elsewhere).toEqual([]);
    await close();
  });
});
