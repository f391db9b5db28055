import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailDelivery } from '../src/mail/mail-delivery.js';
import type { Actor } from './support/actor.js';
import { forgetFaults } from './support/breakers.js';
import { moveClock } from './support/clock.js';
import { settle } from './support/events.js';
import { commentOf, publishedOf } from './support/journal.js';
import { verified } from './support/letters.js';
import { PostOffice } from './support/post-office.js';
import { Stoa } from './support/stoa.js';

let office: PostOffice;
let stoa: Stoa;
let bert: Actor;
beforeAll(async () => {
  office = await PostOffice.open();
  stoa = await Stoa.start({ SMTP_URL: office.url, PUBLIC_URL: 'https://api.example' });
  bert = await stoa.given.viewer({ name: 'Bert' });
});
afterAll(async () => {
  await stoa.stop();
  await office.close();
});

const deliver = (): Promise<void> => stoa.app.get(MailDelivery).deliverDue();
const tokenOf = (link = ''): string =>
  link.replace(/^<https:\/\/api\.example\/unsubscribe\/([\w-]+)>$/, '$1');
const post = (token: string, body = 'List-Unsubscribe=One-Click', headers: Record<string, string> = {}) =>
  fetch(`${stoa.url}/unsubscribe/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
const wantsComments = async (person: Actor): Promise<boolean> =>
  (await person.get('/users/me/notifications')).body.topics[2].enabled;

/** An author, and the token of a letter about a comment that went out by SMTP. */
async function told(): Promise<{
  anna: Actor;
  token: string;
  text: string;
  html: string;
  oneClick: unknown;
}> {
  const anna = await verified(stoa, await stoa.given.viewer());
  await commentOf(bert, await publishedOf(anna));
  await settle(stoa);
  await deliver();
  const mail = office.taken.at(-1);
  const { text = '', html = '' } = mail ?? {};
  const token = tokenOf(mail?.headers.get('list-unsubscribe'));
  return { anna, token, text, html, oneClick: mail?.headers.get('list-unsubscribe-post') };
}

describe('A letter that one can do without', () => {
  it('ends by one click of a mail program, without signing in, as often as it likes', async () => {
    const { anna, token, text, html, oneClick } = await told();
    expect(oneClick).toBe('List-Unsubscribe=One-Click');
    for (const part of [text, html]) expect(part).toContain(`https://api.example/unsubscribe/${token}`);
    for (let time = 0; time < 2; time += 1) expect((await post(token)).status).toBe(200);
    expect(await wantsComments(anna)).toBe(false);
    const taken = office.taken.length;
    await commentOf(bert, await publishedOf(anna));
    await settle(stoa);
    await deliver();
    expect(office.taken).toHaveLength(taken);
  });

  it('ends by the other form that mail programs may send', async () => {
    const { anna, token } = await told();
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const answer = await fetch(`${stoa.url}/unsubscribe/${token}`, { method: 'POST', body: form });
    expect([answer.status, await wantsComments(anna)]).toEqual([200, false]);
  });

  it('does not end by being looked at, and asks people first', async () => {
    const { anna, token } = await told();
    const page = await fetch(`${stoa.url}/unsubscribe/${token}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<button>Send me no more of them</button>');
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    await fetch(`${stoa.url}/unsubscribe/${token}`, { method: 'HEAD' });
    expect(await wantsComments(anna)).toBe(true);
  });

  it('says the same of an account that is gone', async () => {
    const { anna, token } = await told();
    const here = await post(token);
    await anna.delete(`/users/${anna.id}`);
    const gone = await post(token);
    expect([gone.status, await gone.text()]).toEqual([here.status, await here.text()]);
  });

  it('does not end by a token that we did not make, whatever was changed of it', async () => {
    const { anna, token } = await told();
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect((await post(token.slice(0, at) + other + token.slice(at + 1))).status).toBe(404);
    }
    for (const wrong of ['x', `${token}A`, token.slice(0, -1), `${token}%3D`])
      expect((await post(wrong)).status).toBe(404);
    const page = await post('x', undefined, { accept: 'text/html' });
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('does not work')]);
    expect(await wantsComments(anna)).toBe(true);
  });

  it('does not end by another body, and no other address takes such a form', async () => {
    const { anna, token } = await told();
    expect((await post(token, 'a=b')).status).toBe(400);
    expect((await post(token, 'x'.repeat(3_000))).status).toBe(413);
    expect((await post(token, '{}', { 'content-type': 'application/json' })).status).toBe(415);
    const elsewhere = await fetch(`${stoa.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=a&password=b',
    });
    expect(elsewhere.status).toBe(415);
    expect(await wantsComments(anna)).toBe(true);
  });

  it('waits while the mail server is down, keeps what it tells, and goes out once when it is back', async () => {
    const clock = moveClock(stoa);
    const anna = await verified(stoa, await stoa.given.viewer());
    const article = await publishedOf(anna, { title: 'Patience' });
    const before = office.taken.length;
    await office.close();
    await commentOf(bert, article, { body: 'The first' });
    await settle(stoa);
    await deliver();
    await commentOf(bert, article, { body: 'The second' });
    await settle(stoa);
    office = Object.assign(await PostOffice.open(office.port), { taken: office.taken });
    forgetFaults(stoa);
    clock.ahead(10);
    await deliver();
    await deliver();
    const [letter, ...others] = office.taken.slice(before);
    expect([others, letter?.text]).toEqual([[], expect.stringContaining('The first')]);
    expect(letter?.text).not.toContain('The second');
    clock.ahead(3_600);
    await deliver();
    await deliver();
    expect(office.taken.slice(before + 1).map(({ text }) => text)).toEqual([
      expect.stringContaining('The second'),
    ]);
    clock.stop();
  });
});
