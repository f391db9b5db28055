import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';

/** An address that somebody keeps. */
export interface AddressRow {
  id: string;
  label: string | null;
  is_default: boolean;
  name: string;
  line1: string;
  line2: string | null;
  city: string;
  region: string | null;
  postal_code: string;
  country: string;
  created_at: Date;
  updated_at: Date;
}

const columns = `a.id, a.label, a.is_default, a.name, a.line1, a.line2, a.city, a.region, a.postal_code, a.country,
  a.created_at, a.updated_at`;

export const addressListing: Listing = {
  select: columns,
  from: 'user_addresses a',
  sortable: { createdAt: 'a.created_at', isDefault: 'a.is_default' },
  defaultSort: 'createdAt',
  idColumn: 'a.id',
};

/** The address $2 if it is $1's. */
export const findAddress = statement<AddressRow>(
  'address-find',
  `SELECT ${columns} FROM user_addresses a WHERE a.user_id = $1 AND a.id = $2`,
);

/** All that $1 keeps, the oldest first. */
export const addressesOf = statement<AddressRow>(
  'addresses-of',
  `SELECT ${columns} FROM user_addresses a WHERE a.user_id = $1 ORDER BY a.created_at, a.id`,
);

/** The first of the places 1 to $2 that no address of the held account $1 takes. */
export const freePlace = statement<{ place: number }>(
  'address-free-place',
  `SELECT place FROM generate_series(1, $2) AS place
   WHERE place NOT IN (SELECT a.place FROM user_addresses a WHERE a.user_id = $1) ORDER BY place LIMIT 1`,
);

/** At $3 no address of the held account $1 is the default any more, but $2. */
export const dropDefault = statement<never>(
  'address-drop-default',
  'UPDATE user_addresses SET is_default = false, updated_at = $3 WHERE user_id = $1 AND is_default AND id <> $2',
);

export const insertAddress = statement<AddressRow>(
  'address-insert',
  `INSERT INTO user_addresses AS a (id, user_id, place, label, is_default, name, line1, line2, city, region, postal_code,
     country, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13) RETURNING ${columns}`,
);

export const updateAddress = statement<AddressRow>(
  'address-update',
  `UPDATE user_addresses a SET label = $2, is_default = $3, name = $4, line1 = $5, line2 = $6, city = $7, region = $8,
     postal_code = $9, country = $10, updated_at = $11
   WHERE a.id = $1 RETURNING ${columns}`,
);

export const deleteAddress = statement<never>('address-delete', 'DELETE FROM user_addresses WHERE id = $1');
