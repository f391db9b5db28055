import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Actor } from './actor.js';
import { enter } from './console.js';
import type { Stoa } from './stoa.js';

// what is there in the browser that functions of these tests run in
declare const document: any;
declare const innerWidth: any;

/** Somebody at the console whose browser speaks with the service itself, so that streams of events come through. */
export interface LiveKeeper {
  readonly page: Page;
  /** The same person, as a client of the API. */
  readonly self: Actor;
  /** Goes to another screen, as a link of the console does. */
  readonly go: (path: string) => Promise<void>;
  /** Whatever the browser complained of, but for answers that were a refusal. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

interface Visit {
  readonly role?: 'viewer' | 'editor' | 'admin';
  /** The screen to begin with, below `/console`. */
  readonly path?: string;
  readonly browser?: BrowserContextOptions;
  /** Done to the page before it opens anything. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Opens the console there, signed in. The service needs no `PUBLIC_URL` for that. */
export async function atLiveConsole(browser: Browser, stoa: Stoa, facts: Visit = {}): Promise<LiveKeeper> {
  const { role = 'admin', path = '', prepare = () => Promise.resolve() } = facts;
  const email = `${role}-${crypto.randomUUID()}@example.com`;
  const self = await stoa.given.account({ role, email, tier: null, name: `The ${role}` });
  const context = await browser.newContext(facts.browser);
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`${stoa.url}/console`);
  const go = await enter(page, email);
  if (path !== '') await go(path);
  return { page, self, go, complaints, close: () => context.close() };
}

/** Waits until what is shown follows what happens. */
export const untilLive = (page: Page): Promise<void> =>
  page.locator('.live-sign.live').filter({ hasText: 'Live' }).waitFor();

/** By how many pixels the page is wider than the window. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
