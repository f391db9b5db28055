import { LongText } from '../../http/fields/text.js';
import { OneOf, Optional } from '../../http/fields/fields.js';

/** Which letters, and in what form. */
export class MailboxQueryDto {
  /** Only letters to this address; empty: to everybody. */
  @Optional()
  @LongText(254, { empty: true })
  to?: string;

  /** The form of the answer; without it the `Accept` header says. */
  @Optional()
  @OneOf(['html', 'json'], 'MailboxFormat')
  format?: 'html' | 'json';
}
