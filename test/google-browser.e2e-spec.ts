import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { password } from './support/given.js';
import { GoogleWorld } from './support/google.js';
import { field, greeted, heard, press } from './support/guest.js';

let world: GoogleWorld;
let browser: Browser;
beforeAll(async () => {
  // what is not named returns to the start page itself
  [world, browser] = await Promise.all([GoogleWorld.start({ OAUTH_RETURN_URLS: '' }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

/** Somebody with a browser of their own on the start page, and the addresses that it goes through. */
async function arrive(): Promise<{ page: Page; context: BrowserContext; addresses: string[] }> {
  const context = await browser.newContext();
  context.setDefaultTimeout(10_000);
  const addresses: string[] = [];
  context.on('request', (request) => addresses.push(request.url()));
  const page = await context.newPage();
  await page.goto(world.stoa.url);
  return { page, context, addresses };
}

/** Presses the button and signs in on the provider's page, or says no there. */
async function clickThrough(page: Page, sub: string | null): Promise<void> {
  await press(page, 'Sign in with Google');
  await page.waitForURL(`${world.provider.url}/**`);
  if (sub !== null) await page.getByLabel('Who are you?').fill(sub);
  await press(page, sub === null ? 'Cancel' : 'Sign in');
  await page.waitForURL(`${world.stoa.url}/**`);
}

const callbackIn = (addresses: readonly string[]): string =>
  addresses.find((address) => address.includes('/auth/google/callback')) ?? '';
const codeIn = (addresses: readonly string[]): string =>
  addresses.map((address) => new URL(address).searchParams.get('code')).findLast((code) => code !== null) ??
  '';

describe('In a real browser, with a real provider', () => {
  it('the button leads to the sign-in there, and back here signed in, with nothing left in the address', async () => {
    const sub = world.person({ name: 'Anna Example' });
    const { page, context, addresses } = await arrive();
    await clickThrough(page, sub);
    await greeted(page, 'Anna Example');
    expect(page.url()).toBe(`${world.stoa.url}/`);
    expect(addresses.join('\n')).not.toMatch(/accessToken|refreshToken|eyJ|srt_/);
    // the provider is on the same host, and has its own
    const cookies = (await context.cookies()).filter(({ name }) => !/^_(session|interaction)/.test(name));
    expect(cookies).toEqual([]);
    await page.reload();
    await greeted(page, 'Anna Example');
    await context.close();
  });

  it('who says no there is told so here, and is nobody', async () => {
    const { page, context } = await arrive();
    await clickThrough(page, null);
    await heard(page, 'at Google you did not agree');
    expect(await page.content()).not.toContain('They <b>said</b>');
    await context.close();
  });

  it('the same answer of the provider is worth nothing a second time, nor in another browser', async () => {
    const { page, context, addresses } = await arrive();
    await clickThrough(page, world.person({ name: 'Anna Example' }));
    await greeted(page, 'Anna Example');
    const elsewhere = await browser.newContext();
    for (const somewhere of [await context.newPage(), await elsewhere.newPage()]) {
      const answer = await somewhere.goto(callbackIn(addresses));
      expect(answer?.status()).toBe(400);
      expect(await somewhere.textContent('body')).toContain('This sign-in cannot go on');
    }
    await elsewhere.close();
    await context.close();
  });

  it('a code that somebody read in the address is worth nothing in another browser', async () => {
    const { page, context } = await arrive();
    // whoever reads the address does so before the page has taken the code out
    await page.route('**/api/v1/auth/token', (route) => route.abort());
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    await clickThrough(page, world.person());
    await page.waitForFunction('!location.search');
    const code = codeIn(seen.filter((address) => address.startsWith(`${world.stoa.url}/?`)));
    expect(code).not.toBe('');
    const { page: other, context: thief } = await arrive();
    await other.goto(`${world.stoa.url}/?code=${code}`);
    await heard(other, 'did not begin in this tab');
    const { status } = await world.stoa.nobody.post('/auth/token', { code, codeVerifier: 'x'.repeat(43) });
    expect(status).toBe(400);
    await thief.close();
    await context.close();
  });

  it('the second use of a code ends the session that the first one opened', async () => {
    const { page, context, addresses } = await arrive();
    await clickThrough(page, world.person({ name: 'Anna Example' }));
    await greeted(page, 'Anna Example');
    const code = codeIn(addresses.filter((address) => address.startsWith(`${world.stoa.url}/?`)));
    expect((await world.stoa.nobody.post('/auth/token', { code, codeVerifier: 'x'.repeat(43) })).status).toBe(
      400,
    );
    await page.reload();
    await field(page, 'Password').waitFor();
    await context.close();
  });

  it('who has an account that nobody proved shows its password first, and then both ways lead to it', async () => {
    const sub = world.person({ email: 'linked@example.com', name: 'Anna at Google' });
    await world.stoa.nobody.post('/users', { email: 'linked@example.com', password, name: 'Anna Example' });
    const { page, context } = await arrive();
    await clickThrough(page, sub);
    await field(page, 'Password').waitFor();
    await field(page, 'E-mail').fill('linked@example.com');
    await field(page, 'Password').fill(password);
    await press(page, 'Sign in');
    await greeted(page, 'Anna Example');
    const again = await browser.newContext();
    const other = await again.newPage();
    await other.goto(world.stoa.url);
    await clickThrough(other, sub);
    await greeted(other, 'Anna Example');
    await again.close();
    await context.close();
  });
});
