import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { password } from './support/given.js';
import { Stoa } from './support/stoa.js';
import { field, greeted, heard, leftTheSite, press, signIn, site, visit } from './support/guest.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const visitor = (options: BrowserContextOptions = {}, at = stoa) => visit(browser, at, options);
let people = 0;
const newEmail = (): string => `guest-${(people += 1)}@example.com`;

/** Somebody with an account, at the start page. */
async function customer(options: BrowserContextOptions = {}, at = stoa) {
  const email = newEmail();
  await at.nobody.post('/users', { email, password, name: 'Anna' });
  const someone = await visitor(options, at);
  return { ...someone, email, page: await someone.open('/') };
}

describe('Somebody with an account', () => {
  it('signs in, stays signed in through a reload, and signs out', async () => {
    const { email, page, complaints, requests, close } = await customer();
    await signIn(page, email);
    await greeted(page, 'Anna');
    for (let time = 0; time < 2; time += 1) {
      await page.reload();
      await greeted(page, 'Anna');
    }
    const session = () =>
      stoa.sql.query('SELECT FROM sessions JOIN users u ON u.id = user_id WHERE email = $1', [email]);
    expect((await session()).rowCount).toBe(1);
    await press(page, 'Sign out');
    await heard(page, 'You are signed out.');
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual([]);
    expect([complaints, leftTheSite(requests)]).toEqual([[], []]);
    await close();
  });

  it('leaves no password, no access token and no session to whoever opens the page afterwards', async () => {
    const { email, page, open, close } = await customer();
    await signIn(page, email);
    await greeted(page, 'Anna');
    const kept: string = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).not.toContain('ey');
    expect(kept).not.toContain(password);
    expect(await page.locator('#password').inputValue()).toBe('');
    const another = await open('/');
    await another.getByRole('heading', { name: 'Sign in' }).waitFor();
    await close();
  });

  it('is told in words that the password is wrong, and in how long to come back after the fifth time', async () => {
    const { email, page, complaints, close } = await customer();
    for (let time = 0; time < 5; time += 1) {
      await signIn(page, email, `wrong password ${time}`);
      await heard(page, 'E-mail or password is wrong.');
      expect(await page.locator('input:focus').getAttribute('id')).toBe('password');
    }
    await signIn(page, email, 'wrong once more');
    await heard(page, 'That was too often. Try again in 15 minutes.');
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows at the next sign-in that the device is known, and sends nothing odd that it finds instead', async () => {
    const { email, page, sentTo, close } = await customer();
    for (const kept of [null, null, '<not a proof>']) {
      if (kept !== null) await page.evaluate(`localStorage.setItem('stoa.deviceProof', '${kept}')`);
      await signIn(page, email);
      await greeted(page, 'Anna');
      await press(page, 'Sign out');
      await heard(page, 'You are signed out.');
    }
    const proofs = sentTo('/api/v1/auth/login').map(({ deviceProof }) => deviceProof);
    expect(proofs).toEqual([undefined, expect.stringMatching(/^sdp_/), undefined]);
    await close();
  });

  it('sees the devices, ends one of them, and all others', async () => {
    const { email, page, complaints, close } = await customer();
    const others: Record<string, string>[] = [];
    for (const agent of ['Mozilla/5.0 (iPhone) Safari/604.1', 'curl/8.0', 'odd thing']) {
      const { body } = await stoa.nobody.post('/auth/login', { email, password }, { 'user-agent': agent });
      others.push({ authorization: `Bearer ${body.accessToken}` });
    }
    const alive = async () =>
      Promise.all(others.map(async (headers) => (await stoa.nobody.get('/users/me', headers)).status));
    await signIn(page, email);
    await greeted(page, 'Anna');
    const names = page.locator('#devices strong');
    await names.nth(3).waitFor();
    expect((await names.allInnerTexts()).slice(1).sort()).toEqual(['Safari on iPhone', 'curl', 'odd thing']);
    expect(await page.locator('#devices small').first().innerText()).toContain('this device');
    await press(page, 'Sign out Safari on iPhone');
    await heard(page, 'Safari on iPhone is signed out.');
    expect(await alive()).toEqual([401, 200, 200]);
    await press(page, 'Sign out all other devices');
    await heard(page, 'All other devices are signed out.');
    expect([await alive(), await names.count()]).toEqual([[401, 401, 401], 1]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is told when the session was ended somewhere else', async () => {
    const { email, page, complaints, close } = await customer();
    await signIn(page, email);
    await greeted(page, 'Anna');
    const { body } = await stoa.nobody.post('/auth/login', { email, password });
    await stoa.nobody.delete('/auth/sessions', { authorization: `Bearer ${body.accessToken}` });
    await press(page, 'Send it again');
    await heard(page, 'You have been signed out on this device.');
    expect(await page.getByRole('heading', { name: 'Sign in' }).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps the session when a copy of the tab comes back that missed what was traded meanwhile', async () => {
    const { email, page, sentTo, close } = await customer();
    await signIn(page, email);
    await greeted(page, 'Anna');
    const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate("void open('/')")]);
    await greeted(copy, 'Anna');
    const stale = await page.evaluate("sessionStorage.getItem('stoa.refreshToken')");
    // away while the copy trades its token, so that nobody can tell it
    await page.goto(`${site}/health/live`);
    await copy.reload();
    await greeted(copy, 'Anna');
    await page.evaluate((token) => sessionStorage.setItem('stoa.refreshToken', String(token)), stale);
    await page.goto(`${site}/`);
    await field(page, 'Password').waitFor();
    expect(
      sentTo('/api/v1/auth/refresh').filter(({ refreshToken }) => refreshToken === stale).length,
    ).toBeLessThan(2);
    await copy.reload();
    await greeted(copy, 'Anna');
    await close();
  });

  it('goes on when the access token has run out, also in a copy of the tab', async () => {
    const brief = await stoa.beside({ PUBLIC_URL: site, ACCESS_TOKEN_TTL: '2' });
    const { email, page, complaints, sentTo, close } = await customer({}, brief);
    await signIn(page, email);
    await greeted(page, 'Anna');
    const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate("void open('/')")]);
    await greeted(copy, 'Anna');
    for (const tab of [page, copy, page]) {
      await tab.waitForTimeout(2500);
      const answered = tab.waitForResponse(
        (answer) => answer.url().endsWith('/email/resend') && answer.status() !== 401,
      );
      await Promise.all([answered, press(tab, 'Send it again')]);
    }
    const spent = sentTo('/api/v1/auth/refresh').map(({ refreshToken }) => refreshToken);
    expect(spent.length).toBeGreaterThanOrEqual(4);
    // each tab knew what the other one had traded: none was shown twice, which would end the session
    expect(new Set(spent).size).toBe(spent.length);
    for (const tab of [copy, page]) {
      await tab.reload();
      await greeted(tab, 'Anna');
    }
    expect(complaints).toEqual([]);
    await close();
    await brief.stop();
  });

  it('is told when the service cannot be reached, and stays signed in', async () => {
    const { email, page, network, close } = await customer();
    await signIn(page, email);
    await greeted(page, 'Anna');
    network.isDown = true;
    await press(page, 'Sign out');
    await heard(page, 'The service did not answer.');
    network.isDown = false;
    await page.reload();
    await greeted(page, 'Anna');
    await close();
  });
});
