import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { openBrowser } from './support/browser.js';
import { productOf } from './support/catalogue.js';
import { atConsole, enter } from './support/console.js';
import { password } from './support/given.js';
import { press, site, visit } from './support/guest.js';
import { draftOf } from './support/journal.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true });
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name, exact: true });
const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Answers every question of the page as `isLeaving` says, and keeps what was asked. */
function answering(page: Page): { asked: string[]; isLeaving: boolean } {
  const answers = { asked: [] as string[], isLeaving: false };
  page.on('dialog', (dialog) => {
    answers.asked.push(dialog.message());
    void (answers.isLeaving ? dialog.accept() : dialog.dismiss());
  });
  return answers;
}
const question = 'What you typed is not saved. Leave it behind?';

/** Somebody at the console whose session can be ended from elsewhere. */
async function somebody(path: string) {
  const email = `${crypto.randomUUID()}@example.com`;
  await stoa.given.account({ role: 'editor', email, name: 'Anna' });
  const guest = await visit(browser, stoa);
  const page = await guest.open('/console');
  await (
    await enter(page, email)
  )(path);
  const endSession = async (): Promise<void> => {
    const { body } = await stoa.nobody.post('/auth/login', { email, password });
    await new Actor(stoa.url, body.accessToken as string).delete('/auth/sessions');
  };
  return { ...guest, page, email, endSession };
}

describe('What somebody types at the console', () => {
  it('is asked about before a post is left behind, by going elsewhere or by signing out', async () => {
    const editor = await stoa.given.editor();
    const { id } = await draftOf(editor);
    const { page, close } = await atConsole(browser, stoa, 'editor', `/posts/${id}`);
    await title(page).fill('Unsaved');
    const answers = answering(page);
    await place(page, 'Comments').click();
    await press(page, 'Sign out');
    expect(await title(page).inputValue()).toBe('Unsaved');
    answers.isLeaving = true;
    await place(page, 'Comments').click();
    await heading(page, 'Comments');
    expect(answers.asked).toEqual([question, question, question]);
    await press(page, 'Sign out');
    await page.getByText('You are signed out.').waitFor();
    expect(answers.asked).toHaveLength(3);
    await close();
  });

  it('is asked about before a product is left behind, and not once it is saved', async () => {
    const { id } = await productOf(await stoa.given.editor(), { name: 'Plain cup' });
    const { page, close } = await atConsole(browser, stoa, 'editor', `/products/${id as string}`);
    await heading(page, 'Plain cup');
    const answers = answering(page);
    const name = page.getByLabel('Name', { exact: true }).first();
    await name.fill('');
    await press(page, 'Save');
    await page.locator('.fault').filter({ visible: true }).first().waitFor();
    await place(page, 'Comments').click();
    expect(answers.asked).toEqual([question]);
    await name.fill('Fine cup');
    await press(page, 'Save');
    await page.getByText('The product is saved').waitFor();
    await place(page, 'Comments').click();
    await heading(page, 'Comments');
    expect(answers.asked).toEqual([question]);
    await close();
  });

  it('is there again when the session ended meanwhile and the same person signs in', async () => {
    const { page, email, endSession, close } = await somebody('/posts/new');
    await title(page).fill('How to steep');
    await endSession();
    await text(page).fill('Boil **fresh** water.');
    await page.getByText('You have been signed out on this device.').waitFor();
    await enter(page, email);
    expect(await title(page).inputValue()).toBe('How to steep');
    expect(await text(page).inputValue()).toBe('Boil **fresh** water.');
    await press(page, 'Save draft');
    await page.waitForURL(/\/console\/posts\/[0-9a-f-]{36}$/);
    await page.getByText('All saved').waitFor();
    await close();
  });

  it('is never shown to somebody else who signs in after them', async () => {
    const { page, endSession, close } = await somebody('/posts/new');
    await title(page).fill('A secret of mine');
    await endSession();
    await text(page).fill('Nobody is to read this.');
    await page.getByText('You have been signed out on this device.').waitFor();
    const email = `${crypto.randomUUID()}@example.com`;
    await stoa.given.account({ role: 'editor', email, name: 'Bert' });
    await enter(page, email);
    await heading(page, 'New post');
    expect(await title(page).inputValue()).toBe('');
    expect(await page.content()).not.toContain('secret of mine');
    await close();
  });
});
