import { Formed } from '../../../http/fields/text.js';

/** Six digits of an authenticator. */
export const TotpCode = (): PropertyDecorator => Formed(/^\d{6}$/, 6, 'must be six digits');

/** A recovery code as people copy it: small or large letters, with hyphens, blanks or nothing between. */
export const RecoveryCode = (): PropertyDecorator =>
  Formed(/^[A-Za-z0-9 -]{8,40}$/, 40, 'must be a recovery code');
