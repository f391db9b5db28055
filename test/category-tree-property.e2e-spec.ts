import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Actor } from './support/actor.js';
import { categoryOf, productOf } from './support/catalogue.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let twin: Stoa;
let editors: Actor[];
beforeAll(async () => {
  stoa = await Stoa.start();
  twin = await stoa.beside();
  const editor = await stoa.given.editor();
  editors = [editor, new Actor(twin.url, editor.token, editor.id)];
});
afterAll(async () => {
  await twin.stop();
  await stoa.stop();
});

interface Doing {
  readonly what: 'create' | 'move' | 'delete';
  readonly which: number;
  readonly under: number;
}
const doings = fc.record<Doing>({
  what: fc.constantFrom('create', 'move', 'move', 'move', 'delete'),
  which: fc.nat(1000),
  under: fc.nat(1000),
});

/** What each may be answered with; nothing else, whatever the others do. */
const answers = {
  create: [201, 409, 422],
  move: [200, 404, 409, 422],
  delete: [204, 404, 409],
};

async function act(doing: Doing, turn: number, ids: readonly string[]): Promise<void> {
  const editor = editors[turn % 2]!;
  const id = ids[doing.which % ids.length]!;
  // one in eight goes to the top
  const parentId = doing.under % 8 === 0 ? null : ids[doing.under % ids.length]!;
  const { status } = await {
    create: () => editor.post('/categories', { name: 'Shelf', parentId }),
    move: () => editor.put(`/categories/${id}`, { name: 'Shelf', parentId }),
    delete: () => editor.delete(`/categories/${id}`),
  }[doing.what]();
  expect(answers[doing.what]).toContain(status);
}

interface Node {
  readonly id: string;
  readonly parentId: string | null;
}
const tree = async (): Promise<Node[]> => {
  const { rows } = await stoa.sql.query('SELECT id, parent_id AS "parentId" FROM categories');
  return rows;
};

/** The way from a category to the top; fails when it has no end, or leads nowhere. */
function wayUp(nodes: ReadonlyMap<string, Node>, id: string): string[] {
  const way: string[] = [];
  for (let at: string | null = id; at !== null; at = nodes.get(at)!.parentId) {
    expect(nodes.has(at)).toBe(true);
    expect(way).not.toContain(at);
    way.push(at);
  }
  return way;
}

describe('The tree of categories, while many change it at two instances', () => {
  it('stays a tree of ten levels at most, and a branch holds the products of all that stands in it', async () => {
    const roots = [await categoryOf(editors[0]!, { name: 'Shelf' })];
    // two chains of six: laid end to end they would be too deep, each below the other a circle
    for (let chain = 0; chain < 2; chain += 1)
      for (let level = 0, parentId: string | null = null; level < 6; level += 1) {
        const made: Record<string, any> = await categoryOf(editors[0]!, { name: 'Shelf', parentId });
        parentId = made['id'] as string;
        roots.push(made);
      }
    const kept = await Promise.all(
      roots.slice(0, 6).map(({ id }) => productOf(editors[0]!, { categoryId: id as string })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(doings, { minLength: 6, maxLength: 10 }), async (plan) => {
        const before = (await tree()).map(({ id }) => id);
        await Promise.all(plan.map((doing, turn) => act(doing, turn, before)));
        const nodes = new Map((await tree()).map((node) => [node.id, node]));
        for (const id of nodes.keys()) expect(wayUp(nodes, id).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    const nodes = new Map((await tree()).map((node) => [node.id, node]));
    const placed = kept.map(({ id, category }) => ({ id: id as string, way: wayUp(nodes, category.id) }));
    for (const id of nodes.keys()) {
      const { body } = await editors[0]!.get(`/products?category=${id}&limit=100`);
      const expected = placed.filter(({ way }) => way.includes(id)).map((product) => product.id);
      expect(new Set(body.data.map((product: { id: string }) => product.id))).toEqual(new Set(expected));
    }
  });
});
