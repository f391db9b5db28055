import { ValidationFailed } from '../problem/problems.js';

/** A place in a sorted list: the keys of a row, and whether to go on after it or before it. */
export interface Cursor {
  readonly sort: string;
  readonly direction: 'next' | 'prev';
  /** The row's sort values, the id last; as text, the database reads them by the column's type. */
  readonly values: readonly string[];
}

/** The cursor as clients see it: opaque, safe in an address. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.sort, cursor.direction, ...cursor.values])).toString('base64url');
}

/**
 * Reads what {@link encodeCursor} wrote, for a list sorted by `sort` with `keys` sort keys.
 *
 * @throws ValidationFailed it is no cursor, or one of another order
 */
export function decodeCursor(text: string, sort: string, keys: number): Cursor {
  const parts = parse(text);
  const [madeFor, direction, ...values] = parts;
  if ((direction !== 'next' && direction !== 'prev') || madeFor === undefined)
    throw unusable('is not a cursor');
  if (madeFor !== sort || values.length !== keys)
    throw unusable(`belongs to the order "${madeFor}"; ask with that "sort" or start again`);
  return { sort, direction, values };
}

function parse(text: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.every((part) => typeof part === 'string' && !/[\u0000-\u001f]/.test(part))
    )
      return parts as string[];
  } catch {
    // not ours: refused below like any other text
  }
  throw unusable('is not a cursor');
}

function unusable(message: string): ValidationFailed {
  return new ValidationFailed([{ field: 'cursor', message, code: 'CURSOR' }]);
}
