import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { moveClock } from './support/clock.js';
import { settle } from './support/events.js';
import { commentOf, publishedOf } from './support/journal.js';
import { choose, lettersOf, verified } from './support/letters.js';
import { expectProblem } from './support/matchers.js';
import { orderOf } from './support/orders.js';
import { buys, reviewOf } from './support/reviews.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let bert: Actor;
beforeAll(async () => {
  stoa = await Stoa.start({ APP_URL: 'https://shop.example' });
  [editor, bert] = [await stoa.given.editor(), await stoa.given.viewer({ name: 'Bert' })];
});
afterAll(() => stoa.stop());

const author = async (): Promise<Actor> => verified(stoa, await stoa.given.viewer());
const about = (letters: readonly { subject: string }[]): string[] => letters.map(({ subject }) => subject);

describe('Authors learn of comments on their posts', () => {
  it('by one letter that quotes them as plain text and leads to them, and of their own by none', async () => {
    const anna = await author();
    const post = await publishedOf(anna, { title: 'Tea, Bcc: x@example.com <b>' });
    await commentOf(anna, post);
    await commentOf(bert, post, {
      body: `<img src=x onerror=alert(1)>\n[[optOuts]]{{url}} ${'x'.repeat(500)}`,
    });
    const letters = await lettersOf(stoa, anna);
    expect(about(letters)).toEqual(['A comment on “Tea, Bcc: x@example.com <b>”']);
    const [{ text, html }] = letters as [(typeof letters)[0]];
    expect(text).toContain('Bert:\n<img src=x onerror=alert(1)> [[optOuts]]{{url}} xxx');
    expect(text).not.toContain('x'.repeat(200));
    expect(text).toContain(`https://shop.example/posts/${post['slug']}`);
    expect(html).not.toMatch(/<img|<b>”/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; [[optOuts]]{{url}}');
  });

  it('once an hour at most, and then by one letter that counts all of them, each told once', async () => {
    const clock = moveClock(stoa);
    const anna = await author();
    const post = await publishedOf(anna, { title: 'Much read' });
    await commentOf(bert, post);
    expect(about(await lettersOf(stoa, anna))).toEqual(['A comment on “Much read”']);
    for (let index = 0; index < 5; index += 1) {
      await commentOf(bert, post, { body: `Number ${index}` });
      await settle(stoa);
    }
    clock.ahead(3_599);
    expect(await lettersOf(stoa, anna)).toHaveLength(1);
    clock.ahead(1);
    const letters = await lettersOf(stoa, anna);
    expect(about(letters).sort()).toEqual(['5 comments on “Much read”', 'A comment on “Much read”']);
    const digest = letters.find(({ subject }) => subject.startsWith('5'));
    expect(digest?.text).toContain('Number 2\n\nAnd 2 more');
    clock.ahead(7_200);
    expect(await lettersOf(stoa, anna)).toHaveLength(2);
    clock.stop();
  });

  it('not of those that are gone or unpublished when the letter is written', async () => {
    const anna = await author();
    const [post, withdrawn] = [await publishedOf(anna), await publishedOf(anna)];
    const comment = await commentOf(bert, post);
    await commentOf(bert, withdrawn);
    await settle(stoa);
    await bert.delete(`/comments/${comment['id']}`);
    await anna.post(`/posts/${withdrawn['id']}/unpublish`);
    expect(await lettersOf(stoa, anna)).toEqual([]);
  });

  it('once, however often the event comes', async () => {
    const anna = await author();
    const { id } = await commentOf(bert, await publishedOf(anna));
    expect(await lettersOf(stoa, anna)).toHaveLength(1);
    await stoa.sql.query(
      `WITH again AS (
         INSERT INTO event_deliveries (consumer, position, event_id, aggregate_id)
         SELECT 'notifications', position, id, aggregate_id FROM outbox WHERE aggregate_id = $1
         RETURNING consumer, aggregate_id, position)
       INSERT INTO event_queues (consumer, aggregate_id, position, next_attempt_at)
       SELECT consumer, aggregate_id, min(position), '-infinity' FROM again GROUP BY consumer, aggregate_id`,
      [id],
    );
    await settle(stoa);
    const { rows } = await stoa.sql.query("SELECT FROM mails WHERE facts->>'userId' = $1", [anna.id]);
    expect(rows).toEqual([]);
    expect(await lettersOf(stoa, anna)).toHaveLength(1);
  });
});

describe('Others learn', () => {
  it('of replies to their comments, but the author of the post only once', async () => {
    const [anna, carl] = [await author(), await author()];
    const post = await publishedOf(anna, { title: 'Kettles' });
    const [own, carls] = [await commentOf(anna, post), await commentOf(carl, post)];
    for (const parent of [own, carls]) await commentOf(bert, post, { parentId: parent['id'] });
    expect(about(await lettersOf(stoa, carl))).toEqual(['A reply to your comment']);
    expect(about(await lettersOf(stoa, anna))).toEqual(['3 comments on “Kettles”']);
  });

  it('what became of their reviews, as it is when the letter is written', async () => {
    const clock = moveClock(stoa);
    const { id: kettle } = await productOf(editor, { stock: 100, name: 'Kettle' });
    const anna = await author();
    await buys(stoa, anna, kettle);
    const { id } = await reviewOf(anna, kettle);
    await editor.post(`/reviews/${id}/approve`);
    await editor.post(`/reviews/${id}/reject`, { reason: 'It is about\n<b>tea</b>.' });
    const letters = (await lettersOf(stoa, anna)).filter(({ subject }) => subject.includes('review'));
    expect(about(letters)).toEqual(['Your review is not shown']);
    expect(letters[0]?.text).toContain('The reason: It is about <b>tea</b>.');
    clock.ahead(3_600);
    await editor.post(`/reviews/${id}/approve`);
    await editor.put(`/reviews/${id}/reply`, { body: 'Thank you.' });
    const after = about(await lettersOf(stoa, anna)).filter((subject) => subject.includes('review'));
    expect(after.sort()).toEqual([
      'An answer to your review',
      'Your review is not shown',
      'Your review is published',
    ]);
    clock.stop();
  });

  it('what is almost sold out, if they keep stock', async () => {
    const [keeper, customer] = [await verified(stoa, await stoa.given.editor()), await author()];
    const { id } = await productOf(editor, { stock: 4, lowStockThreshold: 3, name: 'Last <kettle>' });
    await orderOf(bert, { [id]: 2 });
    const letters = await lettersOf(stoa, keeper);
    expect(about(letters)).toEqual(['Almost sold out: Last <kettle>']);
    expect(letters[0]?.text).toMatch(/Last <kettle>\n {2}\S+: 2 left/);
    expect(await lettersOf(stoa, customer)).toEqual([]);
  });
});

describe('Nobody gets such a letter who', () => {
  it('has no verified address', async () => {
    const anna = await stoa.given.viewer();
    await commentOf(bert, await publishedOf(anna));
    expect(await lettersOf(stoa, anna)).toEqual([]);
  });

  it('said no before, or between the event and the letter', async () => {
    const [before, between] = [await author(), await author()];
    await choose(before, 'comments', false);
    for (const anna of [before, between]) await commentOf(bert, await publishedOf(anna));
    await settle(stoa);
    const { rows } = await stoa.sql.query("SELECT FROM mails WHERE facts->>'userId' = $1", [before.id]);
    expect(rows).toEqual([]);
    await choose(between, 'comments', false);
    for (const anna of [before, between]) expect(await lettersOf(stoa, anna)).toEqual([]);
  });
});

describe('What somebody gets letters about', () => {
  it('is all on at first, says what cannot be switched off, and names low stock to those who keep it', async () => {
    const { body } = await bert.get('/users/me/notifications');
    expect(body.topics.map(({ topic, mandatory, enabled }: any) => [topic, mandatory, enabled])).toEqual([
      ['orders', true, true],
      ['security', true, true],
      ['comments', false, true],
      ['reviews', false, true],
    ]);
    expect((await editor.get('/users/me/notifications')).body.topics.at(-1).topic).toBe('low_stock');
  });

  it('changes as asked, all or nothing, and only if it is still what the caller saw', async () => {
    const anna = await stoa.given.viewer();
    const before = await anna.get('/users/me/notifications');
    const ifMatch = { 'if-match': before.headers.get('etag') ?? '' };
    const change = (topics: object[], headers = {}) =>
      anna.patch('/users/me/notifications', { topics }, headers);
    const off = { topic: 'comments', enabled: false };
    const refused = await change([off, { topic: 'security', enabled: false }]);
    expectProblem(refused, 422, 'NOTIFICATION_MANDATORY');
    expectProblem(await change([{ topic: 'low_stock', enabled: false }]), 403, 'FORBIDDEN');
    expectProblem(await change([off, off]), 400, 'VALIDATION_FAILED');
    expect((await anna.get('/users/me/notifications')).body).toEqual(before.body);
    const changed = await change([off, { topic: 'orders', enabled: true }], ifMatch);
    expect(changed.body.topics[2]).toMatchObject(off);
    expectProblem(await change([off], ifMatch), 412, 'PRECONDITION_FAILED');
    expect((await anna.get(`/users/${anna.id}/export`)).body.notifications).toEqual(changed.body.topics);
    await anna.delete(`/users/${anna.id}`);
    const { rows } = await stoa.sql.query('SELECT FROM notification_choices WHERE user_id = $1', [anna.id]);
    expect(rows).toEqual([]);
  });
});
