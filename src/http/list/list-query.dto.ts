import { Optional, QueryInt } from '../fields/fields.js';
import { Formed } from '../fields/text.js';

/** What every list takes. A list's own query extends it with its filters. */
export class ListQuery {
  /** How many items, 1 to 100. */
  @Optional()
  @QueryInt(1, 100)
  limit?: number;

  /** Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`. */
  @Optional()
  @QueryInt(1, 10_000)
  page?: number;

  /** Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth. */
  @Optional()
  @Formed(/^[A-Za-z0-9_-]+$/, 2000, 'must be a cursor from an earlier answer')
  cursor?: string;

  /** Fields to sort by, comma-separated; `-` turns one around. The id breaks ties. @example -createdAt */
  @Optional()
  @Formed(
    /^-?[A-Za-z]+(,-?[A-Za-z]+)*$/,
    100,
    'must be field names joined by commas, each with an optional "-"',
  )
  sort?: string;
}
