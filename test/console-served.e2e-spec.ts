import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { signIn, site, visit } from './support/guest.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: `${site}/shop` }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

/** Takes `/shop` away on the way to the service, and lets nothing else through. */
async function proxy(): Promise<{ url: string; server: Server }> {
  const server = createServer((incoming, outgoing) => {
    const { url = '', method, headers } = incoming;
    if (!url.startsWith('/shop/')) return void outgoing.writeHead(404).end();
    const { hostname, port } = new URL(stoa.url);
    const asked = request({ hostname, port, path: url.slice('/shop'.length), method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    return void incoming.pipe(asked);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe('The console as it is served', () => {
  it('works behind a path in front of the service', async () => {
    const { url, server } = await proxy();
    const guest = await visit(browser, { url } as Stoa);
    const email = `${crypto.randomUUID()}@example.com`;
    await stoa.given.account({ email });
    const page = await guest.open('/shop/console/sessions');
    await signIn(page, email);
    await page.getByRole('heading', { level: 1, name: 'My sessions' }).waitFor();
    await page.getByRole('link', { name: 'Dashboard' }).click();
    await page.getByRole('heading', { level: 1, name: 'My sessions' }).waitFor({ state: 'detached' });
    expect(page.url().replace(/\/$/, '')).toBe(`${site}/shop/console`);
    expect(guest.complaints).toEqual([]);
    await guest.close();
    server.close();
  });

  it('is 404 where it is switched off', async () => {
    const without = await stoa.beside({ CONSOLE_ENABLED: 'false' });
    for (const path of ['/console', '/console/users'])
      expect((await fetch(without.url + path)).status).toBe(404);
    await without.stop();
  });

  it('consists of files that are kept for good and sent small', async () => {
    const html = await (await fetch(`${stoa.url}/console`)).text();
    const [script = ''] = /\/assets\/console-[^"]+\.js/.exec(html) ?? [];
    const answer = await fetch(stoa.url + script, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });
});
