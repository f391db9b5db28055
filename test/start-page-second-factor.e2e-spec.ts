import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { field, greeted, heard, press, signIn, site, visit } from './support/guest.js';
import { codeOf, enrolledOf, wrongCodeOf } from './support/mfa.js';
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

/** Somebody with an authenticator, who has just given the password. */
async function asked() {
  const [person, someone] = [await enrolledOf(stoa), await visit(browser, stoa)];
  const page = await someone.open('/');
  await signIn(page, person.email);
  await page.getByRole('heading', { name: 'Is it you?' }).waitFor();
  return { ...someone, person, page };
}

const refused = (page: Page, words: string) =>
  page.getByRole('alert').filter({ hasText: words, visible: true }).waitFor();

describe('At the start page, who has an authenticator', () => {
  it('is asked for six digits, hears when they are wrong, and is signed in by the next right ones', async () => {
    const { person, page, complaints, close } = await asked();
    expect(await page.locator('#code-lead').innerText()).toContain('You have 10 minutes for it.');
    expect(await page.locator('input:focus').getAttribute('id')).toBe('code');
    expect(await page.locator('#password').inputValue()).toBe('');
    await field(page, 'Six digits').fill('12 34');
    await press(page, 'Continue');
    await refused(page, 'The code must be six digits.');
    await field(page, 'Six digits').fill(wrongCodeOf(person));
    await press(page, 'Continue');
    await refused(page, 'This code is wrong, or it was used already.');
    const right = codeOf(person, 1);
    await field(page, 'Six digits').fill(`${right.slice(0, 3)} ${right.slice(3)}`);
    await page.keyboard.press('Enter');
    await greeted(page, person.email);
    await page.reload();
    await greeted(page, person.email);
    expect(complaints).toEqual([]);
    await close();
  });

  it('may use a recovery code instead', async () => {
    const { person, page, complaints, close } = await asked();
    await page.getByLabel('Use a recovery code').check();
    await field(page, 'Recovery code').fill(person.recoveryCodes[0] ?? '');
    await press(page, 'Continue');
    await greeted(page, person.email);
    expect(complaints).toEqual([]);
    await close();
  });

  it('can go back to another account', async () => {
    const { page, close } = await asked();
    await press(page, 'Use another account');
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    expect(await page.locator('input:focus').getAttribute('id')).toBe('email');
    await close();
  });

  it('signs in again when the time for the second factor is over', async () => {
    const { person, page, close } = await asked();
    await page.evaluate('Date.now = () => performance.timeOrigin + 11 * 60_000');
    await stoa.change(`UPDATE one_time_tokens SET expires_at = now() WHERE purpose = 'second_factor'`);
    await field(page, 'Six digits').fill(codeOf(person, 1));
    await press(page, 'Continue');
    await heard(page, 'The time for the second proof is over. Sign in again.');
    expect(await field(page, 'Password').isVisible()).toBe(true);
    await close();
  });

  it('is told in how long to come back after too many wrong codes', async () => {
    const { person, page, close } = await asked();
    for (let time = 0; time < 5; time += 1) {
      await field(page, 'Six digits').fill(wrongCodeOf(person));
      await press(page, 'Continue');
      await refused(page, 'This code is wrong, or it was used already.');
    }
    await press(page, 'Continue');
    await heard(page, 'That was too often. Try again in 15 minutes.');
    await close();
  });
});
