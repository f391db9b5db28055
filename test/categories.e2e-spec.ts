import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { categoryOf, productBody, productOf } from './support/catalogue.js';
import { expectProblem } from './support/matchers.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let editor: Actor;
let viewer: Actor;
beforeAll(async () => {
  stoa = await Stoa.start();
  [editor, viewer] = await Promise.all([stoa.given.editor(), stoa.given.viewer()]);
});
afterAll(() => stoa.stop());

const unknownId = '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11';
const idOf = async (facts: object): Promise<string> => (await categoryOf(editor, facts))['id'] as string;
const move = (id: string, name: string, parentId: string | null) =>
  editor.put(`/categories/${id}`, { name, parentId });

/** Categories one below the other; gives their ids from the top. */
async function chain(length: number, name: string): Promise<string[]> {
  const ids: string[] = [];
  for (let level = 0; level < length; level += 1)
    ids.push(await idOf({ name: `${name} ${level}`, parentId: ids.at(-1) ?? null }));
  return ids;
}

describe('Adding a category', () => {
  it('answers with the whole category and says where it is', async () => {
    const parentId = await idOf({ name: 'Home & Living' });
    const answer = await editor.post('/categories', { name: 'Lámparas', parentId });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      slug: 'lamparas',
      name: 'Lámparas',
      parentId,
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: answer.body.createdAt,
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`/api/v1/categories/${answer.body.id}$`));
    expect((await stoa.nobody.get('/categories/lamparas')).body).toEqual(answer.body);
    expect((await stoa.nobody.get(`/categories/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('is for editors', async () => {
    expectProblem(await stoa.nobody.post('/categories', { name: 'X' }), 401, 'UNAUTHENTICATED');
    expectProblem(await viewer.post('/categories', { name: 'X' }), 403, 'FORBIDDEN');
    expectProblem(await viewer.put(`/categories/${unknownId}`, { name: 'X' }), 403, 'FORBIDDEN');
    expectProblem(await viewer.delete(`/categories/${unknownId}`), 403, 'FORBIDDEN');
  });

  it('numbers the slugs of equal names, also of ten at once', async () => {
    const ten = await Promise.all(Array.from({ length: 10 }, () => categoryOf(editor, { name: 'Same' })));
    const slugs = ['same', ...Array.from({ length: 9 }, (_, index) => `same-${index + 2}`)];
    expect(ten.map((category) => category['slug']).sort()).toEqual(slugs.sort());
  });

  it('refuses a slug that is taken and a parent that does not exist', async () => {
    await idOf({ name: 'First', slug: 'taken' });
    expectProblem(await editor.post('/categories', { name: 'Second', slug: 'taken' }), 409, 'SLUG_TAKEN');
    const orphan = await editor.post('/categories', { name: 'Orphan', parentId: unknownId });
    expectProblem(orphan, 422, 'UNKNOWN_CATEGORY');
  });

  it.each([
    ['a blank name', { name: ' ' }],
    ['a name of 101 characters', { name: 'x'.repeat(101) }],
    ['a slug that looks like an id', { name: 'X', slug: unknownId }],
    ['a parent that is no id', { name: 'X', parentId: 'top' }],
    ['a field it does not know', { name: 'X', colour: 'red' }],
  ])('refuses %s', async (_, body) => {
    expectProblem(await editor.post('/categories', body), 400, 'VALIDATION_FAILED');
  });

  it('happens once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'category-1' };
    const first = await editor.post('/categories', { name: 'Keyed' }, key);
    const again = await editor.post('/categories', { name: 'Keyed' }, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  it('stops at ten levels', async () => {
    const ten = await chain(10, 'Level');
    const eleventh = await editor.post('/categories', { name: 'Too deep', parentId: ten[9] });
    expectProblem(eleventh, 409, 'CATEGORY_TOO_DEEP');
  });
});

describe('Reading categories', () => {
  it('is for anyone, by name, in pages', async () => {
    await Promise.all(['Zebra', 'Aardvark', 'Mole'].map((name) => idOf({ name })));
    const { status, body } = await stoa.nobody.get('/categories?limit=100');
    expect(status).toBe(200);
    const mine = ['Aardvark', 'Mole', 'Zebra'];
    const names = body.data.map((category: { name: string }) => category.name);
    expect(names.filter((name: string) => mine.includes(name))).toEqual(mine);
    expect((await stoa.nobody.get('/categories?limit=1')).body.meta).toMatchObject({ page: 1, limit: 1 });
  });

  it('is 404 for one that is not there, 400 for what is no id or slug', async () => {
    expectProblem(await stoa.nobody.get(`/categories/${unknownId}`), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get('/categories/no-such'), 404, 'NOT_FOUND');
    expectProblem(await stoa.nobody.get('/categories/No%20Such'), 400, 'MALFORMED_REQUEST');
  });
});

describe('Changing a category', () => {
  it('renames it, keeps its slug and puts it to the top when no parent is named', async () => {
    const [top = '', below = ''] = await chain(2, 'Renamed');
    const { status, body } = await editor.put(`/categories/${below}`, { name: 'New name' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: below, slug: 'renamed-1', name: 'New name', parentId: null });
    expect((await editor.delete(`/categories/${top}`)).status).toBe(204);
  });

  it('leaves no trace when nothing changes', async () => {
    const before = await categoryOf(editor, { name: 'Unchanged' });
    expect((await editor.put(`/categories/${before['id']}`, { name: 'Unchanged' })).body).toEqual(before);
  });

  it('cannot put it below itself', async () => {
    const [top = '', middle = '', bottom = ''] = await chain(3, 'Circle');
    for (const parent of [top, middle, bottom])
      expectProblem(await move(top, 'Circle 0', parent), 409, 'CATEGORY_CYCLE');
  });

  it('closes no circle when two are moved below each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [left, right] = [await idOf({ name: 'Left' }), await idOf({ name: 'Right' })];
      const both = await Promise.all([move(left, 'Left', right), move(right, 'Right', left)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });

  it('counts the branch it brings along', async () => {
    const [parents, branch] = [await chain(6, 'Parent'), await chain(5, 'Branch')];
    expectProblem(await move(branch[0]!, 'Branch 0', parents[5]!), 409, 'CATEGORY_TOO_DEEP');
    expect((await move(branch[0]!, 'Branch 0', parents[4]!)).status).toBe(200);
  });

  it('refuses a slug that is taken, a parent that is unknown, and is 404 for what is not there', async () => {
    const [mine] = [await idOf({ name: 'Mine' }), await idOf({ name: 'Theirs' })];
    expectProblem(
      await editor.put(`/categories/${mine}`, { name: 'Mine', slug: 'theirs' }),
      409,
      'SLUG_TAKEN',
    );
    expectProblem(await move(mine, 'Mine', unknownId), 422, 'UNKNOWN_CATEGORY');
    expectProblem(await move(unknownId, 'None', null), 404, 'NOT_FOUND');
  });

  it('shows in its products at once', async () => {
    const categoryId = await idOf({ name: 'Old shelf' });
    const { id } = await productOf(editor, { categoryId });
    const tag = (await stoa.nobody.get(`/products/${id}`)).headers.get('etag') ?? '';
    await editor.put(`/categories/${categoryId}`, { name: 'New shelf' });
    const read = await stoa.nobody.get(`/products/${id}`, { 'if-none-match': tag });
    expect([read.status, read.body.category?.name]).toEqual([200, 'New shelf']);
  });

  it('is refused to who has an old version', async () => {
    const id = await idOf({ name: 'Version 1' });
    const old = { 'if-match': (await editor.get(`/categories/${id}`)).headers.get('etag') ?? '' };
    expect((await editor.put(`/categories/${id}`, { name: 'Version 2' }, old)).status).toBe(200);
    expectProblem(await editor.put(`/categories/${id}`, { name: 'Lost' }, old), 412, 'PRECONDITION_FAILED');
    expectProblem(await editor.delete(`/categories/${id}`, old), 412, 'PRECONDITION_FAILED');
  });
});

describe('Deleting a category', () => {
  it('works when it is empty, and tells of it', async () => {
    const id = await idOf({ name: 'Short-lived' });
    expect((await editor.delete(`/categories/${id}`)).status).toBe(204);
    expectProblem(await stoa.nobody.get(`/categories/${id}`), 404, 'NOT_FOUND');
    expectProblem(await editor.delete(`/categories/${id}`), 404, 'NOT_FOUND');
    const { rows } = await stoa.sql.query(
      'SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY sequence',
      [id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['category.created', 'category.deleted']);
  });

  it('is refused while products or other categories stand in it', async () => {
    const [parent = ''] = await chain(2, 'Kept');
    const full = await idOf({ name: 'Full' });
    await productOf(editor, { categoryId: full, status: 'draft' });
    for (const id of [parent, full])
      expectProblem(await editor.delete(`/categories/${id}`), 409, 'CATEGORY_IN_USE');
  });

  it('and putting a product or a category into it at the same time: one of the two is refused', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await idOf({ name: 'Contested' });
      const put =
        round % 2 === 0
          ? editor.post('/products', productBody({ categoryId: id }))
          : editor.post('/categories', { name: 'Late', parentId: id });
      const both = await Promise.all([put, editor.delete(`/categories/${id}`)]);
      const statuses = both.map(({ status }) => status).join();
      expect(['201,409', '422,204']).toContain(statuses);
    }
  });
});

describe('Looking for categories', () => {
  it('finds those whose name or slug has the words in it, whatever their case', async () => {
    const above = await idOf({ name: 'Öfen' });
    const below = await idOf({ name: 'Pizza 100%', slug: 'baking-hot', parentId: above });
    const found = async (search: string): Promise<string[]> => {
      const { body } = await viewer.get(`/categories?search=${encodeURIComponent(search)}`);
      return body.data.map(({ id }: any) => id);
    };
    expect(await found('öFEN')).toEqual([above]);
    expect(await found('100%')).toEqual([below]);
    expect(await found('King-Hot')).toEqual([below]);
    expect(await found('_')).toEqual([]);
  });

  it('gives the branch right below one, and the top', async () => {
    const [top, middle, bottom] = await chain(3, 'Level');
    const below = async (parentId: string): Promise<string[]> => {
      const { body } = await viewer.get(`/categories?limit=100&parentId=${parentId}`);
      return body.data.map(({ id }: any) => id);
    };
    expect(await below(top!)).toEqual([middle]);
    expect(await below('none')).toContain(top);
    expect(await below('none')).not.toContain(bottom);
    expectProblem(await viewer.get('/categories?parentId=top'), 400, 'VALIDATION_FAILED');
  });
});
