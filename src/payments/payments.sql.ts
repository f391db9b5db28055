import { statement } from '../database/statement.js';

export const paymentStatuses = [
  'pending',
  'unknown',
  'succeeded',
  'failed',
  'cancelled',
  'refunded',
] as const;
/** `unknown`: the provider was asked and did not answer; nobody may take that for a failure. */
export type PaymentStatus = (typeof paymentStatuses)[number];

/** A payment as it is stored. */
export interface PaymentRow {
  id: string;
  order_id: string;
  provider: string;
  provider_payment_id: string | null;
  status: PaymentStatus;
  amount: number;
  currency: string;
  is_kept: boolean;
}

const columns = 'id, order_id, provider, provider_payment_id, status, amount, currency, is_kept';

/** The payment that the held order $1 waits for, or has. */
export const findOpen = statement<PaymentRow>(
  'payment-find-open',
  `SELECT ${columns} FROM payments
   WHERE order_id = $1 AND (status IN ('pending', 'unknown') OR (status = 'succeeded' AND is_kept))`,
);

export const insertPayment = statement<never>(
  'payment-insert',
  `INSERT INTO payments (id, order_id, provider, status, amount, currency, created_at, updated_at, next_check_at)
   VALUES ($1, $2, $3, 'pending', $4, $5, $6, $6, $7)`,
);

/** The provider has answered: it knows the payment by $2. */
export const linkPayment = statement<never>(
  'payment-link',
  `UPDATE payments SET provider_payment_id = coalesce(provider_payment_id, $2), updated_at = $3,
     status = CASE status WHEN 'unknown' THEN 'pending' ELSE status END WHERE id = $1`,
);

/** The provider was asked about the payment $1 and did not answer. */
export const markUnknown = statement<never>(
  'payment-mark-unknown',
  "UPDATE payments SET status = 'unknown', updated_at = $2 WHERE id = $1 AND status = 'pending'",
);

/** The provider will never take the payment $1. */
export const markFailed = statement<never>(
  'payment-mark-failed',
  `UPDATE payments SET status = 'failed', updated_at = $2, next_check_at = NULL
   WHERE id = $1 AND status IN ('pending', 'unknown')`,
);

export const findPayment = statement<PaymentRow>(
  'payment-find',
  `SELECT ${columns} FROM payments WHERE id = $1`,
);

/** The payment that the provider $1 calls $2. */
export const findPaid = statement<PaymentRow>(
  'payment-find-paid',
  `SELECT ${columns} FROM payments WHERE provider = $1 AND provider_payment_id = $2`,
);

/**
 * The payment $1, held, after its order. Notices of one payment come one after the other; what only refers to it does
 * not wait.
 */
export const holdPayment = statement<PaymentRow>(
  'payment-hold',
  `SELECT ${columns} FROM payments WHERE id = $1 FOR NO KEY UPDATE`,
);

/** The payment $1 succeeded, at the provider's $2; $3: whether its order keeps the money. */
export const markSucceeded = statement<never>(
  'payment-mark-succeeded',
  `UPDATE payments SET status = 'succeeded', provider_payment_id = $2, is_kept = $3, updated_at = $4, next_check_at = NULL
   WHERE id = $1`,
);

/** Nobody can pay the payment $1 any more. */
export const markCancelled = statement<{ id: string }>(
  'payment-mark-cancelled',
  `UPDATE payments SET status = 'cancelled', updated_at = $2, next_check_at = NULL
   WHERE id = $1 AND status IN ('pending', 'unknown') RETURNING id`,
);

/** Writes the notice into the inbox; gives nothing when it is there already. */
export const rememberNotice = statement<{ notice_id: string }>(
  'payment-remember-notice',
  `INSERT INTO payment_notices (provider, notice_id, payment_id, outcome, received_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT DO NOTHING RETURNING notice_id`,
);

/** Payments that are to be asked about at $1, $2 of them; each is taken by one, and asked about again later. */
export const takeDue = statement<PaymentRow>(
  'payment-take-due',
  `UPDATE payments SET checks = checks + 1,
     next_check_at = $1::timestamptz + least(interval '15 minutes', interval '30 seconds' * 2 ^ least(checks, 8))
   WHERE id = ANY (ARRAY(SELECT id FROM payments WHERE next_check_at <= $1 ORDER BY next_check_at LIMIT $2
     FOR NO KEY UPDATE SKIP LOCKED))
   RETURNING ${columns}`,
);

/** The payments of the order $1 whose outcome is open. */
export const openOf = statement<PaymentRow>(
  'payment-open-of',
  `SELECT ${columns} FROM payments WHERE order_id = $1 AND status IN ('pending', 'unknown')`,
);
