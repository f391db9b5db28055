import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Actor } from './support/actor.js';
import { openBrowser } from './support/browser.js';
import { atConsole, axeFaults } from './support/console.js';
import { press, site } from './support/guest.js';
import { commentOf, publishedOf } from './support/journal.js';
import { Stoa } from './support/stoa.js';

// what is there in the browser that functions of these tests run in
declare const document: any;

let stoa: Stoa;
let browser: Browser;
let editor: Actor;
let reader: Actor;
let post: Record<string, any>;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([
    Stoa.start({ PUBLIC_URL: site, COMMENT_TRUST_AFTER: '9' }),
    openBrowser(),
  ]);
  editor = await stoa.given.editor();
});
beforeEach(async () => {
  reader = await stoa.given.viewer({ name: 'Rita' });
  post = await publishedOf(editor, { title: `How to pour ${crypto.randomUUID()}` });
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const waiting = (): string => `/comments?postId=${post['id']}`;
const line = (page: Page, words: string) => page.locator('.queue > li').filter({ hasText: words });
const statusOf = async ({ id }: Record<string, any>): Promise<string> =>
  (await editor.get(`/comments/${id}`)).body.status;
const gone = (page: Page, words: string): Promise<void> => line(page, words).waitFor({ state: 'detached' });

describe('The queue of comments', () => {
  it('says who says what, where, and in answer to what', async () => {
    const above = await commentOf(editor, post, { body: 'Which water?' });
    await commentOf(reader, post, { body: 'Cold water.', parentId: above['id'] });
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor', waiting());
    const shown = line(page, 'Cold water.');
    await shown.getByText('Which water?').waitFor();
    await shown.getByRole('link', { name: 'Rita' }).waitFor();
    await shown.getByRole('link', { name: post['title'] as string }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is worked off by the keys alone', async () => {
    const [first, second, third] = [
      await commentOf(reader, post, { body: 'Good one.' }),
      await commentOf(reader, post, { body: 'Rude one.' }),
      await commentOf(reader, post, { body: 'Cheap pills.' }),
    ];
    const { page, close } = await atConsole(browser, stoa, 'editor', waiting());
    await line(page, 'Good one.').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await gone(page, 'Good one.');
    await page.locator('.queue > li:focus').filter({ hasText: 'Rude one.' }).waitFor();
    await page.keyboard.press('r');
    await page.getByLabel('Reason').fill('Be kind.');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await gone(page, 'Rude one.');
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await gone(page, 'Cheap pills.');
    await page.getByText('Nothing waits for you.').waitFor();
    expect(await Promise.all([first, second, third].map(statusOf))).toEqual(['approved', 'rejected', 'spam']);
    expect((await reader.get(`/comments/${second['id']}`)).body.rejectionReason).toBe('Be kind.');
    await close();
  });

  it('decides on many at once, and leaves alone what is not any more what was read', async () => {
    const [kept, edited, decided, deleted] = [
      await commentOf(reader, post, { body: 'Lovely.' }),
      await commentOf(reader, post, { body: 'Harmless.' }),
      await commentOf(reader, post, { body: 'Decided elsewhere.' }),
      await commentOf(reader, post, { body: 'Regretted.' }),
    ];
    const { page, sentTo, close } = await atConsole(browser, stoa, 'editor', waiting());
    await page.getByLabel('All on this page').check();
    await reader.patch(`/comments/${edited['id']}`, { body: 'Buy pills.' });
    await editor.post(`/comments/${decided['id']}/spam`);
    await reader.delete(`/comments/${deleted['id']}`);
    await press(page, 'Approve chosen');
    const outcomes = page.locator('.outcomes');
    await outcomes.getByText('1 of 4 done.').waitFor();
    await outcomes
      .getByText('“Harmless.”: Left alone: its text was changed meanwhile. Read it again.')
      .waitFor();
    await outcomes.getByText('“Decided elsewhere.”: Left alone: it is spam meanwhile.').waitFor();
    await outcomes.getByText('“Regretted.”: It is gone: somebody deleted it.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await Promise.all([kept, edited, decided].map(statusOf))).toEqual(['approved', 'pending', 'spam']);
    expect(sentTo('/api/v1/comments/moderate')).toEqual([{ ids: [kept['id']], status: 'approved' }]);
    await line(page, 'Buy pills.').waitFor();
    await close();
  });

  it('tells when the service cannot be reached, and keeps the queue', async () => {
    await commentOf(reader, post, { body: 'Still here.' });
    const { page, network, close } = await atConsole(browser, stoa, 'editor', waiting());
    await line(page, 'Still here.').waitFor();
    network.isDown = true;
    await line(page, 'Still here.').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('The service did not answer.').first().waitFor();
    expect(await line(page, 'Still here.').count()).toBe(1);
    await close();
  });

  it('takes no letter after g for a word on a comment', async () => {
    const comment = await commentOf(reader, post, { body: 'Untouched.' });
    const { page, close } = await atConsole(browser, stoa, 'editor', waiting());
    await line(page, 'Untouched.').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL(`${site}/console/sessions`);
    expect(await statusOf(comment)).toBe('pending');
    await close();
  });

  it('is for moderators', async () => {
    const { page, close } = await atConsole(browser, stoa, 'viewer');
    const places = page.getByRole('navigation', { name: 'Console' });
    expect(await places.getByRole('link', { name: 'Comments' }).count()).toBe(0);
    await close();
  });

  it('is usable on a phone, in both themes', async () => {
    await commentOf(reader, post, { body: `A long word: ${'x'.repeat(300)}` });
    for (const colorScheme of ['light', 'dark'] as const) {
      const options = { viewport: { width: 390, height: 844 }, colorScheme };
      const { page, close } = await atConsole(browser, stoa, 'editor', waiting(), options);
      await line(page, 'A long word').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await close();
    }
  });
});
