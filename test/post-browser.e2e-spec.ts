import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { renderMarkdown } from '../src/posts/markdown/markdown.worker.js';
import { attacks } from './support/attacks.js';
import { openBrowser } from './support/browser.js';
import { filterEvasions } from './support/filter-evasion.js';
import { draftOf } from './support/journal.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const home = 'http://page.example/';
const corpus = [...filterEvasions, ...attacks.map((attack) => attack.replaceAll('alert(1)', 'ran()'))];

/** A page of ours with no policy that would hold a script back; it and what it loads comes from nowhere but here. */
async function pageOf(): Promise<Page> {
  const page = await browser.newPage();
  await page.route('**', async (route) => {
    const { hostname, pathname } = new URL(route.request().url());
    if (hostname === 'page.example')
      return route.fulfill({ contentType: 'text/html', body: '<title>x</title>' });
    const isScript = /\.js|\.j$|\.jpg/.test(pathname);
    if (hostname === 'evil.example' && isScript)
      return route.fulfill({ contentType: 'text/javascript', body: 'top.ran()' });
    return route.abort();
  });
  return page;
}

/** Whether anything of the HTML runs: on its own, or because somebody clicks, points, and tabs through all of it. */
async function runs(page: Page, html: string): Promise<boolean> {
  const dialogs: string[] = [];
  const note = async (dialog: { message(): string; dismiss(): Promise<void> }): Promise<void> => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  };
  page.on('dialog', note);
  // what the one before has set going may get in its way
  await page.goto(home).catch(() => page.goto(home));
  await page.evaluate((content) => {
    const window = globalThis as unknown as { times: number; ran(): void; document: any; innerWidth: number };
    window.times = 0;
    window.ran = () => void (window.times += 1);
    window.document.open();
    window.document.write(`<!doctype html><body>${content}`);
    window.document.close();
  }, html);
  await page.waitForTimeout(20);
  const times = await page.evaluate(() => {
    const window = globalThis as unknown as { times: number; document: any; MouseEvent: any };
    const { document, MouseEvent } = window;
    // going to another page is what links are for
    document.addEventListener(
      'click',
      (event: any) => {
        const link = event.target.closest?.('a,area');
        if (link && !/^(javascript|vbscript|data|blob):/.test(link.protocol)) event.preventDefault();
      },
      true,
    );
    for (const element of document.querySelectorAll('body *')) {
      for (const type of ['mouseover', 'mousemove', 'mouseenter', 'pointerover', 'focusin'])
        element.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      element.focus?.();
      element.click?.();
      if (element.localName !== 'form')
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
    return window.times;
  });
  await page.waitForTimeout(20);
  const after = await page.evaluate(() => (globalThis as unknown as { times: number }).times).catch(() => -1);
  page.off('dialog', note);
  return times > 0 || after !== 0 || dialogs.length > 0 || page.url() !== home;
}

/** Those of the texts of which something runs, in four pages side by side. */
async function runningOf(
  texts: readonly string[],
  htmlOf: (text: string) => string | Promise<string>,
): Promise<string[]> {
  const left = [...texts];
  const ran: string[] = [];
  const work = async (page: Page): Promise<void> => {
    for (let text = left.pop(); text !== undefined; text = left.pop())
      // a page that is taken away while it is looked at was taken away by what ran
      if (await runs(page, await htmlOf(text)).catch(() => true)) ran.push(text);
    await page.close();
  };
  await Promise.all(Array.from({ length: 4 }, async () => work(await pageOf())));
  return ran;
}

describe('A post in a real browser', () => {
  it('runs nothing of what is known to evade filters, read by anybody over the API', async () => {
    const anna = await stoa.given.viewer();
    const htmlOf = async (content: string): Promise<string> =>
      (await draftOf(anna, { content }))['contentHtml'];
    expect(await runningOf(corpus, htmlOf)).toEqual([]);
  });

  it('runs nothing whatever the pieces are put together to', async () => {
    const marks = [
      '\n',
      '\n\n',
      ' ',
      '"',
      "'",
      '`',
      '<',
      '>',
      '[',
      '](',
      ')',
      '```',
      '\u0000',
      '&#',
      '\\',
      '|',
      '- ',
      '# ',
    ];
    const pieces = [...corpus, ...corpus.flatMap((text) => text.split(/(?=[<>"'()[\]\s`&])/)), ...marks];
    const texts = fc
      .array(fc.constantFrom(...pieces), { minLength: 5, maxLength: 60 })
      .map((parts) => parts.join(''));
    const some = fc.array(texts, { minLength: 20, maxLength: 20 });
    const nothing = async (all: string[]): Promise<void> =>
      expect(await runningOf(all, (text) => renderMarkdown(text).html)).toEqual([]);
    await fc.assert(fc.asyncProperty(some, nothing), { numRuns: 5 });
  });

  it('would be found out: of the same cases as plain HTML many do run', async () => {
    const found = await runningOf(filterEvasions, (html) => html);
    const sure = [
      '<SCRIPT/SRC="https://evil.example/xss.js"></SCRIPT>',
      '<svg/onload=ran()>',
      '<a onmouseover=ran()>xxs link</a>',
      '<a href="jav&#x09;ascript:ran();">x</a>',
      '<IFRAME srcdoc="<script>parent.ran()</script>"></IFRAME>',
    ];
    expect(found).toEqual(expect.arrayContaining(sure));
    expect(found.length).toBeGreaterThan(30);
  });
});
