import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { draftOf, postBody } from './support/journal.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let anna: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  anna = await stoa.given.viewer();
});
afterAll(() => stoa.stop());

const diffOf = async (id: string, path: string): Promise<any> => {
  const { status, body } = await anna.get(`/posts/${id}/revisions/${path}`);
  expect(status).toBe(200);
  return body;
};

describe('The difference of two revisions', () => {
  it('is data: the fields that differ, with the words of each and the tags one by one', async () => {
    const { id } = await draftOf(anna, { title: 'Old title', tags: ['Tea', 'Water'] });
    await anna.patch(`/posts/${id}`, {
      ...{ title: 'New title', content: 'Boil **soft** water.', tags: ['Tea', 'Milk'], metaTitle: 'Engines' },
    });
    const kept = (text: string) => ({ kind: 'kept', text });
    const [removed, added] = (['removed', 'added'] as const).map((kind) => (text: string) => ({
      kind,
      text,
    }));
    expect(await diffOf(id, '2/diff')).toEqual({
      ...{ revision: 2, against: 1 },
      fields: [
        { field: 'title', parts: [removed!('Old'), added!('New'), kept(' title')] },
        { field: 'slug', parts: [removed!('old'), added!('new'), kept('-title')] },
        { field: 'content', parts: [kept('Boil **'), removed!('fresh'), added!('soft'), kept('** water.')] },
        { field: 'tags', parts: [kept('Tea'), removed!('Water'), added!('Milk')] },
        { field: 'metaTitle', parts: [added!('Engines')] },
      ],
    });
  });

  it('is with the one before unless told, either way round, and nothing with itself', async () => {
    const { id } = await draftOf(anna, { title: 'One' });
    for (const title of ['Two', 'Three']) await anna.patch(`/posts/${id}`, { title });
    const titles = async (path: string) =>
      (await diffOf(id, path)).fields[0].parts.map(({ kind, text }: any) => `${kind} ${text}`);
    expect(await titles('3/diff')).toEqual(['removed Two', 'added Three']);
    expect(await titles('3/diff?against=1')).toEqual(['removed One', 'added Three']);
    expect(await titles('1/diff?against=3')).toEqual(['removed Three', 'added One']);
    expect(await diffOf(id, '2/diff?against=2')).toEqual({ revision: 2, against: 2, fields: [] });
    expect(await diffOf(id, '1/diff')).toEqual({ revision: 1, against: 1, fields: [] });
  });

  it.each([
    ['words', (letter: string) => Array.from({ length: 9_000 }, (_, index) => `${letter}${index}`).join(' ')],
    [
      'lines',
      (letter: string) => Array.from({ length: 9_000 }, (_, index) => `${letter}${index}`).join('\n'),
    ],
    ['marks', (letter: string) => (letter === 'a' ? '-.' : '.+').repeat(29_000)],
    ['one word', (letter: string) => letter.repeat(59_000)],
    ['characters', (letter: string) => (letter === 'a' ? '茶水' : '水器').repeat(9_500)],
  ])('of the longest texts that differ in everything is given as they are: %s', async (_, make) => {
    const texts = [make('a'), make('b')];
    const { id } = await draftOf(anna, postBody({ content: texts[0] }));
    expect((await anna.patch(`/posts/${id}`, { content: texts[1] })).status).toBe(200);
    const { fields } = await diffOf(id, '2/diff');
    const { parts } = fields.find(({ field }: any) => field === 'content');
    const side = (other: string) =>
      parts
        .filter(({ kind }: any) => kind !== other)
        .map(({ text }: any) => text)
        .join('');
    expect([side('added'), side('removed')]).toEqual(texts);
  });
});
