import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';

/** A tax rate as it is shown. */
export interface TaxRateRow {
  id: string;
  country: string;
  region: string | null;
  label: string;
  /** Millionths. */
  rate: number;
  is_included: boolean;
  created_at: Date;
  updated_at: Date;
}

const columns = 't.id, t.country, t.region, t.label, t.rate, t.is_included, t.created_at, t.updated_at';

export const taxRateListing: Listing = {
  select: columns,
  from: 'tax_rates t',
  sortable: { country: 't.country', createdAt: 't.created_at' },
  defaultSort: 'country',
  idColumn: 't.id',
};

export const findTaxRate = statement<TaxRateRow>(
  'tax-rate-find',
  `SELECT ${columns} FROM tax_rates t WHERE t.id = $1`,
);

export const holdTaxRate = statement<TaxRateRow>(
  'tax-rate-hold',
  `SELECT ${columns} FROM tax_rates t WHERE t.id = $1 FOR UPDATE`,
);

/** The rate of region $2 of country $1, however it is spelt, or of the country where the region has none. */
export const findTaxRateFor = statement<TaxRateRow>(
  'tax-rate-find-for',
  `SELECT ${columns} FROM tax_rates t
   WHERE t.country = $1 AND lower(btrim(coalesce(t.region, ''))) IN ('', lower(btrim(coalesce($2, ''))))
   ORDER BY t.region IS NULL LIMIT 1`,
);

export const insertTaxRate = statement<TaxRateRow>(
  'tax-rate-insert',
  `INSERT INTO tax_rates AS t (id, country, region, label, rate, is_included, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING ${columns}`,
);

export const updateTaxRate = statement<TaxRateRow>(
  'tax-rate-update',
  `UPDATE tax_rates t SET country = $2, region = $3, label = $4, rate = $5, is_included = $6, updated_at = $7
   WHERE t.id = $1 RETURNING ${columns}`,
);

export const deleteTaxRate = statement<never>('tax-rate-delete', 'DELETE FROM tax_rates WHERE id = $1');
