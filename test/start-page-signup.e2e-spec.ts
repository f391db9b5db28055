import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { password } from './support/given.js';
import { lettersTo } from './support/mailbox.js';
import { Stoa } from './support/stoa.js';
import { field, greeted, heard, leftTheSite, press, signIn, site, visit } from './support/guest.js';

let stoa: Stoa;
let browser: Browser;
beforeAll(async () => {
  [stoa, browser] = await Promise.all([Stoa.start({ PUBLIC_URL: site }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stoa.stop();
});

const visitor = (options: BrowserContextOptions = {}, at = stoa) => visit(browser, at, options);
let people = 0;
const newEmail = (): string => `guest-${(people += 1)}@example.com`;

async function signUp(page: Page, facts: { email: string; password?: string; name?: string }): Promise<void> {
  await press(page, 'Create one');
  await field(page, 'Name (optional)').fill(facts.name ?? '');
  await field(page, 'E-mail').fill(facts.email);
  await field(page, 'Password').fill(facts.password ?? password);
  await press(page, 'Create the account');
}

describe('Somebody new', () => {
  it('signs up and is signed in, with nothing but a keyboard', async () => {
    const { open, complaints, requests, close } = await visitor();
    const page = await open('/');
    const [email, keys] = [newEmail(), page.keyboard];
    const tabTo = async (name: string) => {
      for (let steps = 0; steps < 20; steps += 1) {
        await keys.press('Tab');
        if ((await page.locator(':focus').innerText()) === name) return;
      }
      throw new Error(`no way to "${name}" by the keyboard`);
    };
    await field(page, 'E-mail').waitFor();
    await tabTo('Create one');
    await keys.press('Enter');
    for (const text of ['Anna', email, password]) {
      await keys.type(text);
      await keys.press('Tab');
    }
    await tabTo('Create the account');
    await keys.press('Enter');
    await greeted(page, 'Anna');
    expect(await page.locator('dl').innerText()).toContain(email);
    expect(await page.locator('#own-role').innerText()).toBe('viewer, regular tier');
    expect(await page.locator(':focus').innerText()).toBe('Hello, Anna');
    expect([complaints, leftTheSite(requests)]).toEqual([[], []]);
    await close();
  });

  it('hears that the address is not verified yet, and has the letter sent again', async () => {
    const { open, complaints, close } = await visitor();
    const [page, email] = [await open('/'), newEmail()];
    await signUp(page, { email });
    await greeted(page, email);
    expect(await page.locator('#verified').innerText()).toBe('not verified yet');
    expect(await lettersTo(stoa, email)).toHaveLength(1);
    await press(page, 'Send it again');
    await heard(page, 'A new letter is on its way');
    expect(await lettersTo(stoa, email)).toHaveLength(2);
    await stoa.change('UPDATE users SET email_verified_at = now() WHERE email = $1', [email]);
    await page.reload();
    await page.getByText('verified', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Send it again' }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is told at each field what is wrong with it', async () => {
    const { open, complaints, close } = await visitor();
    const page = await open('/');
    await signUp(page, { email: 'nonsense', password: 'short', name: 'x'.repeat(101) });
    await page.getByText('The password must have 8 to 256 characters.').waitFor();
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([
      expect.stringMatching(/^The name must/),
      'The address must be an e-mail address.',
      'The password must have 8 to 256 characters.',
    ]);
    expect(await page.locator('input:focus').getAttribute('id')).toBe('new-name');
    expect(await page.locator('[aria-invalid=true]').count()).toBe(3);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is told that an address is taken', async () => {
    const email = newEmail();
    await stoa.nobody.post('/users', { email, password });
    const { open, close } = await visitor();
    const page = await open('/');
    await signUp(page, { email });
    await page.getByRole('alert').filter({ hasText: 'There is an account with this address' }).waitFor();
    await close();
  });

  it('learns nothing of others where signing up discloses nothing, and is led on', async () => {
    const discreet = await stoa.beside({ PUBLIC_URL: site, SIGNUP_DISCLOSURE: 'off' });
    const { open, close } = await visitor({}, discreet);
    const page = await open('/');
    const said = [];
    const email = newEmail();
    for (let time = 0; time < 2; time += 1) {
      await signUp(page, { email });
      await heard(page, 'says how it goes on');
      said.push(await page.locator('#account').innerText());
      await page.reload();
    }
    expect(said[0]).toContain(`A letter to ${email}`);
    expect(said[1]).toBe(said[0]);
    await signIn(page, email);
    await greeted(page, email);
    await close();
    await discreet.stop();
  });

  it.each([
    '<img src=x onerror=document.title="taken">',
    '</h2><script>document.title="taken"</script>',
    '"><svg onload=document.title="taken">',
  ])('runs nothing by a name or a device of this kind: %s', async (attack) => {
    const { open, complaints, requests, close } = await visitor({ userAgent: attack });
    const [page, email] = [await open('/'), newEmail()];
    await signUp(page, { email, name: attack });
    await greeted(page, attack);
    expect(await page.locator('#devices strong').innerText()).toBe(attack.slice(0, 60));
    expect(await page.locator('img, iframe, svg[onload], script:not([type=module])').count()).toBe(0);
    expect(await page.title()).toBe('Stoa');
    expect([complaints, leftTheSite(requests)]).toEqual([[], []]);
    await close();
  });
});
