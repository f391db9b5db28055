import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Statement } from '../../database/statement.js';
import { slice, where, type Listing } from './listing.js';

const listing: Listing = {
  select: 'p.name',
  from: 'products p',
  sortable: { name: 'p.name', createdAt: 'p.created_at' },
  defaultSort: '-createdAt',
  idColumn: 'p.id',
};

interface Asked {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A database of `size` rows that only writes down what it is asked. */
function scribe(size = 0) {
  const asked: Asked[] = [];
  const rows = <Row>({ name, text }: Statement<Row>, ...values: unknown[]): Promise<Row[]> => {
    asked.push({ name, text, values });
    const row = text.includes('count(*)') ? { total: size } : { name: 'x', cursor_keys: ['x', 'id'] };
    return Promise.resolve(Array.from({ length: Math.min(size, 21) }, () => row as Row));
  };
  return { asked, rows, row: () => Promise.resolve(null) };
}

describe('The SQL of a list', () => {
  it('has a mark for every value, and no value in its text', async () => {
    const texts = fc.string({ minLength: 1 }).map((text) => `<${text}>`);
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { maxLength: 5 }), async (wanted) => {
        const source = scribe();
        const conditions = wanted.map((text) => where`p.name = ${text}`);
        await slice(source, listing, conditions, {});
        for (const { text, values } of source.asked) {
          const marks = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
          expect(marks).toEqual(values.map((_, index) => index + 1));
          for (const value of wanted) expect(text).not.toContain(value);
        }
      }),
    );
  });

  it('goes on after a row by comparing rows when all keys run one way', async () => {
    const source = scribe(21);
    const { meta } = await slice(source, listing, [], {});
    await slice(source, listing, [], { cursor: meta.nextCursor ?? '' });
    expect(source.asked.at(-1)?.text).toContain(
      'WHERE (p.created_at, p.id) < ($1, $2) ORDER BY p.created_at DESC, p.id DESC LIMIT 21',
    );
  });

  it('spells the comparison out when they do not', async () => {
    const cursor = Buffer.from(JSON.stringify(['-createdAt,name', 'prev', 'a', 'b', 'c'])).toString(
      'base64url',
    );
    const source = scribe();
    await slice(source, listing, [], { sort: '-createdAt,name', cursor });
    const { text, values } = source.asked[0]!;
    expect(text).toContain(
      'WHERE ((p.created_at > $1) OR (p.created_at = $2 AND p.name < $3) OR (p.created_at = $4 AND p.name = $5 AND p.id > $6))',
    );
    expect(text).toContain('ORDER BY p.created_at ASC, p.name DESC, p.id ASC');
    expect(values.slice(0, 6)).toEqual(['a', 'a', 'b', 'a', 'b', 'c']);
  });

  it('is prepared for the lists that are asked for, and not for thousands', async () => {
    const source = scribe();
    for (let width = 0; width < 300; width += 1)
      await slice(source, { ...listing, select: `p.name AS n${width}` }, [], {});
    const names = source.asked.map(({ name }) => name).filter((name) => name !== '');
    expect(new Set(names).size).toBeLessThanOrEqual(200);
    expect(source.asked.at(-2)?.name).toBe('');
  });
});
