import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { atConsole, axeFaults } from './support/console.js';
import { password } from './support/given.js';
import { field, press, site } from './support/guest.js';
import { codeOf } from './support/mfa.js';
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

const says = (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor();
const userOf = async (id: string): Promise<any> =>
  (await stoa.sql.query('SELECT name, role, tier, status FROM users WHERE id = $1', [id])).rows[0];
/** The last proof of everybody is older than ten minutes. */
const forgetProofs = (): Promise<void> =>
  stoa.change("UPDATE sessions SET authenticated_at = now() - interval '11 minutes'");

describe('Users at the console', () => {
  it('are found by name and by role, and opened with the keyboard alone', async () => {
    const mark = crypto.randomUUID().slice(0, 8);
    await stoa.given.account({ name: `Anna ${mark}`, role: 'editor' });
    await stoa.given.account({ name: `Bert ${mark}` });
    const { page, go, complaints, close } = await atConsole(browser, stoa);
    await go('/users');
    await page.getByLabel('Search by name or e-mail').fill(mark);
    await page.getByRole('cell', { name: `Bert ${mark}` }).waitFor();
    await page.getByLabel('Role').selectOption('editor');
    await page.getByRole('cell', { name: `Bert ${mark}` }).waitFor({ state: 'detached' });
    await page.getByLabel('Search by name or e-mail').press('Enter');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Anna ${mark}` }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('get another role once the admin has proved again to be there', async () => {
    const anna = await stoa.given.viewer({ name: 'Anna' });
    const { page, go, close } = await atConsole(browser, stoa);
    await go(`/users/${anna.id}`);
    await press(page, 'Change');
    await forgetProofs();
    await page.getByLabel('Role').selectOption('editor');
    await page.getByLabel('Tier').selectOption('');
    await press(page, 'Save');
    expect(await axeFaults(page)).toEqual([]);
    await field(page, 'Your password').fill('not this one');
    await press(page, 'Continue');
    await says(page, 'That is not the password of this account.');
    await field(page, 'Your password').fill(password);
    await press(page, 'Continue');
    await says(page, 'The account is saved.');
    expect(await userOf(anna.id)).toMatchObject({ name: 'Anna', role: 'editor', tier: null });
    await close();
  });

  it('keep what others changed meanwhile, and whoever is late is told and loses nothing', async () => {
    const bert = await stoa.given.viewer({ name: 'Bert' });
    const { page, go, close } = await atConsole(browser, stoa);
    await go(`/users/${bert.id}`);
    await press(page, 'Change');
    await bert.patch(`/users/${bert.id}`, { name: 'Bertram' });
    await page.getByLabel('Status').selectOption('disabled');
    await press(page, 'Save');
    await says(page, 'Somebody else has changed this meanwhile.');
    expect(await page.getByLabel('Status').inputValue()).toBe('disabled');
    await press(page, 'Save');
    await says(page, 'The account is saved.');
    expect(await userOf(bert.id)).toMatchObject({ name: 'Bertram', status: 'disabled' });
    await close();
  });

  it('are downloaded whole, signed out everywhere, and erased once their address was typed', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const carla = await stoa.given.account({ email, name: 'Carla' });
    const { page, go, close } = await atConsole(browser, stoa);
    await go(`/users/${carla.id}`);
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Download all data')]);
    expect(JSON.parse(await readFile(await file.path(), 'utf8')).profile.email).toBe(email);
    await press(page, 'End sessions');
    await page.getByRole('dialog').getByRole('button', { name: 'End sessions' }).click();
    await says(page, 'All sessions of this account have ended.');
    expect((await carla.get('/users/me')).status).toBe(401);
    await press(page, 'Erase');
    const sure = page.getByRole('dialog').getByRole('button', { name: 'Erase' });
    await sure.click();
    await says(page, 'nothing has happened yet');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel(`Type ${email}`).fill(email);
    await sure.click();
    await says(page, 'The account is erased.');
    await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
    const { rows } = await stoa.sql.query('SELECT 1 FROM users WHERE email = $1', [email]);
    expect(rows).toEqual([]);
    await close();
  });
});

describe('My sessions at the console', () => {
  it('end one by one, and all others at once', async () => {
    const { page, go, close } = await atConsole(browser, stoa, 'viewer');
    const { rows } = await stoa.sql.query<{ email: string }>(
      "SELECT email FROM users WHERE name = 'The viewer' ORDER BY created_at DESC LIMIT 1",
    );
    for (let count = 0; count < 2; count += 1)
      await stoa.nobody.post('/auth/login', { email: rows[0]?.email, password });
    await go('/sessions');
    const devices = page.getByRole('table', { name: 'Devices' }).locator('tbody tr');
    await page.getByText('This one').waitFor();
    // the builder of the account has signed in as well
    expect(await devices.count()).toBe(4);
    await devices.filter({ hasNotText: 'This one' }).first().getByRole('button').click();
    await says(page, 'is signed out.');
    await press(page, 'End all others');
    await page.getByRole('dialog').getByRole('button', { name: 'End all others' }).click();
    await says(page, 'You are signed in here alone.');
    expect(await devices.count()).toBe(1);
    await close();
  });

  it('change the password, and say when the one of now is wrong', async () => {
    const { page, go, close } = await atConsole(browser, stoa, 'viewer', '/sessions');
    await field(page, 'Password of now').fill('not this one');
    await field(page, 'New password').fill('quite another long password');
    await press(page, 'Change the password');
    await says(page, 'The password of now is wrong.');
    await field(page, 'Password of now').fill(password);
    await press(page, 'Change the password');
    await says(page, 'The password is changed.');
    expect(await field(page, 'New password').inputValue()).toBe('');
    await go('/');
    await close();
  });

  it('set up a second factor with recovery codes that are shown once, and take it away again', async () => {
    const { page, complaints, close } = await atConsole(browser, stoa, 'viewer', '/sessions');
    await press(page, 'Set up an authenticator');
    await page.getByRole('img', { name: 'The secret for the authenticator' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const secret = ((await page.locator('.one-key').textContent()) ?? '').replaceAll(' ', '');
    await field(page, 'Six digits that it shows now').fill(codeOf({ secret }));
    await press(page, 'Confirm');
    const codes = page.getByRole('region', { name: 'The secret' });
    expect(((await codes.textContent()) ?? '').split('\n')).toHaveLength(10);
    await press(page, 'I have kept it');
    await says(page, '10 recovery codes are left.');
    await press(page, 'Switch off');
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await says(page, 'The second factor is switched off.');
    expect(complaints).toEqual([]);
    await close();
  });

  it('make a key that is shown once and works, and end it', async () => {
    const { page, close } = await atConsole(browser, stoa, 'viewer', '/sessions');
    await press(page, 'New key');
    await field(page, 'Name').fill('The till');
    await press(page, 'Make it');
    await says(page, 'Tick at least one thing');
    await page.getByLabel('profile:read', { exact: true }).check();
    await press(page, 'Make it');
    const key = (await page.getByRole('region', { name: 'The secret' }).textContent()) ?? '';
    const me = (): Promise<Response> =>
      fetch(`${stoa.url}/api/v1/users/me`, { headers: { authorization: `Bearer ${key}` } });
    expect((await me()).status).toBe(200);
    await press(page, 'I have kept it');
    await page.getByRole('table', { name: 'API keys' }).getByRole('button', { name: 'End' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
    await says(page, 'The key has ended.');
    expect((await me()).status).toBe(401);
    await close();
  });

  it('choose of what one gets mail', async () => {
    const { page, close } = await atConsole(browser, stoa, 'viewer', '/sessions');
    const boxes = page.locator('.mail-choices input:not(:disabled)');
    await boxes.first().waitFor();
    await boxes.first().uncheck();
    await says(page, 'No more mail');
    await page.reload();
    await boxes.first().waitFor();
    expect(await boxes.first().isChecked()).toBe(false);
    await close();
  });
});
