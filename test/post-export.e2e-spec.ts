import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from './support/actor.js';
import { draftOf, publishedOf } from './support/journal.js';
import { countsOf, exportPosts, filesOf, importPosts } from './support/post-imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [editor, viewer] = [] as unknown as [Actor, Actor];
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, viewer] = [await stoa.given.editor(), await stoa.given.viewer()];
});
afterAll(() => stoa.stop());
const empty = () => stoa.sql.query('TRUNCATE posts, tags CASCADE');
beforeEach(empty);

const exported = async (who: Actor) => filesOf(await exportPosts(who));

describe('An export of posts', () => {
  it('is a zip with a Markdown file for each, its facts before its text', async () => {
    const post = await publishedOf(editor, {
      ...{ title: 'Tea: how to pour', slug: 'tea', tags: ['Pour over', 'Tea'], excerpt: '"Patience"' },
      ...{ visibility: 'members', pinned: true, metaTitle: 'Tea', canonicalUrl: 'https://example.com/tea' },
    });
    expect(await exported(editor)).toEqual({
      'tea.md': [
        ...['---', `id: ${post['id']}`, 'title: "Tea: how to pour"', 'slug: tea', `excerpt: '"Patience"'`],
        ...[`author: ${editor.id}`, 'tags:', '  - Pour over', '  - Tea', 'status: published'],
        ...[`publishedAt: ${post['publishedAt']}`, 'visibility: members', 'featured: false', 'pinned: true'],
        ...['metaTitle: Tea', 'canonicalUrl: https://example.com/tea', '---', 'Boil **fresh** water.'],
      ].join('\n'),
    });
  });

  it("holds an author's own posts, and for editors everybody's, drafts too", async () => {
    await draftOf(viewer, { slug: 'mine' });
    await draftOf(editor, { slug: 'theirs' });
    await publishedOf(editor, { slug: 'shown' });
    expect(Object.keys(await exported(viewer))).toEqual(['mine.md']);
    expect(Object.keys(await exported(editor))).toEqual(['mine.md', 'theirs.md', 'shown.md']);
  });

  it('names no person but by the id of the account', async () => {
    await stoa.sql.query("UPDATE users SET name = 'Anna Schmidt' WHERE id = $1", [viewer.id]);
    await draftOf(viewer);
    const [file] = Object.values(await exported(editor));
    expect(file).toContain(viewer.id);
    expect(file).not.toMatch(/Anna|@/);
  });

  it('gives files names that every system can have', async () => {
    await draftOf(viewer, { slug: 'con' });
    await draftOf(viewer, { slug: 'lpt1' });
    expect(Object.keys(await exported(viewer))).toEqual(['_con.md', '_lpt1.md']);
    await empty();
    expect(await exported(viewer)).toEqual({});
  });

  it('has everything, however much it is', async () => {
    const content = 'Water. '.repeat(8_000);
    for (let number = 0; number < 45; number += 1) await draftOf(viewer, { slug: `long-${number}`, content });
    const files = await exported(viewer);
    expect(Object.keys(files)).toHaveLength(45);
    expect(Object.values(files).every((file) => file.endsWith(`---\n${content}`))).toBe(true);
  });
});

const pieces = fc.constantFrom(
  ...[
    '---',
    '---\n',
    '\n---\n',
    '"',
    "'",
    ': ',
    ' #',
    '- ',
    '\r\n',
    '\n',
    '  ',
    '\t',
    '|',
    '>',
    '&a ',
    '*a',
    '!!js ',
  ],
  ...[
    'tea',
    'null',
    'true',
    '1e3',
    '2024-05-01',
    '~',
    '{',
    ']',
    '%',
    '@',
    '`',
    '\\',
    '🫖',
    'é',
    '\u2028---',
    '\ufeff',
    '<<',
  ],
);
const textOf = (most: number, part: fc.Arbitrary<string>) =>
  fc
    .array(part, { minLength: 1, maxLength: 12 })
    .map((parts) => [...parts.join('')].slice(0, most).join(''))
    .filter((text) => text.trim() !== '');
const line = (most: number) =>
  textOf(
    most,
    pieces.map((piece) => piece.replaceAll(/[\r\n\t]/g, ' ')),
  );
const lines = (most: number) => textOf(most, pieces);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const posts = fc.array(
  fc.record({
    title: line(200),
    content: lines(1000),
    excerpt: some(lines(500)),
    tags: fc.uniqueArray(line(50), { maxLength: 4 }),
    visibility: fc.constantFrom('public', 'members'),
    featured: fc.boolean(),
    pinned: fc.boolean(),
    metaTitle: some(line(200)),
    metaDescription: some(line(500)),
    publishAt: some(fc.constant('2099-01-01T09:30:00.000Z')),
    isPublished: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('An export that comes back', () => {
  it('into an empty journal gives the same files, byte for byte, and changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(posts, async (given) => {
        await empty();
        for (const { isPublished, publishAt, ...facts } of given)
          await (isPublished ? publishedOf(editor, facts) : draftOf(editor, { ...facts, publishAt }));
        const archive = await exportPosts(editor);
        const before = await filesOf(archive);
        await empty();
        const first = await importPosts(stoa, editor, archive);
        expect(first['posts']).toEqual(countsOf({ created: given.length }));
        expect(await exported(editor)).toEqual(before);
        const again = await importPosts(stoa, editor, archive);
        expect(again['posts']).toEqual(countsOf({ unchanged: given.length }));
        expect(await exported(editor)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });
});
