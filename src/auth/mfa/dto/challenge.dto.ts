import { Optional } from '../../../http/fields/fields.js';
import { Formed } from '../../../http/fields/text.js';
import { RecoveryCode, TotpCode } from './codes.js';

/** The second half of signing in: the token, and exactly one of the codes. */
export class ChallengeDto {
  /** From the answer `MFA_REQUIRED`. @example Zk3nA0cF1bq7w0JZb8mC4v1xN5tQ2rY6uI9oP0aS3dE */
  @Formed(/^[A-Za-z0-9_-]+$/, 100, 'must be the token of a challenge')
  mfaToken: string;

  /** Six digits of the authenticator. @example "123456" */
  @Optional()
  @TotpCode()
  code?: string;

  /** One of the codes that were shown when the second factor was set up. @example 7K3M-9QXD-0WZ5-FG2H */
  @Optional()
  @RecoveryCode()
  recoveryCode?: string;
}
