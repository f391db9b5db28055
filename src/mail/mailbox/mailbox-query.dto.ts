import { Formed } from '../../http/fields/text.js';
import { OneOf, Optional } from '../../http/fields/fields.js';

/** Which letters, and in what form. */
export class MailboxQueryDto {
  /** Only letters to this address; empty: to everybody. */
  @Optional()
  @Formed(/^[^\u0000-\u001f\u007f]*$/, 254, 'must not contain control characters')
  to?: string;

  /** The form of the answer; without it the `Accept` header says. */
  @Optional()
  @OneOf(['html', 'json'], 'MailboxFormat')
  format?: 'html' | 'json';
}
