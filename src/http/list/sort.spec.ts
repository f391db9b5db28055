import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ValidationFailed } from '../problem/problems.js';
import { parseSort } from './sort.js';

const sortable = { createdAt: 'p.created_at', name: 'p.name' };
const columns = ['p.created_at', 'p.name', 'p.id'];

describe('An order', () => {
  it('is read key by key, and ends with the id in the direction of the first', () => {
    expect(parseSort('-createdAt,name', sortable, 'p.id')).toEqual([
      { field: 'createdAt', column: 'p.created_at', descending: true },
      { field: 'name', column: 'p.name', descending: false },
      { field: 'id', column: 'p.id', descending: true },
    ]);
  });

  it.each([
    '',
    '-',
    'price',
    'name,',
    ',name',
    '--name',
    'name,name',
    'name,-name',
    'Name',
    'constructor',
    '__proto__',
  ])('is refused: %j', (text) => {
    expect(() => parseSort(text, sortable, 'p.id')).toThrow(ValidationFailed);
  });

  it('never lets text of the client become SQL', () => {
    const texts = fc.oneof(fc.string(), fc.constantFrom('name', '-createdAt', 'name,-createdAt', 'name;--'));
    fc.assert(
      fc.property(texts, (text) => {
        try {
          for (const { column } of parseSort(text, sortable, 'p.id')) expect(columns).toContain(column);
        } catch (error) {
          expect(error).toBeInstanceOf(ValidationFailed);
        }
      }),
    );
  });
});
