import { Optional, QueryInt } from '../fields/fields.js';

/** What a list takes that fits on one page, and comes whole unless somebody asks for less. */
export class ShortListQuery {
  /** How many items, 1 to 100; all of them unless this says otherwise. */
  @Optional()
  @QueryInt(1, 100)
  limit?: number;

  /** Which page, from 1. */
  @Optional()
  @QueryInt(1, 10_000)
  page?: number;
}
