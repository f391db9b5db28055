import { Flag, Int, Nullable, Optional } from '../fields/fields.js';
import { Formed } from '../fields/text.js';

/** Where this page lies. By page number: `page`, `total`, `totalPages`; by cursor: `prevCursor`. */
export class PageMetaDto {
  @Int(1, 100)
  limit: number;

  @Optional()
  @Int(1, 10_000)
  page?: number;

  /** How many items there are in all: counted up to 10,000, an estimate beyond that and where counting would take long. */
  @Optional()
  @Int(0, 2_147_483_647)
  total?: number;

  /** `false` when `total` is an estimate; else it is not there. */
  @Optional()
  @Flag()
  totalIsExact?: false;

  @Optional()
  @Int(0, 2_147_483_647)
  totalPages?: number;

  /** Ask with `cursor` set to this for what follows; `null` at the end. */
  @Nullable()
  @Formed(/^[A-Za-z0-9_-]+$/, 2000, 'must be a cursor')
  nextCursor: string | null;

  /** Ask with `cursor` set to this for what comes before; `null` at the beginning. */
  @Optional()
  @Nullable()
  @Formed(/^[A-Za-z0-9_-]+$/, 2000, 'must be a cursor')
  prevCursor?: string | null;
}
