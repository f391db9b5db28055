import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { loadConfig } from '../src/config/config.js';
import { startPage } from '../src/pages/start/start-page.js';
import { openBrowser } from './support/browser.js';
import { contrastOf } from './support/contrast.js';
import { password } from './support/given.js';
import { Stoa } from './support/stoa.js';
import { field, greeted, heard, press, signIn, site, visit } from './support/guest.js';

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

/** What a start with this environment would show. */
const shown = (environment: Record<string, string> = {}): string => startPage(loadConfig(environment)).html;
const google = { GOOGLE_CLIENT_ID: 'ours', GOOGLE_CLIENT_SECRET: 'a secret' };
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db.example/stoa',
  KEY_ENCRYPTION_SECRET: 'a secret that is long enough for this',
};

describe('The start page', () => {
  it('is the same bytes for everybody, kept by nobody, and framed by nobody', async () => {
    const asked = await Promise.all(
      ['/', '/?code=strange', '/?error=strange', '/?x=<script>'].map((path) => stoa.nobody.get(`/${path}`)),
    );
    asked.push(
      await stoa.nobody.get('//', { accept: 'text/html', cookie: 'a=strange', origin: 'https://x' }),
    );
    for (const { status, headers, body } of asked) {
      expect([status, body]).toEqual([200, asked[0]?.body]);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
        vary: expect.stringContaining('Accept'),
      });
    }
    expect(asked[0]?.body).not.toContain('strange');
  });

  it('may run its own script, ask its own service, and nothing else', async () => {
    const { headers, body } = await stoa.nobody.get('//');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.replaceAll(/sha256-[\w+/=]+/g, 'hash')).toBe(
      [
        "default-src 'none'; style-src 'hash'; script-src 'hash'; connect-src 'self'; img-src data:",
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "require-trusted-types-for 'script'; trusted-types 'none'",
      ].join('; '),
    );
    expect(body).not.toMatch(/ on[a-z]+=| style=|(src|href)="(?!data:image|\/)/);
  });

  it('is a list of addresses for programs that ask for JSON', async () => {
    const { headers, body } = await stoa.nobody.get('//', { accept: 'application/json' });
    expect(body).toEqual({
      name: 'Stoa',
      api: `${site}/api/v1`,
      console: `${site}/console`,
      docs: `${site}/docs`,
      openapi: `${site}/openapi.json`,
      mailbox: `${site}/dev/mailbox`,
      health: `${site}/health/ready`,
    });
    expect(headers.get('vary')).toContain('Accept');
    const browsers = 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8';
    for (const accept of ['*/*', 'text/html', browsers, ''])
      expect((await stoa.nobody.get('//', { accept })).headers.get('content-type')).toContain('text/html');
  });

  it('leads to places that are there', async () => {
    const { open, complaints, close } = await visitor();
    const page = await open('/');
    await page.getByText('Ready, asked just now.').waitFor();
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((link: any) => link.getAttribute('href')));
    expect(links).toEqual(
      expect.arrayContaining(['/docs', '/openapi.json', '/health/ready', '/dev/mailbox']),
    );
    for (const link of links) expect((await stoa.nobody.get(`/${link}`)).status).toBe(200);
    expect(complaints).toEqual([]);
    await close();
  });

  it('names what is switched on, and only that', () => {
    expect(shown()).toContain('href="/docs"');
    expect(shown({ DOCS_ENABLED: 'false' })).not.toMatch(/"\/(docs|openapi.json)"/);
    expect(shown()).toContain('href="/dev/mailbox"');
    expect(shown({ SMTP_URL: 'smtp://mail.example' })).not.toContain('mailbox');
    expect(shown(production)).not.toContain('mailbox');
  });

  it('offers Google only where Google is configured and leads back to this page', () => {
    expect(shown()).not.toContain('Sign in with Google</button>');
    expect(shown({ GOOGLE_CLIENT_ID: 'ours' })).not.toContain('Sign in with Google</button>');
    expect(shown(google)).toContain('Sign in with Google</button>');
    expect(shown({ ...google, OAUTH_RETURN_URLS: 'https://shop.example' })).not.toContain('Google</button>');
    const both = 'https://shop.example,http://localhost:3000';
    expect(shown({ ...google, OAUTH_RETURN_URLS: both })).toContain('data-return-to="http://localhost:3000"');
  });

  it('tells the demo accounts with the password that is published anyway, and no other', () => {
    expect(shown()).toMatch(/premium@stoa\.test[^]*stoa-demo-2026|stoa-demo-2026[^]*premium@stoa\.test/);
    const own = shown({ DEMO_PASSWORD: 'my own password' });
    expect([own.includes('admin@stoa.test'), own.includes('my own password')]).toEqual([true, false]);
    for (const environment of [{ STOA_DEMO: 'false' }, production])
      expect(shown(environment)).not.toMatch(/stoa\.test|stoa-demo/);
  });

  it('stands where clients reach it, below a prefix too', () => {
    const html = shown({ PUBLIC_URL: 'https://example.com/shop&"more' });
    expect(html).toContain('data-api="/shop&amp;%22more/api/v1"');
    expect(html).toContain('href="/shop&amp;%22more/docs"');
    expect(html).not.toContain('"more');
  });

  it('fills in a demo account at a press', async () => {
    await stoa.given.account({ email: 'admin@stoa.test', role: 'admin', name: 'Zeno' });
    const { open, complaints, close } = await visitor();
    const page = await open('/');
    await press(page, 'admin@stoa.test');
    expect(await field(page, 'E-mail').inputValue()).toBe('admin@stoa.test');
    expect(await field(page, 'Password').inputValue()).toBe('stoa-demo-2026');
    await field(page, 'Password').fill(password);
    await page.keyboard.press('Enter');
    await greeted(page, 'Zeno');
    expect(complaints).toEqual([]);
    await close();
  });

  it('says without JavaScript that signing in needs it, and shows the way to the rest', async () => {
    const { open, close } = await visitor({ javaScriptEnabled: false });
    const page = await open('/');
    expect(await page.locator('noscript').innerText()).toContain('needs JavaScript');
    expect(await page.locator('button:visible, input:visible').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Documentation' }).isVisible()).toBe(true);
    await close();
  });

  it.each(['light', 'dark'] as const)('is readable on a small phone, %s', async (colorScheme) => {
    const { email, page, close } = await customer({ colorScheme, viewport: { width: 320, height: 568 } });
    const look = async () => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      const parts = 'h1, h2, h3, p, label, a, dt, dd, small, code, .mark, button:not(.link)';
      for (const part of await page.locator(parts).filter({ visible: true, hasText: /./ }).all())
        expect(await part.evaluate(contrastOf)).toBeGreaterThanOrEqual(4.5);
      for (const button of await page.locator('button:not(.link)').filter({ visible: true }).all())
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    };
    await field(page, 'E-mail').waitFor();
    await look();
    await signIn(page, email, 'wrong password');
    await heard(page, 'E-mail or password is wrong.');
    await look();
    await signIn(page, email);
    await greeted(page, 'Anna');
    await look();
    await close();
  });
});
