import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Actor } from './support/actor.js';
import { openBrowser } from './support/browser.js';
import { atConsole, axeFaults } from './support/console.js';
import { press, site } from './support/guest.js';
import { publishedOf } from './support/journal.js';
import { imageOf } from './support/media.js';
import { Stoa } from './support/stoa.js';

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

describe('The media library', () => {
  it('takes images, describes them, and deletes what is used only when told twice', async () => {
    const { page, complaints, close } = await atConsole(browser, stoa, 'editor', '/media');
    await page.getByText('No images yet.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('input[type=file]').setInputFiles([
      { name: 'kettle.png', mimeType: 'image/png', buffer: await imageOf('png') },
      { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no image') },
    ]);
    await page.getByText('Put away').waitFor();
    await page.getByRole('button', { name: /kettle\.png/ }).click();
    await page.getByText('Nothing shows it.').waitFor();
    await page.getByLabel('Description').fill('A red kettle');
    await press(page, 'Save the description');
    await page.getByText('The description is saved.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const { id, alt } = (await editor.get('/media')).body.data[0];
    expect(alt).toBe('A red kettle');

    const { title } = await publishedOf(editor, { title: 'Shown', coverImageId: id });
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.reload();
    await page.getByRole('button', { name: /used 1×/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: title as string })
      .waitFor();
    await press(page, 'Delete …');
    await press(page, 'Delete it');
    await page.getByText('something still shows it').waitFor();
    expect((await editor.get(`/media/${id}`)).status).toBe(200);
    await press(page, 'Delete it anyway');
    await page.getByText('No images yet.').waitFor();
    expect((await editor.get(`/media/${id}`)).status).toBe(404);
    expect(complaints).toEqual([]);
    await close();
  });
});
