import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor, Answer } from './support/actor.js';
import { attacks } from './support/attacks.js';
import { publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';
import { named, readXml, texts } from './support/xml.js';

let stoa: Stoa;
let [anna, ben, editor] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start({ APP_URL: 'https://shop.example', SHOP_NAME: 'Kettle & Cup' });
  [anna, ben] = [await stoa.given.viewer({ name: 'Anna <b>' }), await stoa.given.viewer()];
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const rss = (query = ''): Promise<Answer> => stoa.nobody.get(`//feeds/posts.rss${query}`);
const atom = (query = ''): Promise<Answer> => stoa.nobody.get(`//feeds/posts.atom${query}`);
const json = async (query = ''): Promise<Record<string, any>> => {
  const { status, body } = await stoa.nobody.get(`//feeds/posts.json${query}`);
  expect(status).toBe(200);
  return typeof body === 'string' ? JSON.parse(body) : body;
};
const titles = async (query = ''): Promise<string[]> =>
  (await json(query))['items'].map(({ title }: { title: string }) => title);

describe('The feed of the journal', () => {
  it('tells the same posts as RSS, Atom and JSON Feed, the newest first, with links to the front end', async () => {
    const first = await publishedOf(anna, {
      title: 'Water & heat',
      content: '*Boil* it ]]> all',
      tags: ['Tea & more'],
    });
    const second = await publishedOf(anna, {
      title: 'Beans',
      canonicalUrl: 'https://elsewhere.example/beans?a=1&b=2',
    });
    const answers = [await rss(), await atom()];
    const [feed, other] = answers.map(({ body }) => readXml(body)) as [any, any];
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual([
      'application/rss+xml; charset=utf-8',
      'application/atom+xml; charset=utf-8',
    ]);
    const items = named(feed, 'item');
    expect(items.map((item) => texts(item, 'title')[0])).toEqual(['Beans', 'Water & heat']);
    expect(items.map((item) => texts(item, 'link')[0])).toEqual([
      'https://elsewhere.example/beans?a=1&b=2',
      `https://shop.example/posts/${first['slug']}`,
    ]);
    expect(texts(items[1] as never, 'content:encoded')).toEqual([first['contentHtml']]);
    expect(texts(items[1] as never, 'category')).toEqual(['Tea & more']);
    expect(texts(items[0] as never, 'guid')).toEqual([`urn:uuid:${second['id']}`]);
    expect(named(other, 'entry').map((entry) => texts(entry, 'title')[0])).toEqual(['Beans', 'Water & heat']);
    expect(texts(named(other, 'entry')[1] as never, 'name')).toEqual(['Anna <b>']);
    const { title, home_page_url: home, items: told } = await json();
    expect([title, home, told.length]).toEqual(['Kettle & Cup', 'https://shop.example', 2]);
    expect(told[1]).toMatchObject({
      content_html: first['contentHtml'],
      title: 'Water & heat',
      tags: ['Tea & more'],
    });
  });

  it('has no draft, nothing that was taken back, and of posts for members the excerpt', async () => {
    const gone = await publishedOf(anna, { title: 'Gone' });
    await anna.post(`/posts/${gone['id']}/unpublish`);
    await anna.post('/posts', { title: 'Not yet', content: 'secret' });
    await publishedOf(anna, {
      title: 'For members',
      content: 'secret text',
      excerpt: 'open words',
      visibility: 'members',
    });
    expect(await titles()).not.toContain('Gone');
    const all = [await rss(), await atom()].map(({ body }) => body).join() + JSON.stringify(await json());
    expect(all).not.toContain('secret');
    expect(all).toContain('open words');
    expect(all).not.toContain('Not yet');
  });

  it('is of one tag, or of one author, by name; of nobody and nothing there is none', async () => {
    const post = await publishedOf(ben, { title: 'Of Ben', tags: ['cups'] });
    expect(await titles(`?author=${post['author'].id}`)).toEqual(['Of Ben']);
    expect(await titles('?tag=cups')).toEqual(['Of Ben']);
    expect((await json('?tag=cups'))['title']).toBe('Kettle & Cup: cups');
    const silent = await stoa.given.viewer();
    expectProblem(await rss(`?author=${silent.id}`), 404, 'NOT_FOUND');
    expectProblem(await rss('?tag=nothing-like-it'), 404, 'NOT_FOUND');
    await anna.post('/posts', { title: 'A draft', content: 'x', tags: ['Secret merger'] });
    expectProblem(await rss('?tag=secret-merger'), 404, 'NOT_FOUND');
    expectProblem(await rss('?tag=%3Cscript%3E'), 400, 'VALIDATION_FAILED');
    expectProblem(await atom('?page=2'), 400, 'VALIDATION_FAILED');
  });

  it('is there whatever somebody says where a text stood first', async () => {
    const eve = await stoa.given.viewer();
    for (const canonicalUrl of ['https://[', 'https://a:99999/', 'https://%', 'https://e.example/\u0001'])
      expectProblem(
        await eve.post('/posts', { title: 'x', content: 'x', canonicalUrl }),
        400,
        'VALIDATION_FAILED',
      );
    await publishedOf(eve, { title: 'No host', canonicalUrl: 'https://1.2.3.4.5/a' });
    expect((await rss(`?author=${eve.id}`)).status).toBe(200);
    expect((await atom(`?author=${eve.id}`)).body).toContain('https://shop.example/posts/no-host');
    await publishedOf(eve, { title: 'Closed', excerpt: 'Come in.', visibility: 'members' });
    expect((await json(`?author=${eve.id}`))['items'][0]).toMatchObject({ content_text: 'Come in.' });
  });

  it('follows a tag to its new name', async () => {
    await publishedOf(ben, { title: 'Renamed', tags: ['mugs'] });
    expect((await editor.patch('/tags/mugs', { name: 'Beakers' })).status).toBe(200);
    expect([await titles('?tag=mugs'), await titles('?tag=beakers')]).toEqual([['Renamed'], ['Renamed']]);
  });

  it('has the twenty newest, and is not sent again until one changes', async () => {
    const carla = await stoa.given.viewer();
    for (let n = 1; n <= 21; n += 1) await publishedOf(carla, { title: `Post ${n}`, content: 'x' });
    const query = `?author=${carla.id}`;
    expect(await titles(query)).toEqual(Array.from({ length: 20 }, (_, n) => `Post ${21 - n}`));
    const { headers } = await rss(query);
    const etag = headers.get('etag') ?? '';
    const again = await stoa.nobody.get(`//feeds/posts.rss${query}`, { 'if-none-match': etag });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'public, max-age=300']);
    await publishedOf(carla, { title: 'Post 22' });
    const changed = await stoa.nobody.get(`//feeds/posts.rss${query}`, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
  });

  it('is well-formed whatever stands in it, and tells it as it is', async () => {
    const dora = await stoa.given.viewer();
    const text = fc.constantFrom(
      ...attacks,
      ']]>',
      '<![CDATA[',
      '&amp;',
      '\ufffe',
      '\u{1f375}',
      '--&gt;',
      '%s',
    );
    const some = fc.tuple(text, text, text).map((parts) => parts.join(' ').slice(0, 190));
    await fc.assert(
      fc.asyncProperty(some, async (words) => {
        await publishedOf(dora, {
          title: words.replaceAll(/\s+/g, ' ').trim(),
          content: `x\n\n${words}`,
        });
        const query = `?author=${dora.id}`;
        const feed = readXml((await rss(query)).body);
        readXml((await atom(query)).body);
        const [newest] = (await json(query))['items'];
        expect(texts(named(feed, 'item')[0] as never, 'content:encoded')).toEqual([newest.content_html]);
      }),
      { numRuns: 40 },
    );
  });
});
