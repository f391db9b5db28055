import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let draft: Record<string, any>;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
  await productOf(editor, { name: 'Kinetic sculpture', description: 'A mobile of steel.' });
  await productOf(editor, { name: 'Rødgrød für Weißwein' });
  draft = await productOf(editor, { name: 'Kin zéphyrine', status: 'draft', tags: ['quillon'] });
});
afterAll(() => stoa.stop());

const wordsFor = async (typed: string): Promise<string[]> => {
  const { body } = await stoa.nobody.get(`/products/suggest?q=${encodeURIComponent(typed)}`);
  return body.data.filter(({ kind }: any) => kind === 'word').map(({ text }: any) => text);
};

const ofTheDraft = [
  'zeph',
  'ZEPH',
  'Zéph',
  'zephyrine',
  'ZÉPHYRINE',
  'zephyrne',
  'kin',
  'KÍN',
  'ki',
  'quil',
  'sculpture zeph',
];

describe('A word that only a draft has', () => {
  it.each(ofTheDraft)('is not suggested for %j', async (typed) => {
    for (const word of await wordsFor(typed)) expect(word).not.toMatch(/kin$|zephyrine|quillon/);
  });

  it('is not told by a word of others that begins with it, which is suggested itself', async () => {
    expect(await wordsFor('kin')).toEqual(['kinetic']);
  });

  it('takes no room from others, however many there are', async () => {
    await productOf(editor, { name: 'Ember emery emigrant emu', status: 'draft' });
    await productOf(editor, { name: 'Embroidered emblem' });
    expect(await wordsFor('em')).toEqual(['emblem', 'embroidered']);
  });

  it('is suggested once the product is on sale, however it is typed, and no more when it no longer is', async () => {
    const put = async (status: string): Promise<void> =>
      expect((await editor.patch(`/products/${draft['id']}`, { status })).status).toBe(200);
    await put('active');
    for (const typed of ['zeph', 'ZEPH', 'Zéph', 'zephyrne'])
      expect(await wordsFor(typed)).toEqual(['zephyrine']);
    expect(await wordsFor('KÍ')).toEqual(['kin', 'kinetic']);
    await put('draft');
    expect(await wordsFor('zeph')).toEqual([]);
    expect(await wordsFor('ki')).toEqual(['kinetic']);
  });
});

describe('A word of a product on sale', () => {
  it.each([
    ['rødg', 'rodgrod'],
    ['RODG', 'rodgrod'],
    ['weiß', 'weisswein'],
    ['weiss', 'weisswein'],
  ])('is suggested for %j, whatever its letters become without accents', async (typed, word) => {
    expect(await wordsFor(typed)).toEqual([word]);
  });
});
