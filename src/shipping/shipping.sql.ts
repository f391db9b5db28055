import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';
import type { CarriagePrice } from './carriage-price.js';

/** A shipping method as it is shown. */
export interface MethodRow {
  id: string;
  name: string;
  countries: string[];
  /** By currency. */
  prices: CarriagePrice[];
  position: number;
  is_active: boolean;
  created_at: Date;
  updated_at: Date;
}

const columns = `m.id, m.name, m.countries, m.position, m.is_active, m.created_at, m.updated_at,
  (SELECT coalesce(json_agg(json_build_object('currency', p.currency, 'amount', p.amount, 'perKg', p.per_kg,
     'freeFrom', p.free_from) ORDER BY p.currency), '[]')
   FROM shipping_prices p WHERE p.method_id = m.id) AS prices`;

export const methodListing: Listing = {
  select: columns,
  from: 'shipping_methods m',
  sortable: { position: 'm.position', name: 'm.name', createdAt: 'm.created_at' },
  defaultSort: 'position',
  idColumn: 'm.id',
};

/** The method $1; one that is not active only when $2. */
export const findMethod = statement<MethodRow>(
  'shipping-method-find',
  `SELECT ${columns} FROM shipping_methods m WHERE m.id = $1 AND (m.is_active OR $2::boolean)`,
);

/** Held against other changes; what is read after it is what those that were waited for left. */
export const holdMethod = statement<{ id: string }>(
  'shipping-method-hold',
  'SELECT id FROM shipping_methods WHERE id = $1 FOR UPDATE',
);

export const insertMethod = statement<never>(
  'shipping-method-insert',
  `INSERT INTO shipping_methods (id, name, countries, position, is_active, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $6)`,
);

export const updateMethod = statement<never>(
  'shipping-method-update',
  `UPDATE shipping_methods SET name = $2, countries = $3, position = $4, is_active = $5, updated_at = $6 WHERE id = $1`,
);

export const deleteMethod = statement<never>(
  'shipping-method-delete',
  'DELETE FROM shipping_methods WHERE id = $1',
);

/** Makes $2 (JSON) the prices of the held method $1. */
export const setPrices = statement<never>(
  'shipping-prices-set',
  `WITH wanted AS (
     SELECT * FROM jsonb_to_recordset($2::jsonb) AS r (currency text, amount bigint, "perKg" bigint, "freeFrom" bigint)
   ), dropped AS (
     DELETE FROM shipping_prices WHERE method_id = $1 AND currency NOT IN (SELECT currency FROM wanted)
   )
   INSERT INTO shipping_prices (method_id, currency, amount, per_kg, free_from)
   SELECT $1, currency, amount, "perKg", "freeFrom" FROM wanted
   ON CONFLICT (method_id, currency) DO UPDATE SET amount = excluded.amount, per_kg = excluded.per_kg,
     free_from = excluded.free_from`,
);
