import { Optional, QueryFlag } from '../../../http/fields/fields.js';

/** How a file is carried out. */
export class ImportOptionsDto {
  /** `true`: only says what would happen. */
  @Optional()
  @QueryFlag()
  dryRun?: boolean;

  /** `true`: all rows or, when one is refused, none; up to 100,000 rows. Otherwise each row for itself. */
  @Optional()
  @QueryFlag()
  atomic?: boolean;
}
