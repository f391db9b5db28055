import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { atConsole, axeFaults } from './support/console.js';
import { field, greeted, leftTheSite, press, signIn, site, visit } from './support/guest.js';
import { codeOf, enrolledOf } from './support/mfa.js';
import { password } from './support/given.js';
import { Stoa } from './support/stoa.js';

// what is there in the browser that functions of these tests run in
declare const document: any;

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const shows = (page: Page, title: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
const says = (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor();

describe('The console', () => {
  it('greets whoever signs in, and shows where they may go', async () => {
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor');
    const places = page.getByRole('navigation', { name: 'Console' }).getByRole('link');
    expect(await places.allTextContents()).toEqual(expect.arrayContaining(['Dashboard', 'Products']));
    expect(await places.allTextContents()).not.toContain('Users');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads by keys to the places of whoever sits there, and tells the keys', async () => {
    const { page, close } = await atConsole(browser, stoa);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Audit log').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await shows(page, 'Users');
    expect(await page.title()).toBe('Users · Stoa');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Users');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await close();
  });

  it('lets the keyboard skip the navigation', async () => {
    const { page, close } = await atConsole(browser, stoa, 'viewer');
    await page.reload();
    await page.locator('.frame').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await close();
  });

  it('says of an address that leads nowhere that it does', async () => {
    const { page, go, close } = await atConsole(browser, stoa, 'viewer');
    await go('/nowhere/at/all');
    await shows(page, 'There is nothing here');
    expect(await axeFaults(page)).toEqual([]);
    await close();
  });

  it('keeps the look that was chosen, and has it before anything is drawn', async () => {
    const { page, open, close } = await atConsole(browser, stoa, 'viewer');
    await page.getByLabel('Look').selectOption('dark');
    const next = await open('/console');
    expect(await next.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    const [first] = await next.locator('head script').all();
    expect(await first?.getAttribute('src')).toMatch(/first-look/);
    expect(await first?.getAttribute('type')).toBeNull();
    await close();
  });

  it('says that the service does not answer, and goes on by itself when it does again', async () => {
    const { page, network, close } = await atConsole(browser, stoa, 'admin', '/users');
    await page.getByRole('table', { name: 'Users' }).waitFor();
    network.isDown = true;
    await page.getByLabel('Role').selectOption('editor');
    await says(page, 'The service does not answer');
    expect(await axeFaults(page)).toEqual([]);
    network.isDown = false;
    await page.getByText('The service does not answer').waitFor({ state: 'hidden' });
    await page.getByRole('table', { name: 'Users' }).waitFor();
    await close();
  });

  it('asks nobody but the service', async () => {
    const { page, requests, close } = await atConsole(browser, stoa);
    await page.getByRole('link', { name: 'Jobs' }).click();
    await shows(page, 'Jobs');
    expect(leftTheSite(requests)).toEqual([]);
    await close();
  });
});

describe('Signing in at the console', () => {
  async function atTheDoor(path = '/console'): Promise<{ page: Page; close: () => Promise<void> }> {
    const guest = await visit(browser, stoa);
    return { page: await guest.open(path), close: guest.close };
  }

  it('leads to the address that was asked for', async () => {
    const { page, close } = await atTheDoor('/console/sessions');
    const email = `${crypto.randomUUID()}@example.com`;
    await stoa.given.account({ email });
    expect(await axeFaults(page)).toEqual([]);
    await signIn(page, email);
    await shows(page, 'My sessions');
    await page.reload();
    await shows(page, 'My sessions');
    await close();
  });

  it('says that the password is wrong, and for how long to wait after many of them', async () => {
    const { page, close } = await atTheDoor();
    const email = `${crypto.randomUUID()}@example.com`;
    await stoa.given.account({ email });
    await signIn(page, email, 'not this one');
    await says(page, 'E-mail or password is wrong');
    for (let tries = 0; tries < 12; tries += 1)
      await stoa.nobody.post('/auth/login', { email, password: 'nor this one' });
    await press(page, 'Sign in');
    await page.getByText(/Try again in (a second|\d+ (seconds|minutes))\./).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await close();
  });

  it('asks for the second factor, says when it is wrong, and lets in with the right one', async () => {
    const person = await enrolledOf(stoa, 'admin');
    const { page, close } = await atTheDoor();
    await signIn(page, person.email);
    await field(page, 'Six digits').fill('00');
    await press(page, 'Continue');
    await says(page, 'That code does not work');
    await field(page, 'Six digits').fill(codeOf(person, 1).replace(/^.../, '$& '));
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Continue');
    await page.locator('.frame').waitFor();
    await close();
  });

  it('is not needed after signing in at the start page', async () => {
    const { page, close } = await atTheDoor('/');
    const email = `${crypto.randomUUID()}@example.com`;
    await stoa.given.account({ email, name: 'Anna' });
    await signIn(page, email);
    await greeted(page, 'Anna');
    await page.goto(`${site}/console`);
    await page.locator('.frame').waitFor();
    await close();
  });
});

describe('The end of a session at the console', () => {
  it('is told with its reason when it came from elsewhere, and signing in leads back', async () => {
    const { page, close } = await atConsole(browser, stoa, 'admin', '/jobs');
    await shows(page, 'Jobs');
    const email = (await page.locator('.person').textContent()) ?? '';
    expect(email).toContain('The admin');
    const { rows } = await stoa.sql.query<{ email: string }>(
      "SELECT email FROM users WHERE name = 'The admin' ORDER BY created_at DESC LIMIT 1",
    );
    await stoa.nobody.post('/auth/login', { email: rows[0]?.email, password }).then(({ body }) =>
      fetch(`${stoa.url}/api/v1/auth/sessions`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${body.accessToken as string}` },
      }),
    );
    await says(page, 'You have been signed out on this device.');
    expect(await axeFaults(page)).toEqual([]);
    await signIn(page, rows[0]?.email ?? '');
    await shows(page, 'Jobs');
    await close();
  });

  it('reaches the copies of the tab', async () => {
    const { page, open, close } = await atConsole(browser, stoa, 'viewer');
    const kept = await page.evaluate(() => sessionStorage.getItem('stoa.refreshToken') ?? '');
    const copy = await open('/docs');
    await copy.evaluate((token) => sessionStorage.setItem('stoa.refreshToken', token), kept);
    await copy.goto(`${site}/console`);
    await copy.locator('.frame').waitFor();
    await press(page, 'Sign out');
    await says(page, 'You are signed out.');
    await says(copy, 'You have been signed out on this device.');
    await close();
  });
});
