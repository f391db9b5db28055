import { statement } from '../../database/statement.js';

/** Recovery codes go with it. */
export const dropSecondFactor = statement<never>(
  'new-start-second-factor',
  'DELETE FROM totp_factors WHERE user_id = $1',
);

export const dropApiKeys = statement<never>('new-start-api-keys', 'DELETE FROM api_keys WHERE user_id = $1');

export const dropIdentities = statement<never>(
  'new-start-identities',
  'DELETE FROM identities WHERE user_id = $1',
);
