import { ValidationFailed } from '../problem/problems.js';

/** One column to sort by. */
export interface SortKey {
  readonly field: string;
  readonly column: string;
  readonly descending: boolean;
}

/** Which fields a list may be sorted by, and the column (never null) that each stands for. */
export type Sortable = Readonly<Record<string, string>>;

/**
 * Reads `-createdAt,name` against the allowed fields. The id is added as the last key, in the direction of the
 * first, so that the order is total.
 *
 * @throws ValidationFailed a field is unknown or named twice
 */
export function parseSort(text: string, sortable: Sortable, idColumn: string): SortKey[] {
  const keys = text.split(',').map((part) => {
    const field = part.replace(/^-/, '');
    const column = Object.hasOwn(sortable, field) ? sortable[field] : undefined;
    if (column === undefined)
      throw unsortable(`cannot be sorted by "${field}"; use ${Object.keys(sortable).join(', ')}`);
    return { field, column, descending: part.startsWith('-') };
  });
  if (new Set(keys.map((key) => key.field)).size < keys.length) throw unsortable('names a field twice');
  return [...keys, { field: 'id', column: idColumn, descending: keys[0]?.descending ?? false }];
}

function unsortable(message: string): ValidationFailed {
  return new ValidationFailed([{ field: 'sort', message, code: 'SORT' }]);
}
