import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { password } from './given.js';
import { visit, type Guest } from './guest.js';
import type { Stoa } from './stoa.js';

/** Somebody at the console, signed in. */
export interface Keeper extends Guest {
  readonly page: Page;
  /** Goes to another screen, as a link of the console does. */
  readonly go: (path: string) => Promise<void>;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens the console at that address below it, signed in with that role. The service needs `site` as its PUBLIC_URL. */
export async function atConsole(
  browser: Browser,
  stoa: Stoa,
  role: 'viewer' | 'editor' | 'admin' = 'admin',
  path = '',
  options: BrowserContextOptions = {},
): Promise<Keeper> {
  const email = `${role}-${crypto.randomUUID()}@example.com`;
  await stoa.given.account({ role, email, name: `The ${role}` });
  const guest = await visit(browser, stoa, options);
  const page = await guest.open('/console');
  const go = await enter(page, email);
  if (path !== '') await go(path);
  return { ...guest, page, go };
}

/** Signs in at the console that the page shows; gives the way to its other screens. */
export async function enter(page: Page, email: string): Promise<Keeper['go']> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.frame').waitFor();
  return (to) =>
    page.evaluate(
      `history.pushState(null, '', ${JSON.stringify(`/console${to}`)}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
}

/** What axe finds wrong with the page for people who see, hear or move otherwise: one line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as any).axe.run as () => Promise<{ violations: any[] }>;
    const { violations } = await run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }: any) => `${id}: ${html}`));
  });
}
