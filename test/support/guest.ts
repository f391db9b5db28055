import type { Browser, BrowserContextOptions, Locator, Page, Request } from 'playwright-core';
import { password } from './given.js';
import type { Stoa } from './stoa.js';

/** Where the service is for guests; what starts it needs this as `PUBLIC_URL`. */
export const site = 'https://stoa.example';

/** Somebody with a browser of their own. */
export interface Guest {
  readonly open: (path: string) => Promise<Page>;
  /** Whatever the browser complained of: errors of scripts, and what a policy forbids. */
  readonly complaints: readonly string[];
  /** Everything that was asked for, wherever it is: `GET https://...`. */
  readonly requests: readonly string[];
  /** The bodies that were sent to the path, the first one first. */
  readonly sentTo: (path: string) => any[];
  /** Set to true, nothing gets through. */
  readonly network: { isDown: boolean };
  readonly close: () => Promise<void>;
}

/** Lets somebody visit, to whom the service is a site on the web; nothing else can be reached. */
export async function visit(
  browser: Browser,
  stoa: Stoa,
  options: BrowserContextOptions = {},
): Promise<Guest> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(20_000);
  const [complaints, requests]: [string[], string[]] = [[], []];
  const bodies: { url: string; body: any }[] = [];
  const network = { isDown: false };
  context.on('console', (message) => {
    // that the API refused something is what these tests are about
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = request.url();
    requests.push(`${request.method()} ${url}`);
    if (request.postData() !== null) bodies.push({ url, body: bodyOf(request) });
    // a stream has no end at which it could be handed on: whoever is to hear it opens the service itself
    if (!url.startsWith(site) || network.isDown || url.includes('/events/stream')) return route.abort();
    const response = await route.fetch({ url: stoa.url + url.slice(site.length), maxRedirects: 0 });
    return route.fulfill({ response });
  });
  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(site + path);
    return page;
  };
  const sentTo = (path: string): any[] =>
    bodies.filter(({ url }) => url === site + path).map(({ body }) => body);
  const close = async (): Promise<void> => {
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  };
  return { open, complaints, requests, sentTo, network, close };
}

/** What was sent, read when it is JSON; files are as they are. */
function bodyOf(request: Request): unknown {
  const isJson = request.headers()['content-type']?.includes('json') === true;
  const isLines = request.headers()['content-type']?.includes('ndjson') === true;
  return isJson && !isLines ? request.postDataJSON() : request.postData();
}

/** Presses the button of just that name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** The field with just that label, on the form that is shown. */
export const field = (page: Page, label: string): Locator =>
  page.getByLabel(label, { exact: true }).filter({ visible: true });

/** Waits until the page says that. */
export const heard = (page: Page, words: string): Promise<void> =>
  page.locator('#news').filter({ hasText: words }).waitFor();

/** Fills in the form of the start page and sends it. */
export async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await field(page, 'E-mail').fill(email);
  await field(page, 'Password').fill(secret);
  await press(page, 'Sign in');
}

/** Waits until the start page shows that somebody is signed in. */
export const greeted = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name: `Hello, ${name}`, exact: true }).waitFor();

/** What was asked of others than the service. */
export const leftTheSite = (requests: readonly string[]): string[] =>
  requests.filter((request) => !request.split(' ')[1]?.startsWith(`${site}/`));
