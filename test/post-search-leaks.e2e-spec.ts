import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { draftOf, publishedOf } from './support/journal.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let everybody: Record<'nobody' | 'viewer' | 'author' | 'editor', Actor>;
beforeAll(async () => {
  stoa = await Stoa.start();
  const { given } = stoa;
  const [viewer, author, editor] = await Promise.all([given.viewer(), given.viewer(), given.editor()]);
  everybody = { nobody: stoa.nobody, viewer, author, editor };
});
afterAll(() => stoa.stop());

const roles = ['nobody', 'viewer', 'author', 'editor'] as const;
const signedIn = ['viewer', 'author', 'editor'] as const;
const found = async (role: (typeof roles)[number], search: string) => {
  const { status, body } = await everybody[role].get(`/posts?${new URLSearchParams({ search }).toString()}`);
  expect(status).toBe(200);
  return body.data as Record<string, any>[];
};
const titles = async (role: (typeof roles)[number], search: string): Promise<string[]> =>
  (await found(role, search)).map(({ title }) => title);
/** All that an answer says, but for what differs from post to post in any case. */
const said = async (role: (typeof roles)[number], search: string): Promise<unknown> =>
  (await everybody[role].get(`/posts?${new URLSearchParams({ search }).toString()}`)).body;

describe('A word that only a draft has', () => {
  beforeAll(async () => {
    await publishedOf(everybody.author, { title: 'Kettle care', content: 'Descale it.' });
    await draftOf(everybody.author, {
      title: 'Zephyrine plans',
      content: 'A kettla for zephyrine.',
      tags: ['Quillon'],
    });
  });

  it.each(roles)('finds nothing for %s, mistyped or not', async (role) => {
    for (const search of ['zephyrine', 'zephyrne', 'zeph', 'quillon', 'quilon'])
      expect(await titles(role, search)).toEqual([]);
  });

  it.each(roles)('is set right for %s as if it stood nowhere', async (role) => {
    for (const search of ['kettla', 'kettlo']) expect(await titles(role, search)).toEqual(['Kettle care']);
  });

  it('is learnt by publishing and unknown again afterwards', async () => {
    const { id } = await draftOf(everybody.author, { title: 'Once upon', content: 'A glockenspiel.' });
    expect(await titles('nobody', 'glockenspeil')).toEqual([]);
    await everybody.author.post(`/posts/${id}/publish`);
    for (const role of roles) expect(await titles(role, 'glockenspeil')).toEqual(['Once upon']);
    await everybody.author.post(`/posts/${id}/unpublish`);
    await publishedOf(everybody.author, { title: 'Near', content: 'Glockenspeils.' });
    for (const role of roles)
      for (const search of ['glockenspiel', '"glockenspiel"'])
        expect(await titles(role, search)).toEqual(['Near']);
  });

  it('of a deleted post is as unknown', async () => {
    const { id } = await publishedOf(everybody.author, { title: 'Ephemeral marzipan' });
    await everybody.author.delete(`/posts/${id}`);
    await publishedOf(everybody.author, { title: 'Marzipon' });
    for (const role of roles) expect(await titles(role, 'marzipan')).toEqual(['Marzipon']);
  });
});

describe('The text of a post for members', () => {
  const members = { visibility: 'members', title: 'Teapots', excerpt: 'A teaser.' };
  beforeAll(async () => {
    await publishedOf(everybody.author, { ...members, content: 'Xanthippe owns a teapott, and a samovar.' });
    await publishedOf(everybody.author, { title: 'Open teapots', content: 'Nothing else.' });
  });

  it('is found by members, with a snippet, and by nobody else', async () => {
    for (const role of signedIn)
      for (const search of ['xanthippe', 'xantippe', 'samov'])
        expect((await found(role, search)).map(({ highlights }) => highlights.text)).toEqual([
          expect.stringMatching(/<mark>\w+/),
        ]);
    for (const search of ['xanthippe', 'xantippe', 'samov', 'samovr'])
      expect(await titles('nobody', search)).toEqual([]);
  });

  it('is in no snippet for those who have not signed in', async () => {
    const [post] = (await found('nobody', 'teapots teaser')).filter(({ title }) => title === 'Teapots');
    expect(post!['highlights']).toEqual({ title: '<mark>Teapots</mark>', text: 'A <mark>teaser</mark>.' });
  });

  it('cannot be tried out by leaving words out', async () => {
    expect(await titles('nobody', 'teapots -xanthippe')).toEqual(
      await titles('nobody', 'teapots -xylophone'),
    );
    expect(await titles('viewer', 'teapots -xanthippe')).toEqual(['Open teapots']);
  });

  it('cannot be tried out by what is set right', async () => {
    expect((await titles('nobody', 'teapott')).sort()).toEqual((await titles('nobody', 'teapotx')).sort());
    expect(await titles('nobody', 'teapotx')).toHaveLength(2);
    expect(await titles('viewer', 'teapott')).toContain('Teapots');
  });

  it('does not lend the forms of its words to words that everybody reads', async () => {
    await publishedOf(everybody.author, { ...members, title: 'Horses', content: 'They are galloping.' });
    await publishedOf(everybody.author, { title: 'To gallop' });
    expect(await titles('nobody', '"gallopimg"')).toEqual([]);
    expect((await titles('viewer', '"gallopimg"')).sort()).toEqual(['Horses', 'To gallop']);
  });

  it('has no say in the order, nor in a cursor', async () => {
    const facts = { title: 'Clavichord tuning', excerpt: 'Patience.', visibility: 'members' };
    await publishedOf(everybody.author, { ...facts, content: 'Harpsichord.' });
    await publishedOf(everybody.author, { ...facts, content: 'Clavichord '.repeat(50) });
    await publishedOf(everybody.author, { ...facts, content: 'Spinet.' });
    const rankOf = async (page: number) => {
      const { body } = await stoa.nobody.get(`/posts?search=clavichord&limit=1&page=${page}`);
      return Buffer.from(body.meta.nextCursor, 'base64url').toString().split('"')[5];
    };
    expect(new Set([await rankOf(1), await rankOf(2)]).size).toBe(1);
  });

  it('is for everybody once the post is, and no more when it no longer is', async () => {
    const { id } = await publishedOf(everybody.author, {
      ...members,
      title: 'Turncoat',
      content: 'A theremin.',
    });
    expect(await titles('nobody', 'theremni')).toEqual([]);
    await everybody.author.patch(`/posts/${id}`, { visibility: 'public' });
    expect(await titles('nobody', 'theremni')).toEqual(['Turncoat']);
    await everybody.author.patch(`/posts/${id}`, { visibility: 'members' });
    expect(await titles('nobody', 'theremni')).toEqual([]);
    expect(await titles('viewer', 'theremni')).toEqual(['Turncoat']);
  });
});

describe('The words of the catalogue and of the journal', () => {
  it('are set right apart from each other', async () => {
    await productOf(everybody.editor, { name: 'Bergamot soap' });
    await publishedOf(everybody.author, { title: 'Marjoram' });
    const products = async (search: string) =>
      (await stoa.nobody.get(`/products?search=${search}`)).body.data.length;
    expect([await products('bergamto'), await products('majoram')]).toEqual([1, 0]);
    expect([await titles('nobody', 'bergamto'), await titles('nobody', 'majoram')]).toEqual([
      [],
      ['Marjoram'],
    ]);
    await productOf(everybody.editor, { name: 'Tarragon' });
    await publishedOf(everybody.author, { title: 'Taragon' });
    expect([await products('"taragom"'), await titles('nobody', '"taragom"')]).toEqual([1, ['Taragon']]);
    const { body } = await stoa.nobody.get('/products/suggest?q=marj');
    expect(body.data).toEqual([]);
  });
});

describe('Two answers that must not differ', () => {
  it.each(['nobody', 'viewer'] as const)('do not for %s, whatever the drafts of others say', async (role) => {
    await draftOf(everybody.author, { title: 'Cardamom', content: 'Cardamom, cardamoms.' });
    await publishedOf(everybody.author, { title: 'Cardamon buns' });
    expect(await said(role, 'cardamom')).toEqual(await said(role, 'cardamoz'));
  });
});
