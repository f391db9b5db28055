import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { commentOf, draftOf, postBody, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { mediumOf } from './support/media.js';
import { freshKey } from './support/orders.js';
import { dangersIn } from './support/safe-html.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [anna, ben, editor] = [] as unknown as [Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start({ APP_URL: 'https://shop.example', SHOP_NAME: 'Kettle & Cup' });
  [anna, ben] = [await stoa.given.viewer({ name: 'Anna' }), await stoa.given.viewer()];
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const read = async (id: string): Promise<Record<string, any>> => (await stoa.nobody.get(`/posts/${id}`)).body;
const skuOf = (product: Record<string, any>): string => product['variants'][0].sku;

describe('A product in the text of a post', () => {
  it('is shown as it is on sale now: its name, price and whether there is any', async () => {
    const price = { amount: 1999, currency: 'USD' };
    const product = await productOf(editor, { name: 'Kettle <b>', stock: 3, price });
    const sku = skuOf(product);
    const { id, contentHtml, excerpt } = await publishedOf(anna, {
      content: `Buy\n\n::product{${sku}}\n\nnow.`,
    });
    expect(contentHtml).toContain(`<a href="https://shop.example/products/${product['slug']}">`);
    expect(contentHtml).toContain('Kettle &lt;b&gt;</a> <strong>$19.99</strong></aside>');
    expect([dangersIn(contentHtml), excerpt]).toEqual([[], 'Buy now.']);
    const card = { sku, productId: product['id'], slug: product['slug'], name: 'Kettle <b>' };
    expect((await read(id))['products']).toEqual([{ ...card, price, imageUrl: null, inStock: true }]);
    await editor.patch(`/products/${product['id']}`, { price: { amount: 2500, currency: 'USD' } });
    await editor.put(`/products/${product['id']}/stock`, { stock: 0 });
    const later = await read(id);
    expect(later['products'][0]).toMatchObject({ price: { amount: 2500 } });
    expect(later['contentHtml']).toContain('$25.00');
  });

  it('is named in either way, in a paragraph of its own, and by a SKU as SKUs are', async () => {
    const sku = skuOf(await productOf(editor));
    const shown = async (content: string): Promise<number> =>
      (await draftOf(anna, { content }))['products'].length;
    expect(await shown(`::product{sku="${sku}"}`)).toBe(1);
    expect(await shown(`::product{sku=${sku}}`)).toBe(1);
    expect(await shown(`::product{${sku}}\n\n::product{${sku}}`)).toBe(1);
    for (const text of [
      `a ::product{${sku}}`,
      `\`::product{${sku}}\``,
      `::product{${sku.toLowerCase()}}`,
      '::product{}',
    ])
      expect(await shown(text)).toBe(0);
    for (const typed of [`<div data-product="${sku}"></div>`, `\`<div data-product="${sku}"></div>\``]) {
      const { products, contentHtml } = await draftOf(anna, { content: typed });
      expect([products, dangersIn(contentHtml)]).toEqual([[], []]);
    }
  });

  it('that is not on sale is not told of, whoever looks', async () => {
    const product = await productOf(editor, { name: 'Secret kettle', status: 'draft' });
    const { id } = await publishedOf(anna, {
      content: `::product{${skuOf(product)}}\n\n::product{NO-SUCH-THING}`,
    });
    for (const actor of [stoa.nobody, anna, editor]) {
      const { body } = await actor.get(`/posts/${id}`);
      expect(body.products).toEqual([]);
      expect(body.contentHtml).not.toContain('Secret');
      expect(body.contentHtml.match(/No longer on sale\./g)).toHaveLength(2);
    }
  });

  it('is in feeds, and comes back when its text is restored', async () => {
    const product = await productOf(editor, { name: 'Fed kettle' });
    const { id, author } = await publishedOf(anna, { content: `::product{${skuOf(product)}}` });
    expect((await stoa.nobody.get(`//feeds/posts.rss?author=${author.id}`)).body).toContain('Fed kettle');
    await anna.patch(`/posts/${id}`, { content: 'Nothing.' });
    expect((await read(id))['products']).toEqual([]);
    const restored = await anna.post(`/posts/${id}/revisions/1/restore`);
    expect(restored.body.products).toMatchObject([{ name: 'Fed kettle' }]);
  });

  it('is of the first twenty, however many a text names', async () => {
    const skus: string[] = [];
    for (let n = 0; n < 22; n += 1) skus.push(skuOf(await productOf(editor)));
    const content = skus.map((sku) => `::product{${sku}}`).join('\n\n');
    expect((await draftOf(anna, { content }))['products']).toHaveLength(20);
    const same = Array.from({ length: 400 }, () => `::product{${skus[0] ?? ''}}`).join('\n\n');
    const { contentHtml } = await draftOf(anna, { content: same });
    expect(contentHtml.match(/<aside/g)).toHaveLength(20);
  });
});

describe('What is said of a post where it is shared', () => {
  it('is what search engines and networks are to be told, with addresses of the front end', async () => {
    const image = await mediumOf(anna);
    const facts = {
      title: 'How to stir',
      tags: ['Tea'],
      coverImageId: image['id'],
      metaDescription: 'Slowly.',
    };
    const { slug, openGraph, jsonLd, publishedAt, updatedAt } = await publishedOf(anna, facts);
    const url = `https://shop.example/posts/${slug}`;
    const cover = `http://localhost:3000${image['url']}`;
    const said = {
      title: 'How to stir',
      description: 'Slowly.',
      url,
      siteName: 'Kettle & Cup',
      image: cover,
    };
    const times = { publishedTime: publishedAt, modifiedTime: updatedAt };
    expect(openGraph).toEqual({ type: 'article', ...said, ...times, tags: ['Tea'] });
    expect(jsonLd).toEqual({
      ...{
        '@context': 'https://schema.org',
        '@type': 'BlogPosting',
        headline: 'How to stir',
        description: 'Slowly.',
      },
      ...{ url, image: [cover], datePublished: publishedAt, dateModified: updatedAt, keywords: ['Tea'] },
      ...{ author: { '@type': 'Person', name: 'Anna' }, isAccessibleForFree: true },
    });
  });

  it('names where the text stood first, and that it is for members', async () => {
    const canonicalUrl = 'https://elsewhere.example/a';
    const { id } = await publishedOf(ben, { canonicalUrl, visibility: 'members' });
    const { openGraph, jsonLd, content } = await read(id);
    expect([openGraph.url, jsonLd.url, jsonLd.isAccessibleForFree]).toEqual([
      canonicalUrl,
      canonicalUrl,
      false,
    ]);
    expect([content, jsonLd.author]).toEqual([null, null]);
  });
});

describe('The ETag of a post', () => {
  const tagOf = async (id: string): Promise<string> =>
    (await anna.get(`/posts/${id}`)).headers.get('etag') ?? '';
  const change = (id: string, tag: string) =>
    anna.patch(`/posts/${id}`, { title: 'Mine' }, { 'if-match': tag });

  it('guards what people decide, and not what happens meanwhile: likes, comments, prices', async () => {
    const product = await productOf(editor);
    const post = await publishedOf(anna, { content: `::product{${skuOf(product)}}` });
    const tag = await tagOf(post['id']);
    await ben.put(`/posts/${post['id']}/like`, undefined);
    await commentOf(ben, post);
    await editor.patch(`/products/${product['id']}`, { price: { amount: 1, currency: 'USD' } });
    expect(await tagOf(post['id'])).not.toBe(tag);
    expect((await change(post['id'], tag)).status).toBe(200);
    expectProblem(await change(post['id'], tag), 412, 'PRECONDITION_FAILED');
  });

  it('is another one for a cache when anything of what is shown is another', async () => {
    const { id } = await publishedOf(anna);
    const tag = await tagOf(id);
    const again = () => stoa.nobody.get(`/posts/${id}`, { 'if-none-match': tag });
    expect((await again()).status).toBe(304);
    await ben.put(`/posts/${id}/like`, undefined);
    expect((await again()).status).toBe(200);
  });

  it('of the answer that made or changed it is good for the next change, also of an answer that was kept', async () => {
    const [key, body] = [freshKey(), postBody()];
    await anna.post('/posts', body, key);
    const kept = await anna.post('/posts', body, key);
    expect(kept.headers.get('idempotency-replayed')).toBe('true');
    const first = await change(kept.body.id, kept.headers.get('etag') ?? '');
    expect(first.status).toBe(200);
    const tag = first.headers.get('etag') ?? '';
    const second = await anna.patch(`/posts/${kept.body.id}`, { content: 'Again.' }, { 'if-match': tag });
    expect(second.status).toBe(200);
  });

  it.each(['"x"', '"x.y"', '""', '"."'])('is not %s', async (tag) => {
    const { id } = await draftOf(anna);
    expectProblem(await change(id, tag), 412, 'PRECONDITION_FAILED');
  });
});
