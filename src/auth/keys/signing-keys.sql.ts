import { statement } from '../../database/statement.js';
import type { PublicJwk } from './signing-key.js';

/** A key as it is stored, its private half sealed. */
export interface StoredKey {
  kid: string;
  public_jwk: PublicJwk;
  private_key_sealed: Buffer;
  active_from: Date;
  retires_at: Date | null;
}

export const lock = statement<never>(
  'signing-keys-lock',
  "SELECT pg_advisory_xact_lock(hashtext('signing_keys'))",
);

export const list = statement<StoredKey>(
  'signing-keys-list',
  'SELECT kid, public_jwk, private_key_sealed, active_from, retires_at FROM signing_keys ORDER BY active_from DESC, kid DESC',
);

export const insert = statement<never>(
  'signing-keys-insert',
  'INSERT INTO signing_keys (kid, public_jwk, private_key_sealed, created_at, active_from) VALUES ($1, $2, $3, $4, $5)',
);

/** Those without a successor have $2 as theirs, from $1 on. */
export const retire = statement<never>(
  'signing-keys-retire',
  'UPDATE signing_keys SET retires_at = $1 WHERE retires_at IS NULL AND kid IS DISTINCT FROM $2',
);

export const seal = statement<never>(
  'signing-keys-seal',
  'UPDATE signing_keys SET private_key_sealed = $2 WHERE kid = $1',
);

export const drop = statement<never>('signing-keys-drop', 'DELETE FROM signing_keys WHERE kid = ANY($1)');
