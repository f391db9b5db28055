import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from './support/actor.js';
import { draftOf, publishedOf } from './support/journal.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let author: Actor;
let other: Actor;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [author, other, editor] = await Promise.all([
    stoa.given.viewer({ name: 'Edda' }),
    stoa.given.viewer(),
    stoa.given.editor(),
  ]);
});
afterAll(() => stoa.stop());

const get = async (query: Record<string, string>, actor = stoa.nobody) => {
  const { status, body } = await actor.get(`/posts?${new URLSearchParams(query).toString()}`);
  expect(status).toBe(200);
  return body;
};
const titles = async (query: Record<string, string>, actor = stoa.nobody): Promise<string[]> =>
  (await get(query, actor)).data.map(({ title }: { title: string }) => title);

describe('A search of posts', () => {
  beforeAll(async () => {
    await publishedOf(author, {
      title: 'Crème brûlée at home',
      excerpt: 'Sweet.',
      content: 'For Ångström enthusiasts, **caramelised**.',
    });
    await publishedOf(author, { title: 'Copper pans', content: 'They conduct heat.', tags: ['Cookware'] });
    await publishedOf(other, {
      title: 'Simmering',
      excerpt: 'Of patience and thermometers.',
      content: 'Use something of copper, or iron. The wages of haste are lumps.',
    });
  });

  it.each([
    ['a word without its accents', 'creme brulee', ['Crème brûlée at home']],
    ['accents where there are none', 'cöpper', ['Copper pans', 'Simmering']],
    ['capitals', 'SIMMERING', ['Simmering']],
    ['another form of a word', 'enthusiast', ['Crème brûlée at home']],
    ['a word of the text, without accents', 'angstrom', ['Crème brûlée at home']],
    ['a word of a tag', 'cookware', ['Copper pans']],
    ['a word of the excerpt', 'thermometer', ['Simmering']],
    ['the beginning of a word in a title', 'simm', ['Simmering']],
    ['the beginning of a word in the text', 'carame', ['Crème brûlée at home']],
    ['the beginning of a word in a tag', 'cookw', ['Copper pans']],
    ['a word of a title that says little', 'at', ['Crème brûlée at home']],
    ['words from title, tag and text', 'copper heat cookware', ['Copper pans']],
    ['a letter missing', 'cookwre', ['Copper pans']],
    ['letters changed over', 'simmernig', ['Simmering']],
    ['a mistyped word beside one that is not', 'patience thermomter', ['Simmering']],
    ['a mistyped word in quotes', '"of patince"', ['Simmering']],
    ['a word beside a mistyped one to leave out', 'patience -coper', ['Simmering']],
    ['nothing like any word', 'xylophone', []],
    ['nothing but marks', '_@/~<>', []],
  ])('finds by %s', async (_, search, expected) => {
    expect(await titles({ search })).toEqual(expected);
  });

  it('puts a title before a tag, and both before the text', async () => {
    await publishedOf(author, { title: 'Third', content: 'Something about quinces.' });
    await publishedOf(author, { title: 'Second', content: 'Something else.', tags: ['Quinces'] });
    await publishedOf(author, { title: 'Quinces', content: 'Something new.', excerpt: 'Nothing.' });
    expect(await titles({ search: 'quinces' })).toEqual(['Quinces', 'Second', 'Third']);
    expect(await titles({ search: 'quinces', sort: 'relevance' })).toEqual(['Third', 'Second', 'Quinces']);
    expect(await titles({ search: 'quinces', sort: 'publishedAt' })).toEqual(['Third', 'Second', 'Quinces']);
    await publishedOf(author, { title: 'Fourth', content: 'Only quinces.', excerpt: '.' });
    expect((await titles({ search: 'quinces', sort: '-publishedAt' }))[0]).toBe('Fourth');
  });

  it('is combined with tag, author, dates and what is featured', async () => {
    const { id, publishedAt } = await publishedOf(author, { title: 'Kumquats', tags: ['Fruit', 'Winter'] });
    await publishedOf(other, { title: 'Kumquats again', tags: ['Fruit'] });
    expect((await editor.patch(`/posts/${id}`, { featured: true })).status).toBe(200);
    const only: Record<string, string>[] = [
      { tag: 'winter' },
      { tagAll: 'fruit,winter' },
      { author: author.id },
      { featured: 'true' },
    ];
    for (const filter of only) expect(await titles({ search: 'kumquat', ...filter })).toEqual(['Kumquats']);
    expect(await titles({ search: 'kumquat', tag: 'fruit' })).toHaveLength(2);
    expect(await titles({ search: 'kumquat', publishedBefore: publishedAt })).toEqual([]);
    expect(await titles({ search: 'kumquat', publishedAfter: publishedAt })).toHaveLength(2);
  });

  it('follows the names of tags as they are renamed, merged and deleted, and changes of a post', async () => {
    const { id } = await publishedOf(author, {
      title: 'Tagged',
      excerpt: 'Short.',
      tags: ['Gooseberry', 'Plum'],
    });
    const found = async (search: string) => (await titles({ search })).includes('Tagged');
    expect((await editor.patch('/tags/gooseberry', { name: 'Physalis' })).status).toBe(200);
    expect([await found('gooseberry'), await found('physalis')]).toEqual([false, true]);
    await publishedOf(author, { title: 'Another', tags: ['Groundcherry'] });
    expect((await editor.post('/tags/physalis/merge', { into: 'groundcherry' })).status).toBe(200);
    expect([await found('physalis'), await found('groundcherry')]).toEqual([false, true]);
    expect((await editor.delete('/tags/groundcherry')).status).toBe(204);
    expect([await found('groundcherry'), await found('plum'), await found('tagged')]).toEqual([
      false,
      true,
      true,
    ]);
    await author.patch(`/posts/${id}`, { tags: [], content: 'A tamarillo.' });
    expect([await found('plum'), await found('tamarillo'), await found('fresh')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('says the same of a post whose tags were renamed as of one that had them so from the beginning', async () => {
    const facts = { title: 'Twin tags', content: 'One text for both.', excerpt: 'And an excerpt.' };
    const { id } = await publishedOf(author, { ...facts, tags: ['Before it'] });
    expect((await editor.patch('/tags/before-it', { name: 'Afterwards' })).status).toBe(200);
    const { id: twin } = await publishedOf(author, { ...facts, tags: ['Afterwards'] });
    const { rows } = await stoa.sql.query('SELECT DISTINCT search::text FROM posts WHERE id = ANY ($1)', [
      [id, twin],
    ]);
    expect(rows).toHaveLength(1);
  });

  it('knows the words of a post at once, also when several bring the same', async () => {
    const bring = () => publishedOf(author, { title: 'Quizzaciously', tags: ['Fast', 'Words', 'New'] });
    await Promise.all([bring(), bring(), bring(), bring()]);
    expect(await titles({ search: 'quizaciously' })).toHaveLength(4);
  });
});

describe('A post', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'the',
      'Weiß',
      'naïve',
      "don't",
      'CamelCase',
      'x-ray',
      'running',
      'dies',
      'łódź',
      '42',
      'C',
    ),
    fc.stringMatching(/^[a-zé]{1,12}$/),
  );

  it('is found by any word of its title, in any case', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const { id } = await publishedOf(author, { title: words.join(' ') });
        for (const search of words.flatMap((one) => [one, one.toUpperCase(), one.normalize('NFD')]))
          expect(idsIn(await get({ search, sort: '-publishedAt', limit: '1' }))).toEqual([id]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('Highlights of a post', () => {
  it('mark what was found in title and text, and nothing else in them is markup', async () => {
    await publishedOf(author, {
      title: '<b>Grinders</b> & "mills"',
      content: `${'Padding words. '.repeat(30)}<img src=x onerror=alert(1)> **Grinders** [for you](https://x.example) </mark><script>`,
    });
    const [{ highlights }] = (await get({ search: 'grinder' })).data;
    expect(highlights.title).toBe('&lt;b&gt;<mark>Grinders</mark>&lt;/b&gt; &amp; &quot;mills&quot;');
    expect(highlights.text).toContain('<mark>Grinders</mark> for you');
    expect(highlights.text.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
    expect(highlights.text.startsWith('… ')).toBe(true);
  });

  it('are there for a search alone', async () => {
    for (const post of (await get({ limit: '2' })).data) expect(post).not.toHaveProperty('highlights');
  });

  it('mark the word that was meant, not the one that was typed', async () => {
    await publishedOf(author, { title: 'A percolator' });
    const [{ highlights }] = (await get({ search: 'percolatr' })).data;
    expect(highlights.title).toBe('A <mark>percolator</mark>');
  });
});

describe('Pages by relevance', () => {
  it('leave nothing out and tell nothing twice while posts are published meanwhile', async () => {
    const begun: string[] = [];
    for (let n = 0; n < 9; n += 1)
      begun.push(
        (await publishedOf(author, { title: `Barometer ${n % 3 === 0 ? 'barometer ' : ''}${n}` }))['id'],
      );
    const seen: string[] = [];
    let page = await get({ search: 'barometer', limit: '2' });
    for (;;) {
      seen.push(...idsIn(page));
      await publishedOf(author, { title: 'Barometer of the day' });
      if (page.meta.nextCursor === null) break;
      page = await get({ search: 'barometer', limit: '2', cursor: page.meta.nextCursor });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => begun.includes(id)).sort()).toEqual([...begun].sort());
  });

  it('lead back to where they came from', async () => {
    const query = { search: 'barometer', limit: '3' };
    const first = await get(query);
    const second = await get({ ...query, cursor: first.meta.nextCursor });
    const back = await get({ ...query, cursor: second.meta.prevCursor });
    expect(idsIn(back)).toEqual(idsIn(first));
  });

  it('rank drafts, too, where they are asked for', async () => {
    await draftOf(author, { title: 'Draft', content: 'About a hygrometer.' });
    await draftOf(author, { title: 'Hygrometer' });
    const query = { search: 'hygrometer', status: 'draft' };
    expect(await titles(query, author)).toEqual(['Hygrometer', 'Draft']);
    expect(await titles({ ...query, sort: 'createdAt' }, author)).toEqual(['Draft', 'Hygrometer']);
    expect(await titles(query, editor)).toEqual(['Hygrometer', 'Draft']);
    expect(await titles(query, other)).toEqual([]);
  });
});

const idsIn = ({ data }: { data: { id: string }[] }): string[] => data.map(({ id }) => id);
