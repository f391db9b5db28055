import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { recordStatements } from './support/statements.js';
import { catalogueLists } from './support/catalogue-lists.js';
import { journalLists } from './support/journal-lists.js';
import { lists as others, type Shop } from './support/lists.js';
import type { Actor } from './support/actor.js';
import { Stoa } from './support/stoa.js';

const lists = { ...others, ...catalogueLists, ...journalLists };

let shop: Shop;
beforeAll(async () => {
  const stoa = await Stoa.start();
  const { given } = stoa;
  shop = { stoa, viewer: await given.viewer(), editor: await given.editor(), admin: await given.admin() };
});
afterAll(() => shop.stoa.stop());

/** The operations that answer with a list, as the document has them. */
const listOperations: string[] = (() => {
  const document = JSON.parse(readFileSync('openapi.json', 'utf8'));
  const isList = (operation: any): boolean => {
    const schema = operation?.responses?.['200']?.content?.['application/json']?.schema;
    const named = document.components.schemas[schema?.$ref?.split('/').at(-1)] ?? schema;
    const { data, meta } = named?.properties ?? {};
    return data?.type === 'array' && meta !== undefined;
  };
  return Object.values<any>(document.paths)
    .map(({ get }) => get)
    .filter(isList)
    .map(({ operationId }) => operationId);
})();

/**
 * What one page costs when everything is warm, but not told from memory. The sweepers speak to the database too: the
 * quietest of three counts.
 */
async function costOf(
  who: Actor,
  path: string,
  limit = 100,
): Promise<{ rows: number; statements: string[] }> {
  const at = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
  const read = () => recordStatements(() => who.get(at, { 'cache-control': 'no-cache' }));
  await read();
  const all = [await read(), await read(), await read()];
  const [least] = all.sort((one, other) => one.statements.length - other.statements.length);
  expect(least?.answer.status).toBe(200);
  return { rows: least?.answer.body.data.length, statements: least?.statements ?? [] };
}

describe('A page of a list', () => {
  it('has a budget of statements, whichever list of the API it is', () => {
    expect(listOperations.length).toBeGreaterThan(10);
    expect(listOperations.filter((id) => !(id in lists))).toEqual([]);
    expect(Object.keys(lists).filter((id) => !listOperations.includes(id))).toEqual([]);
  });

  it.each(Object.entries(lists))('of %s costs the same with two rows and with thirty', async (_id, list) => {
    const few = await list.fill(shop, 2);
    const cheap = await costOf(few.who, few.path, list.most);
    expect(cheap.rows).toBeGreaterThanOrEqual(few.holds ?? 2);
    const many = await list.fill(shop, 30);
    const full = await costOf(many.who, many.path, list.most);
    expect(full.rows).toBeGreaterThanOrEqual(many.holds ?? 30);
    expect(full.statements.length).toBeLessThanOrEqual(list.budget);
    expect(full.statements).toHaveLength(cheap.statements.length);
  });
});
