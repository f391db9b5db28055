import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Actor } from './support/actor.js';
import { attacks } from './support/attacks.js';
import { openBrowser } from './support/browser.js';
import { atConsole, axeFaults } from './support/console.js';
import { press, site } from './support/guest.js';
import { worker } from './support/jobs.js';
import { draftOf, publishedOf } from './support/journal.js';
import { imageOf } from './support/media.js';
import { Stoa } from './support/stoa.js';

// what is there in the browser that functions of these tests run in
declare const ClipboardEvent: any;
declare const DataTransfer: any;
declare const document: any;

let stoa: Stoa;
let browser: Browser;
let editor: Actor;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
  editor = await stoa.given.editor();
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true });
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });
const said = (page: Page, words: string): Promise<void> =>
  page.locator('.notices p').filter({ hasText: words }).first().waitFor();
const nowOf = async (id: string): Promise<Record<string, any>> => (await editor.get(`/posts/${id}`)).body;
describe('The list of posts', () => {
  it('has everybody’s for editors, and one’s own alone for others', async () => {
    const { title: shown } = await draftOf(editor, { title: `Steeping ${crypto.randomUUID()}` });
    const { page, close } = await atConsole(browser, stoa, 'editor', '/posts');
    await page.getByRole('link', { name: shown as string }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Status').selectOption('published');
    await page.getByRole('link', { name: shown as string }).waitFor({ state: 'detached' });
    await close();

    const other = await atConsole(browser, stoa, 'viewer', '/posts');
    await other.page.getByText('No posts here.').waitFor();
    expect(await other.page.getByLabel('Author').count()).toBe(0);
    await other.close();
  });
});

describe('The editor of posts', () => {
  it('begins a draft, keeps what is typed, and publishes it', async () => {
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor', '/posts/new');
    await title(page).fill('How to steep');
    await page.getByText('how-to-steep').waitFor();
    await text(page).fill('Boil **fresh** water.');
    await preview(page).locator('strong', { hasText: 'fresh' }).waitFor();
    await page.getByLabel('Tags', { exact: true }).fill('Tea,');
    await page.getByLabel('Tags', { exact: true }).press('Enter');
    await text(page).press('Control+s');
    await page.waitForURL(/\/console\/posts\/[0-9a-f-]{36}$/);
    const id = page.url().split('/').at(-1) ?? '';
    await page.getByText('All saved').waitFor();
    expect(await text(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await nowOf(id)).toMatchObject({
      status: 'draft',
      slug: 'how-to-steep',
      content: 'Boil **fresh** water.',
    });
    await page.getByLabel('Featured: it is recommended').check();
    await press(page, 'Save and publish');
    await said(page, 'It is published.');
    expect(await nowOf(id)).toMatchObject({ status: 'published', featured: true });
    await press(page, 'Close comments');
    await said(page, 'It takes no more comments.');
    await press(page, 'Unpublish');
    await said(page, 'It is a draft again.');
    expect(await nowOf(id)).toMatchObject({ status: 'draft', commentsClosed: true });
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('marks words by keys, takes that back, and lets Tab go', async () => {
    const { page, close } = await atConsole(browser, stoa, 'viewer', '/posts/new');
    await text(page).pressSequentially('tea');
    await text(page).press('Control+a');
    await text(page).press('Control+b');
    expect(await text(page).inputValue()).toBe('**tea**');
    await text(page).press('Control+b');
    expect(await text(page).inputValue()).toBe('tea');
    await text(page).press('Control+z');
    await text(page).press('Control+z');
    expect(await text(page).inputValue()).toBe('tea');
    await text(page).press('End');
    await press(page, 'Product');
    expect(await text(page).inputValue()).toBe('tea\n\n::product{SKU}\n');
    await text(page).press('Control+z');
    expect(await text(page).inputValue()).toBe('tea');
    await text(page).press('Tab');
    expect(await text(page).evaluate((field) => field === document.activeElement)).toBe(false);
    expect(await page.getByLabel('Featured: it is recommended').count()).toBe(0);
    await close();
  });

  it('shows hostile texts without running any of them, and the policy has nothing to report', async () => {
    const { page, complaints, requests, close } = await atConsole(browser, stoa, 'viewer', '/posts/new');
    let asked = 0;
    page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.dismiss();
    });
    // each in an item of its own: none hides the next one
    const items = attacks.map((attack) => `- ${attack.replaceAll('\n', '\n  ')}`);
    for (const part of [items.slice(0, 40), items.slice(40)]) {
      const words = `${part.length} of them`;
      await text(page).fill(`${words}\n\n${part.join('\n')}`);
      await preview(page).getByText(words).waitFor();
    }
    await text(page).fill('![Far](https://evil.example/x.png) [link](https://example.com) done');
    await preview(page).getByText('Image from elsewhere: Far').waitFor();
    const link = preview(page).getByRole('link', { name: 'link' });
    expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual([
      '_blank',
      'nofollow noopener noreferrer',
    ]);
    expect(asked).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests.filter((request) => !request.includes(site))).toEqual([]);
    await close();
  });

  it('keeps what two people typed, and lets the second one choose', async () => {
    const { id } = await draftOf(editor, { title: 'Pouring', content: 'Boil fresh water.' });
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor', `/posts/${id}`);
    await text(page).fill('Boil fresh water twice.');
    await editor.patch(`/posts/${id}`, { content: 'Boil cold water.', title: 'Pouring well' });
    await press(page, 'Save');
    const dialog = page.getByRole('dialog', { name: 'Somebody else changed this post' });
    await dialog.locator('ins', { hasText: 'cold' }).waitFor();
    expect(await dialog.locator('del').first().textContent()).toContain('taken out');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Go on writing' }).click();
    expect(await text(page).inputValue()).toBe('Boil fresh water twice.');
    expect(await nowOf(id)).toMatchObject({ content: 'Boil cold water.' });
    await press(page, 'Save');
    await dialog.getByRole('button', { name: 'Save what I typed' }).click();
    await page.getByText('All saved').waitFor();
    expect(await nowOf(id)).toMatchObject({ content: 'Boil fresh water twice.', title: 'Pouring well' });
    expect(complaints).toEqual([]);
    await close();
  });

  it('says at the field what the service refuses', async () => {
    const { slug } = await publishedOf(editor, { title: `Taken ${crypto.randomUUID()}` });
    const { id } = await draftOf(editor);
    const { page, close } = await atConsole(browser, stoa, 'editor', `/posts/${id}`);
    await page.getByLabel('Slug').fill(slug as string);
    await press(page, 'Save');
    await page.locator('.fault', { hasText: 'Another post has it' }).first().waitFor();
    expect(await page.getByLabel('Slug').getAttribute('aria-invalid')).toBe('true');
    await close();
  });

  it('publishes a post by itself when its time comes', async () => {
    const { id } = await draftOf(editor);
    const { page, close } = await atConsole(browser, stoa, 'editor', `/posts/${id}`);
    await press(page, 'Publish later');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('When').fill('2001-01-01T10:00');
    await press(page, 'Publish then');
    await page.getByText('That time has passed.').waitFor();
    await page.getByLabel('When').fill('2099-01-01T10:00');
    await press(page, 'Publish then');
    await page.locator('.status', { hasText: 'Scheduled' }).waitFor();
    expect((await nowOf(id))['publishAt']).toMatch(/^(2099-01-01|2098-12-31)T/);
    await stoa.sql.query(
      "UPDATE pgboss.job SET start_after = now() WHERE name = 'publish-post' AND data->>'postId' = $1",
      [id],
    );
    await worker(stoa).workDue();
    expect(await nowOf(id)).toMatchObject({ status: 'published' });
    await close();
  });

  it('brings back what the text was', async () => {
    const { id } = await draftOf(editor, { content: 'Boil fresh water.' });
    await editor.patch(`/posts/${id}`, { content: 'Boil old water.' });
    const { page, close } = await atConsole(browser, stoa, 'editor', `/posts/${id}/revisions?revision=2`);
    await page.locator('ins', { hasText: 'old' }).waitFor();
    await page.locator('del', { hasText: 'fresh' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('row', { name: /^1/ }).click();
    await press(page, 'Restore this one');
    await press(page, 'Restore it');
    await page.waitForURL(`${site}/console/posts/${id}`);
    await page.getByText('All saved').waitFor();
    expect(await text(page).inputValue()).toBe('Boil fresh water.');
    expect(await nowOf(id)).toMatchObject({ content: 'Boil fresh water.', revision: 3 });
    await close();
  });

  it('shows a draft to somebody by an address, and deletes it when told', async () => {
    const { id } = await draftOf(editor);
    const { page, close } = await atConsole(browser, stoa, 'editor', `/posts/${id}`);
    await press(page, 'Preview link');
    const address = await page.getByLabel('Address of the draft').inputValue();
    expect((await stoa.nobody.get(address.slice(`${site}/api/v1`.length))).body).toMatchObject({ id });
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await press(page, 'Delete');
    await press(page, 'Delete it');
    await page.getByRole('heading', { name: 'Posts' }).waitFor();
    expect((await editor.get(`/posts/${id}`)).status).toBe(404);
    await close();
  });

  it('is usable on a phone, with the text and its preview one at a time, in both themes', async () => {
    const { id } = await draftOf(editor, { content: '# Tea\n\n```js\nconst a = "b"; // c\n```' });
    for (const colorScheme of ['light', 'dark'] as const) {
      const options = { viewport: { width: 390, height: 844 }, colorScheme };
      const { page, close } = await atConsole(browser, stoa, 'editor', `/posts/${id}`, options);
      await text(page).waitFor();
      expect(await preview(page).isVisible()).toBe(false);
      expect(await axeFaults(page)).toEqual([]);
      await press(page, 'Preview');
      await preview(page).locator('.hljs-string').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await close();
    }
  });
});

describe('An image', () => {
  it('that is pasted into a text goes into the library and stands in the text', async () => {
    const bytes = (await imageOf('png', { width: 60, height: 40 })).toString('base64');
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor', '/posts/new');
    await text(page).fill('Look:');
    await text(page).evaluate((field, base64) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([content], 'kettle.png', { type: 'image/png' }));
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, bytes);
    await page.getByRole('dialog').getByLabel('Description').fill('A [red] kettle');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Put it in');
    await preview(page).getByRole('img', { name: 'A [red] kettle' }).waitFor();
    expect(await text(page).inputValue()).toMatch(
      /Look:\n\n!\[A \\\[red\\\] kettle\]\(\/api\/v1\/media\/[0-9a-f-]{36}\/files\/[^)]+\)\n/,
    );
    expect(complaints).toEqual([]);
    await close();
  });
});
