import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { draftOf, postBody, publishedOf } from './support/journal.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [anna, stranger, editor, admin] = [] as unknown as [Actor, Actor, Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  [anna, stranger] = [await given.viewer(), await given.viewer()];
  [editor, admin] = [await given.editor(), await given.admin()];
});
afterAll(() => stoa.stop());

const titlesOf = async (actor: Actor, query: string): Promise<string[]> => {
  const { status, body } = await actor.get(`/posts?limit=100&${query}`);
  expect(status).toBe(200);
  return body.data.map(({ title }: { title: string }) => title);
};

describe('What is featured or pinned', () => {
  it.each(['featured', 'pinned'])('is for editors to say: %s', async (field) => {
    const { id } = await draftOf(anna);
    for (const answer of [
      await anna.post('/posts', postBody({ [field]: true })),
      await anna.patch(`/posts/${id}`, { [field]: true }),
      await anna.put(`/posts/${id}`, postBody({ [field]: true })),
    ])
      expectProblem(answer, 403, 'FORBIDDEN');
    expectProblem(await stranger.patch(`/posts/${id}`, { [field]: true }), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.patch(`/posts/${id}`, { [field]: true }), 401, 'UNAUTHENTICATED');
    for (const actor of [editor, admin]) {
      expect((await actor.patch(`/posts/${id}`, { [field]: true })).body[field]).toBe(true);
      expectProblem(await anna.patch(`/posts/${id}`, { [field]: false }), 403, 'FORBIDDEN');
      expect((await actor.patch(`/posts/${id}`, { [field]: false })).body[field]).toBe(false);
    }
    expect((await draftOf(editor, { [field]: true }))[field]).toBe(true);
  });

  it('can be repeated by the author, and stays when it is left out', async () => {
    const { id } = await draftOf(anna);
    await editor.patch(`/posts/${id}`, { featured: true, pinned: true });
    const said = { title: 'Said again', featured: true, pinned: true };
    expect((await anna.patch(`/posts/${id}`, said)).body).toMatchObject(said);
    expect((await anna.put(`/posts/${id}`, postBody())).body).toMatchObject({ featured: true, pinned: true });
    expect((await draftOf(anna, { featured: false, pinned: false }))['featured']).toBe(false);
  });

  it.each([
    ['featured', 'yes'],
    ['pinned', null],
    ['visibility', 'paid'],
    ['visibility', null],
    ['metaTitle', ''],
    ['metaTitle', 'x'.repeat(201)],
    ['metaDescription', 'x'.repeat(501)],
    ['canonicalUrl', 'javascript:alert(1)'],
    ['canonicalUrl', 'ftp://example.com/a'],
    ['canonicalUrl', '//example.com/a'],
    ['canonicalUrl', 'https://'],
    ['canonicalUrl', 'https://example.com/"onload="'],
    ['canonicalUrl', 'https://good.example@evil.example/'],
    ['canonicalUrl', ' https://example.com'],
    ['canonicalUrl', `https://example.com/${'x'.repeat(2000)}`],
  ])('is not: %s %j', async (field, value) => {
    const { id } = await draftOf(editor);
    const facts = { [field]: value };
    expectProblem(await editor.post('/posts', postBody(facts)), 400, 'VALIDATION_FAILED');
    expectProblem(await editor.patch(`/posts/${id}`, facts), 400, 'VALIDATION_FAILED');
  });
});

describe('What search engines are told', () => {
  const seo = { metaTitle: 'T', metaDescription: 'D', canonicalUrl: 'https://example.com/a?b=c#d' };

  it('is on the post alone, kept by PATCH, cleared by null and by a PUT without it', async () => {
    const { id } = await publishedOf(anna, seo);
    expect((await stoa.nobody.get(`/posts/${id}`)).body).toMatchObject(seo);
    const listed = (await stoa.nobody.get(`/posts?author=${anna.id}`)).body.data[0];
    expect(Object.keys(listed)).not.toContain('metaTitle');
    expect((await anna.patch(`/posts/${id}`, { title: 'New' })).body).toMatchObject(seo);
    expect((await anna.patch(`/posts/${id}`, { metaTitle: null })).body).toMatchObject({
      ...seo,
      metaTitle: null,
    });
    const none = { metaTitle: null, metaDescription: null, canonicalUrl: null };
    expect((await anna.put(`/posts/${id}`, postBody())).body).toMatchObject(none);
  });
});

describe('A post for members', () => {
  const text = { content: 'Xanthippe knows the secret.', excerpt: 'A teaser.', visibility: 'members' };
  const closed = { content: null, contentHtml: null, visibility: 'members', excerpt: 'A teaser.' };

  it('has its text for whoever has signed in; others see title, excerpt and whose it is', async () => {
    const post = await publishedOf(anna, { title: 'For members', ...text });
    for (const path of [`/posts/${post['id']}`, `/posts/${post['slug']}`]) {
      for (const actor of [anna, stranger, editor, admin])
        expect((await actor.get(path)).body).toMatchObject({ content: text.content, visibility: 'members' });
      const { body } = await stoa.nobody.get(path);
      expect(body).toEqual({ ...post, ...closed });
      expect(JSON.stringify(body)).not.toContain('Xanthippe');
    }
  });

  it('has no text for others behind a slug that it had, either', async () => {
    const { id } = await publishedOf(anna, { slug: 'members-before', ...text });
    await anna.patch(`/posts/${id}`, { slug: 'members-after' });
    const { status, body } = await stoa.nobody.get('/posts/members-before');
    expect([status, body.content]).toEqual([308, null]);
  });

  it('is listed for everybody, without text and so that it can be told', async () => {
    const { id } = await publishedOf(anna, { title: 'Listed for all', ...text });
    for (const actor of [stoa.nobody, stranger]) {
      const { body } = await actor.get(`/posts?author=${anna.id}`);
      const listed = body.data.find((post: { id: string }) => post.id === id);
      expect(listed).toMatchObject({ visibility: 'members', excerpt: 'A teaser.' });
      expect(Object.keys(listed)).not.toContain('content');
    }
  });

  it('is not found by words of its text by those who do not see that', async () => {
    await publishedOf(anna, { title: 'Sokrates', ...text });
    for (const actor of [stranger, anna, editor])
      expect(await titlesOf(actor, 'search=xanthippe')).toContain('Sokrates');
    expect(await titlesOf(stoa.nobody, 'search=xanthippe')).toEqual([]);
    for (const words of ['sokrates', 'teaser'])
      expect(await titlesOf(stoa.nobody, `search=${words}`)).toContain('Sokrates');
    await publishedOf(anna, { title: 'Open', content: 'Xanthippe again.' });
    expect(await titlesOf(stoa.nobody, 'search=xanthippe')).toEqual(['Open']);
  });

  it('stays for members when a request says nothing of it', async () => {
    const { id } = await publishedOf(anna, text);
    expect((await anna.put(`/posts/${id}`, postBody())).body.visibility).toBe('members');
    expect((await anna.patch(`/posts/${id}`, { title: 'X' })).body.visibility).toBe('members');
    await anna.patch(`/posts/${id}`, { visibility: 'public' });
    expect((await stoa.nobody.get(`/posts/${id}`)).body.content).toBe('Boil **fresh** water.');
  });

  it('is another answer for members than for others, also to caches', async () => {
    const { id } = await publishedOf(anna, text);
    const [open, shut] = [await stranger.get(`/posts/${id}`), await stoa.nobody.get(`/posts/${id}`)];
    expect(open.headers.get('vary')).toContain('Authorization');
    expect(open.headers.get('cache-control')).toContain('private');
    expect(open.headers.get('etag')).not.toBe(shut.headers.get('etag'));
    const known = { 'if-none-match': open.headers.get('etag') ?? '' };
    expect((await stoa.nobody.get(`/posts/${id}`, known)).status).toBe(200);
  });
});
