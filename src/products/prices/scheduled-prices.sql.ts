import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';

export const scheduledPriceStatuses = ['scheduled', 'running', 'ended', 'cancelled'] as const;
export type ScheduledPriceStatus = (typeof scheduledPriceStatuses)[number];

/** A price to come, or one that was. Minor units. */
export interface ScheduledPriceRow {
  id: string;
  product_id: string;
  variant_id: string;
  currency: string;
  amount: number;
  compare_at_amount: number | null;
  /** Whether the price before is the one to compare with. */
  compares_before: boolean;
  starts_at: Date;
  /** Null: it stays. */
  ends_at: Date | null;
  status: ScheduledPriceStatus;
  applied_at: Date | null;
  finished_at: Date | null;
  revert_amount: number | null;
  revert_compare_at: number | null;
  created_by: string;
  created_at: Date;
}

/** A scheduled price for which something is to be done, with what the variant costs now; null when it has no price. */
export interface DueRow extends ScheduledPriceRow {
  now_amount: number | null;
  now_compare_at: number | null;
}

const columns = `s.id, s.product_id, s.variant_id, s.currency, s.amount, s.compare_at_amount, s.compares_before, s.starts_at,
  s.ends_at, s.status, s.applied_at, s.finished_at, s.revert_amount, s.revert_compare_at, s.created_by, s.created_at`;

export const scheduledListing: Listing = {
  select: columns,
  from: 'scheduled_prices s',
  sortable: { startsAt: 's.starts_at', createdAt: 's.created_at' },
  defaultSort: '-startsAt',
  idColumn: 's.id',
};

export const findScheduled = statement<ScheduledPriceRow>(
  'scheduled-price-by-id',
  `SELECT ${columns} FROM scheduled_prices s WHERE s.id = $1`,
);

/** The active variants of product $1. */
export const activeVariants = statement<{ id: string }>(
  'scheduled-price-variants',
  'SELECT id FROM variants WHERE product_id = $1 AND is_active ORDER BY id',
);

/** Variants $1; nobody sells or changes them until the transaction ends. */
export const lockThese = statement<{ id: string }>(
  'scheduled-price-lock',
  'SELECT id FROM variants WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
);

/** Those of the variants $1 that nobody else has. */
export const lockFree = statement<{ id: string }>(
  'scheduled-price-lock-free',
  'SELECT id FROM variants WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED',
);

/** The products of variants $1; after the variants, as everybody does. */
export const lockProducts = statement<{ id: string }>(
  'scheduled-price-lock-products',
  `SELECT id FROM products WHERE id IN (SELECT product_id FROM variants WHERE id = ANY ($1::uuid[]))
   ORDER BY id FOR NO KEY UPDATE`,
);

/** Those of the variants $1 that everybody sees. */
export const shownVariants = statement<{ id: string }>(
  'scheduled-price-shown-variants',
  `SELECT v.id FROM variants v JOIN products p ON p.id = v.product_id
   WHERE v.id = ANY ($1::uuid[]) AND v.is_active AND p.status = 'active'`,
);

/** The currencies in which variant $1 has a price. */
export const currenciesOf = statement<{ currency: string }>(
  'scheduled-price-currencies',
  'SELECT currency FROM prices WHERE variant_id = $1 ORDER BY currency',
);

/** $1 id, product, variant, currency, amount, $6 compare-at, compares before, start, end, who, when. */
export const insertScheduled = statement<never>(
  'scheduled-price-insert',
  `INSERT INTO scheduled_prices (id, product_id, variant_id, currency, amount, compare_at_amount, compares_before,
     starts_at, ends_at, status, created_by, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'scheduled', $10, $11)`,
);

/** Variants of which something is due at $1: $2 at most, the longest due first. */
export const dueVariants = statement<{ variant_id: string }>(
  'scheduled-price-due-variants',
  'SELECT variant_id FROM scheduled_prices WHERE due_at <= $1 ORDER BY due_at LIMIT $2',
);

const withPrice = `SELECT ${columns}, o.amount AS now_amount, o.compare_at_amount AS now_compare_at
  FROM scheduled_prices s LEFT JOIN prices o ON o.variant_id = s.variant_id AND o.currency = s.currency`;

/** What is due at $2 of variants $1, all of them locked; what ends comes before what begins at that moment. */
export const dueOf = statement<DueRow>(
  'scheduled-price-due-of',
  `${withPrice} WHERE s.variant_id = ANY ($1::uuid[]) AND s.due_at <= $2
   ORDER BY s.due_at, s.status = 'scheduled', s.id`,
);

/** One, with the price of now. */
export const findWithPrice = statement<DueRow>('scheduled-price-with-price', `${withPrice} WHERE s.id = $1`);

/** Writes what became of scheduled prices (JSON). */
export const markScheduled = statement<never>(
  'scheduled-price-mark',
  `UPDATE scheduled_prices s SET status = m.status, applied_at = m.applied_at, finished_at = m.finished_at,
     revert_amount = m.revert_amount, revert_compare_at = m.revert_compare_at
   FROM jsonb_to_recordset($1) AS m (id uuid, status text, applied_at timestamptz, finished_at timestamptz,
     revert_amount int, revert_compare_at int)
   WHERE s.id = m.id`,
);

/** Sets prices (JSON) at $2. */
export const changePrices = statement<never>(
  'scheduled-price-change',
  `UPDATE prices o SET amount = r.amount, compare_at_amount = r.compare_at, changed_by = r.changed_by, changed_at = $2
   FROM jsonb_to_recordset($1) AS r (variant_id uuid, currency text, amount int, compare_at int, changed_by uuid)
   WHERE o.variant_id = r.variant_id AND o.currency = r.currency`,
);
