import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { greeted, heard, press, signIn, site, visit } from './support/guest.js';
import { password } from './support/given.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([
    Stoa.start({ PUBLIC_URL: site, GOOGLE_CLIENT_ID: 'ours', GOOGLE_CLIENT_SECRET: 'a secret of the tests' }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

describe('The button for Google', () => {
  it('sends the browser away with the challenge of a verifier that stays in the tab', async () => {
    const { open, complaints, requests, close } = await visit(browser, stoa);
    const page = await open('/');
    await Promise.all([page.waitForEvent('framenavigated'), press(page, 'Sign in with Google')]);
    const sent = requests.find((request) => request.includes('/auth/google')) ?? '';
    const query = new URL(sent.replace('GET ', '')).searchParams;
    expect([...query.keys()]).toEqual(['returnTo', 'codeChallenge']);
    expect(query.get('returnTo')).toBe(site);
    // wherever that led: back at this site
    await page.goto(`${site}/health/ready`);
    const verifier: string = await page.evaluate(`sessionStorage.getItem('stoa.codeVerifier')`);
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(query.get('codeChallenge')).toBe(createHash('sha256').update(verifier).digest('base64url'));
    expect(requests.join(' ')).not.toContain(verifier);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('What comes back from Google', () => {
  it('is taken out of the address, and is traded together with the verifier, once', async () => {
    const { open, sentTo, complaints, close } = await visit(browser, stoa);
    const page = await open('/');
    const verifier = 'v'.repeat(43);
    await page.evaluate(`sessionStorage.setItem('stoa.codeVerifier', '${verifier}')`);
    await page.goto(`${site}/?code=made-up`);
    await heard(page, 'Google could not sign you in.');
    expect(page.url()).toBe(`${site}/`);
    expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(sentTo('/api/v1/auth/token')).toEqual([{ code: 'made-up', codeVerifier: verifier }]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('goes nowhere when the sign-in did not begin in this tab, and leaves alone who is signed in', async () => {
    await stoa.nobody.post('/users', { email: 'anna@example.com', password, name: 'Anna' });
    const { open, requests, close } = await visit(browser, stoa);
    const page = await open('/?code=of-somebody-else');
    await heard(page, 'This sign-in did not begin in this tab.');
    expect(page.url()).toBe(`${site}/`);
    await signIn(page, 'anna@example.com');
    await greeted(page, 'Anna');
    await page.goto(`${site}/?code=of-somebody-else`);
    await heard(page, 'This sign-in did not begin in this tab.');
    await greeted(page, 'Anna');
    expect(requests.filter((request) => request.endsWith('/auth/token'))).toEqual([]);
    await close();
  });

  it.each([
    ['access_denied', 'You were not signed in: at Google you did not agree.'],
    ['temporarily_unavailable', 'Google is not available just now.'],
    ['server_error', 'Google could not sign you in. Try again.'],
    ['constructor', 'Google could not sign you in. Try again.'],
    ['<img src=x onerror=alert(1)>', 'Google could not sign you in. Try again.'],
    ['', 'Google could not sign you in. Try again.'],
  ])('is told in our own words when it is an error: %s', async (error, words) => {
    const { open, complaints, requests, close } = await visit(browser, stoa);
    const page = await open(
      `/?${new URLSearchParams({ error, error_description: 'Call 555 for help' }).toString()}`,
    );
    await heard(page, words);
    const text = await page.locator('body').innerText();
    expect([text.includes('555'), error !== '' && text.includes(error)]).toEqual([false, false]);
    expect(await page.locator('img').count()).toBe(0);
    expect(page.url()).toBe(`${site}/`);
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
