import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';
import { readXml, texts } from './support/xml.js';

let stoa: Stoa;
let [anna, editor] = [] as unknown as [Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start({ APP_URL: 'https://shop.example' });
  [anna, editor] = [await stoa.given.viewer(), await stoa.given.editor()];
});
afterAll(() => stoa.stop());

const pathsOf = async (path: string): Promise<string[]> => {
  const { status, body, headers } = await stoa.nobody.get(`/${path}`);
  expect([status, headers.get('content-type')]).toEqual([200, 'application/xml']);
  return texts(readXml(body), 'loc');
};
const everything = async (): Promise<string[]> => {
  const pages = (await pathsOf('/sitemap.xml')).map((url) => new URL(url).pathname);
  return (await Promise.all(pages.map(pathsOf))).flat();
};

describe('The map of the site', () => {
  it('has the front page when there is nothing else', async () => {
    expect(await everything()).toEqual(['https://shop.example/']);
  });

  it('has every published post and every product on sale, and nothing else', async () => {
    const post = await publishedOf(anna, { title: 'Cups & saucers' });
    await anna.post('/posts', { title: 'A draft', content: 'x' });
    const product = await productOf(editor, { name: 'Kettle' });
    await productOf(editor, { status: 'draft' });
    expect((await everything()).sort()).toEqual([
      'https://shop.example/',
      `https://shop.example/posts/${post['slug']}`,
      `https://shop.example/products/${product['slug']}`,
    ]);
  });

  it('is in pages, each of which goes on where the one before ended', async () => {
    await stoa.sql.query(
      `INSERT INTO posts (id, slug, title, content, content_html, excerpt, excerpt_is_given, status, author_id, reading_minutes,
         published_at, first_published_at, created_at, updated_at)
       SELECT ('01a00000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'many-' || n, 'x', 'x', 'x', 'x', false, 'published',
         $1, 1, now(), now(), now(), now() FROM generate_series(1, 20001) AS n`,
      [anna.id],
    );
    const pages = (await pathsOf('/sitemap.xml')).filter((url) => url.includes('/posts/'));
    expect(pages).toHaveLength(11);
    const urls = await everything();
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls.filter((url) => url.includes('/posts/many-'))).toHaveLength(20_001);
  });

  it('has no page of what is not there', async () => {
    expectProblem(
      await stoa.nobody.get('//sitemaps/products/ffffffff-ffff-ffff-ffff-ffffffffffff'),
      404,
      'NOT_FOUND',
    );
    expectProblem(await stoa.nobody.get('//sitemaps/posts/x'), 400, 'MALFORMED_REQUEST');
  });
});
