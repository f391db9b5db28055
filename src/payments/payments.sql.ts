import { statement } from '../database/statement.js';

/** A payment as it is stored. */
export interface PaymentRow {
  id: string;
  order_id: string;
  provider: string;
  provider_payment_id: string | null;
  status: 'pending' | 'succeeded' | 'failed' | 'refunded';
  amount: number;
  currency: string;
}

const columns = 'id, order_id, provider, provider_payment_id, status, amount, currency';

export const findOpen = statement<PaymentRow>(
  'payment-find-open',
  `SELECT ${columns} FROM payments WHERE order_id = $1 AND status IN ('pending', 'succeeded')`,
);

export const insertPayment = statement<never>(
  'payment-insert',
  `INSERT INTO payments (id, order_id, provider, status, amount, currency, created_at, updated_at)
   VALUES ($1, $2, $3, 'pending', $4, $5, $6, $6)`,
);

export const linkPayment = statement<never>(
  'payment-link',
  'UPDATE payments SET provider_payment_id = $2, updated_at = $3 WHERE id = $1 AND provider_payment_id IS NULL',
);

/**
 * The payment $1, held. Notices of one payment come one after the other; what only refers to it (a refund that is
 * being asked for by whoever holds the order) does not wait.
 */
export const holdPayment = statement<PaymentRow>(
  'payment-hold',
  `SELECT ${columns} FROM payments WHERE id = $1 FOR NO KEY UPDATE`,
);

export const markSucceeded = statement<never>(
  'payment-mark-succeeded',
  `UPDATE payments SET status = 'succeeded', provider_payment_id = $2, updated_at = $3
   WHERE id = $1 AND status = 'pending'`,
);

/** Writes the notice into the inbox; gives nothing when it is there already. */
export const rememberNotice = statement<{ notice_id: string }>(
  'payment-remember-notice',
  `INSERT INTO payment_notices (provider, notice_id, payment_id, outcome, received_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT DO NOTHING RETURNING notice_id`,
);

/** Asks for what is left of an order's succeeded payment; nothing when it has none. */
export const requestRefund = statement<{ id: string }>(
  'refund-request',
  `INSERT INTO refunds (id, payment_id, amount, currency, reason, status, created_at, updated_at)
   SELECT $2, p.id, p.amount - coalesce((SELECT sum(r.amount) FROM refunds r WHERE r.payment_id = p.id), 0),
     p.currency, $3, 'pending', $4, $4
   FROM payments p WHERE p.order_id = $1 AND p.status = 'succeeded'
     AND p.amount > coalesce((SELECT sum(r.amount) FROM refunds r WHERE r.payment_id = p.id), 0)
   RETURNING id`,
);

/** A refund that the provider has not confirmed yet; what was paid is known to it by its own id. */
export interface PendingRefund {
  id: string;
  payment_id: string;
  order_id: string;
  provider: string;
  provider_payment_id: string;
  amount: number;
  currency: string;
}

const pendingRefunds = `SELECT r.id, r.payment_id, p.order_id, p.provider, p.provider_payment_id, r.amount, r.currency
  FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.status = 'pending'`;

export const listPendingRefunds = statement<PendingRefund>(
  'refund-list-pending',
  `${pendingRefunds} ORDER BY r.created_at LIMIT 100`,
);

export const listPendingRefundsOf = statement<PendingRefund>(
  'refund-list-pending-of-order',
  `${pendingRefunds} AND p.order_id = $1 ORDER BY r.created_at`,
);

/** Marks the refund done, and its payment refunded when nothing is left of it. */
export const settleRefund = statement<{ payment_id: string }>(
  'refund-settle',
  `WITH settled AS (
     UPDATE refunds SET status = 'succeeded', updated_at = $2 WHERE id = $1 AND status = 'pending'
     RETURNING payment_id, amount
   ), refunded AS (
     UPDATE payments p SET status = 'refunded', updated_at = $2 FROM settled s
     WHERE p.id = s.payment_id AND p.amount = s.amount + coalesce((SELECT sum(r.amount) FROM refunds r
       WHERE r.payment_id = p.id AND r.status = 'succeeded' AND r.id <> $1), 0)
   )
   SELECT payment_id FROM settled`,
);
