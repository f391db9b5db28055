import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { MailDelivery } from '../src/mail/mail-delivery.js';
import { openBrowser } from './support/browser.js';
import { contrastOf } from './support/contrast.js';
import { password } from './support/given.js';
import { lettersTo, tokenIn } from './support/mailbox.js';
import { Stoa } from './support/stoa.js';
import { heard, press, site, visit } from './support/guest.js';

const pages = ['/verify-email', '/confirm-email', '/reset-password'];
const another = 'another good password';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

let people = 0;
const newEmail = async (): Promise<string> => {
  const email = `reader-${(people += 1)}@example.com`;
  await stoa.nobody.post('/users', { email, password });
  return email;
};
const login = (email: string, secret = password) =>
  stoa.nobody.post('/auth/login', { email, password: secret });
const verifyTokenOf = async (email: string): Promise<string> => tokenIn((await lettersTo(stoa, email))[0]);
const isVerified = async (email: string): Promise<boolean> => (await login(email)).body.user.emailVerified;

const visitor = (options: BrowserContextOptions = {}) => visit(browser, stoa, options);

/** Opens the newest letter to the address in the mailbox and presses its button, which opens a tab. */
async function followLetter(mailbox: Page, email: string): Promise<Page> {
  await stoa.app.get(MailDelivery).deliverDue();
  await mailbox.goto(`${site}/dev/mailbox?to=${encodeURIComponent(email)}`);
  const button = mailbox.locator('iframe').first().contentFrame().getByRole('link').first();
  const [tab] = await Promise.all([mailbox.waitForEvent('popup'), button.click()]);
  await tab.waitForLoadState();
  return tab;
}

describe('A letter’s link', () => {
  it('leads from the mailbox to a page whose button proves the address', async () => {
    const email = await newEmail();
    const { open, complaints, requests, close } = await visitor();
    const page = await followLetter(await open('/dev/mailbox'), email);
    expect(await page.title()).toBe('Is this your address? · Stoa');
    expect(await isVerified(email)).toBe(false);
    await press(page, 'Yes, it is mine');
    await heard(page, 'Thank you, the address is yours.');
    expect(await isVerified(email)).toBe(true);
    expect(page.url()).toBe(`${site}/verify-email`);
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([
      `POST ${site}/api/v1/auth/email/verify`,
    ]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads who forgot the password from asking for the letter to signing in with a new one', async () => {
    const email = await newEmail();
    const { open, complaints, close } = await visitor();
    const asking = await open('/reset-password');
    await heard(asking, 'first ask for a letter');
    await asking.getByLabel('Your e-mail address').fill(email);
    await press(asking, 'Send me a new letter');
    await heard(asking, 'a new letter is on its way');
    const page = await followLetter(asking, email);
    await page.getByLabel('New password').fill(another);
    await page.keyboard.press('Enter');
    await heard(page, 'Your new password is set.');
    expect([(await login(email)).status, (await login(email, another)).status]).toEqual([401, 200]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads to a page whose button moves the account to its new address', async () => {
    const [email, next] = [await newEmail(), 'moved@example.com'];
    const { body } = await login(email);
    const headers = { authorization: `Bearer ${body.accessToken}` };
    await stoa.nobody.post('/users/me/email', { email: next }, headers);
    const { open, complaints, close } = await visitor();
    const page = await followLetter(await open('/dev/mailbox'), next);
    expect(page.url()).toContain(`${site}/confirm-email#token=`);
    await press(page, 'Confirm the new address');
    await heard(page, 'Your account has its new address');
    expect([(await login(email)).status, (await login(next)).status]).toEqual([401, 200]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('uses nothing up by being opened, however often and by whatever program', async () => {
    const email = await newEmail();
    const token = await verifyTokenOf(email);
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await fetch(`${stoa.url}/verify-email?token=${token}`, { method })).status).toBe(200);
    const { open, requests, close } = await visitor();
    for (let time = 0; time < 2; time += 1) await open(`/verify-email#token=${token}`);
    expect(requests.filter((request) => request.includes(token) || request.startsWith('POST'))).toEqual([]);
    expect(await isVerified(email)).toBe(false);
    expect((await stoa.nobody.post('/auth/email/verify', { token })).status).toBe(204);
    await close();
  });

  it.each([
    ['/verify-email', 'Yes, it is mine', 'older than 24 hours', true],
    ['/confirm-email', 'Confirm the new address', 'sign in and change the address again', false],
    ['/reset-password', 'Set the password', 'older than 30 minutes. Ask for a new letter', true],
  ])('that was used already says so at %s, and what to do next', async (path, button, words, hasForm) => {
    const { open, complaints, close } = await visitor();
    const page = await open(`${path}#token=${'u'.repeat(43)}`);
    if (path === '/reset-password') await page.getByLabel('New password').fill(another);
    await press(page, button);
    await heard(page, words);
    expect(await page.getByRole('button', { name: button }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Send me a new letter' }).isVisible()).toBe(hasForm);
    expect([page.url(), complaints]).toEqual([site + path, []]);
    await close();
  });

  it('takes another letter’s link in the same tab for what it is', async () => {
    const email = await newEmail();
    const { open, close } = await visitor();
    const page = await open('/verify-email#token=made-up');
    await press(page, 'Yes, it is mine');
    await heard(page, 'This link no longer works');
    const token = await verifyTokenOf(email);
    await Promise.all([page.waitForEvent('load'), page.evaluate(`location.hash = 'token=${token}'`)]);
    await press(page, 'Yes, it is mine');
    await heard(page, 'Thank you');
    expect(await isVerified(email)).toBe(true);
    await close();
  });
});

describe('The page for a new password', () => {
  const openWithToken = async (email: string) => {
    await stoa.nobody.post('/auth/password/forgot', { email });
    const someone = await visitor();
    const page = await someone.open(`/reset-password#token=${await verifyTokenOf(email)}`);
    return { ...someone, page, field: page.getByLabel('New password') };
  };

  it('says at the field what is wrong with a password, and takes a better one with the same link', async () => {
    const email = await newEmail();
    const { page, field, complaints, close } = await openWithToken(email);
    for (const [wrong, words] of [
      ['', 'The password must have 8 to 256 characters.'],
      ['x'.repeat(257), 'The password must have 8 to 256 characters.'],
      ['password1', 'The password is among the first that anyone would guess'],
    ] as const) {
      await field.fill(wrong);
      await press(page, 'Set the password');
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('input:focus').getAttribute('id')).toBe('password');
    }
    await field.fill(another);
    await press(page, 'Set the password');
    await heard(page, 'Your new password is set.');
    expect((await login(email, another)).status).toBe(200);
    expect(complaints).toEqual([]);
    await close();
  });

  it('hides the password until asked, and tells password managers that it is new', async () => {
    const { page, field, close } = await openWithToken(await newEmail());
    const typeOf = () => field.getAttribute('type');
    expect([await typeOf(), await field.getAttribute('autocomplete')]).toEqual(['password', 'new-password']);
    await page.getByLabel('Show the password').check();
    expect(await typeOf()).toBe('text');
    await page.getByLabel('Show the password').uncheck();
    expect(await typeOf()).toBe('password');
    await close();
  });

  it('says when the service cannot be reached, and works when it can again', async () => {
    const email = await newEmail();
    const { page, field, network, close } = await openWithToken(email);
    network.isDown = true;
    await field.fill(another);
    await press(page, 'Set the password');
    await heard(page, 'The service did not answer.');
    network.isDown = false;
    await press(page, 'Set the password');
    await heard(page, 'Your new password is set.');
    expect((await login(email, another)).status).toBe(200);
    await close();
  });
});

describe('Every page of a letter', () => {
  it.each(pages)('is kept by nobody, framed by nobody, and loads nothing: %s', async (path) => {
    const { status, headers, body } = await stoa.nobody.get(`/${path}?token=secret`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
    });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(body).not.toContain('secret');
    expect(body).not.toMatch(/(src|href)="(?!data:)/);
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '%3Cimg%20src=x%20onerror=alert(1)%3E',
    'javascript:alert(1)',
    '../../../users',
    'x'.repeat(101),
    'a&token=b',
  ])('takes no token of another form, and runs nothing of it: %s', async (attack) => {
    const { open, complaints, requests, close } = await visitor();
    for (const path of pages) {
      const page = await open(`${path}#token=${attack}`);
      await heard(page, 'This link no longer works');
      expect(await page.locator('img, script:not([type=module])').count()).toBe(0);
      expect(page.url()).toBe(site + path);
    }
    expect(requests).toEqual(pages.map((path) => `GET ${site}${path}`));
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(pages)(
    'says without JavaScript that it needs it, and offers nothing that cannot work: %s',
    async (path) => {
      const { open, close } = await visitor({ javaScriptEnabled: false });
      const page = await open(`${path}#token=any`);
      expect(await page.locator('noscript').innerText()).toContain('This page needs JavaScript');
      expect(await page.locator('button:visible, input:visible').count()).toBe(0);
      await close();
    },
  );

  it.each(['light', 'dark'] as const)('is readable on a small phone, %s', async (colorScheme) => {
    const { open, close } = await visitor({ colorScheme, viewport: { width: 320, height: 568 } });
    for (const path of pages) {
      const page = await open(`${path}#token=any`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      for (const part of await page.locator('h1, p:visible, label:visible, button:visible').all())
        expect(await part.evaluate(contrastOf)).toBeGreaterThanOrEqual(4.5);
      for (const button of await page.locator('button:visible').all())
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await close();
  });
});
