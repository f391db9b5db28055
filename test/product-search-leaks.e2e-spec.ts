import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '../src/database/migrate.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { importFile, ndjson } from './support/imports.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  editor = await stoa.given.editor();
});
afterAll(() => stoa.stop());

const asked = async (who: Actor, query: Record<string, string>): Promise<Record<string, any>> => {
  const { status, body } = await who.get(`/products?${new URLSearchParams(query).toString()}`);
  expect(status).toBe(200);
  return body;
};
const names = async (search: string): Promise<string[]> =>
  (await asked(stoa.nobody, { search }))['data'].map(({ name }: { name: string }) => name);
const namesOf = async (search: string, status: string): Promise<string[]> =>
  (await asked(editor, { search, status }))['data'].map(({ name }: { name: string }) => name).sort();
const put = async ({ id }: Record<string, any>, facts: object): Promise<void> =>
  expect((await editor.patch(`/products/${id}`, facts)).status).toBe(200);

describe('A word that only hidden products have', () => {
  beforeAll(async () => {
    await productOf(editor, { name: 'Marzipan loaf' });
  });

  it.each(['draft', 'archived'])('is set right for everybody as if it stood nowhere: %s', async (status) => {
    const words = { draft: 'marzipen', archived: 'marzipun' }[status]!;
    await productOf(editor, { name: `Secret ${words}`, description: words, tags: [words], status });
    for (const search of [words, `"${words}"`]) expect(await names(search)).toEqual(['Marzipan loaf']);
    const [known, made] = [await asked(stoa.nobody, { search: words }), 'marzipin'];
    expect(known).toEqual(await asked(stoa.nobody, { search: made }));
  });

  it('is not learnt by what is changed of a draft either, nor from a file', async () => {
    await put(await productOf(editor, { name: 'Plain', status: 'draft' }), { name: 'Marzipxan' });
    const row = { sku: 'FILE-1', name: 'Marzippan', price: { amount: 1, currency: 'EUR' } };
    await importFile(stoa, editor, ndjson(row), { type: 'application/x-ndjson' });
    for (const search of ['"marzipxan"', '"marzippan"'])
      expect(await names(search)).toEqual(['Marzipan loaf']);
  });

  it('is found as it stands by those who look at what is hidden', async () => {
    await productOf(editor, { name: 'Nougat bar' });
    await productOf(editor, { name: 'Nougot bar', status: 'draft' });
    for (const status of ['draft', 'any']) expect(await namesOf('"nougot"', status)).toEqual(['Nougot bar']);
    expect(await namesOf('nougot', 'any')).toEqual(['Nougot bar']);
    expect(await namesOf('"nougut"', 'any')).toEqual(['Nougat bar']);
    expect(await namesOf('"nougot"', 'active')).toEqual(['Nougat bar']);
  });
});

describe('A product that comes to be shown', () => {
  it('teaches all its words by its status alone', async () => {
    const product = await productOf(editor, {
      ...{ name: 'Glockenspiel', description: 'Of rosewood.', tags: ['percussive'], status: 'draft' },
      attributes: { tuning: 'pentatonic' },
    });
    const mistyped = ['glockenspeil', 'rosewoud', 'percusive', 'pentatonik'];
    for (const search of mistyped) expect(await names(search)).toEqual([]);
    await put(product, { status: 'active' });
    for (const search of mistyped) expect(await names(search)).toEqual(['Glockenspiel']);
  });

  it('teaches what it has learnt as a draft, and what is changed while it is shown', async () => {
    const product = await productOf(editor, { name: 'Draft', status: 'draft' });
    await put(product, { name: 'Theremin' });
    await put(product, { status: 'active', description: 'Played in midair.' });
    for (const search of ['theremni', 'midiar']) expect(await names(search)).toEqual(['Theremin']);
    await put(product, { tags: ['ethereal'] });
    expect(await names('etherael')).toEqual(['Theremin']);
  });

  it('does so with hundreds of others in a file', async () => {
    const row = (index: number, status: string) => ({
      ...{ sku: `MANY-${index}`, name: `Many ${index}`, status, price: { amount: 1, currency: 'EUR' } },
      description: index === 150 ? 'Xylographic.' : 'Plain.',
    });
    const rows = (status: string) => ndjson(...Array.from({ length: 300 }, (_, index) => row(index, status)));
    const type = 'application/x-ndjson';
    await importFile(stoa, editor, rows('draft'), { type });
    expect(await names('xylografic')).toEqual([]);
    await importFile(stoa, editor, rows('active'), { type });
    expect(await names('xylografic')).toEqual(['Many 150']);
  });
});

describe('The migration of words from before', () => {
  const name = 'WordsOfShown1763900000064';
  const known = async (): Promise<string[]> => {
    const sql = `SELECT word FROM search_words WHERE vocabulary = 'catalogue' AND word LIKE 'praline%' ORDER BY word`;
    return (await stoa.sql.query(sql)).rows.map(({ word }) => word);
  };

  it('forgets what only hidden products had taught', async () => {
    await productOf(editor, { name: 'Pralinea' });
    await productOf(editor, { name: 'Pralineb', status: 'draft' });
    await stoa.sql.query(
      "INSERT INTO search_words (vocabulary, word, stem) VALUES ('catalogue', 'pralineb', 'pralineb')",
    );
    expect(await known()).toEqual(['pralinea', 'pralineb']);
    await stoa.sql.query('DELETE FROM migrations WHERE name = $1', [name]);
    expect(await migrate(stoa.databaseUrl)).toEqual([name]);
    expect(await known()).toEqual(['pralinea']);
  });
});
