import { statement } from '../database/statement.js';

export const refundStatuses = ['pending', 'succeeded', 'failed'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/**
 * What is left of the payments of the order $1, or of the payment $2: held, each with what may still go back. Without $2,
 * the one that the order kept; when $3, then those that it did not keep.
 */
export interface Refundable {
  id: string;
  left: number;
  currency: string;
}

export const holdRefundable = statement<Refundable>(
  'refund-hold-refundable',
  `SELECT id, amount - refunded AS left, currency FROM payments
   WHERE order_id = $1 AND status = 'succeeded' AND refunded < amount AND (CASE WHEN $2::uuid IS NULL THEN is_kept OR $3::boolean ELSE id = $2 END)
   ORDER BY is_kept DESC, id FOR NO KEY UPDATE`,
);

/** The refund $1 of the payment $2: amount $3 in $4 because $5, decided by $6 at $7; $8: what the provider calls one that was made there. */
export const insertRefund = statement<never>(
  'refund-insert',
  `INSERT INTO refunds (id, payment_id, amount, currency, reason, actor_id, status, created_at, updated_at,
     provider_refund_id)
   VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $7, $8)`,
);

/** A refund that the provider has not confirmed yet; what was paid is known to it by its own id. */
export interface PendingRefund {
  id: string;
  payment_id: string;
  order_id: string;
  provider: string;
  provider_payment_id: string;
  is_kept: boolean;
  amount: number;
  currency: string;
}

const pendingColumns = `r.id, r.payment_id, p.order_id, p.provider, p.provider_payment_id, p.is_kept, r.amount, r.currency`;

/**
 * Pending refunds whose turn it is at $1, $2 of them: those that nobody has asked for, and then those that were asked for
 * longest ago. One that stays pending for days keeps no other from its turn.
 */
export const takePending = statement<PendingRefund>(
  'refund-take-pending',
  `WITH taken AS (
     UPDATE refunds SET asked_at = $1 WHERE id = ANY (ARRAY(SELECT id FROM refunds WHERE status = 'pending'
       ORDER BY asked_at NULLS FIRST, created_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED))
     RETURNING *
   )
   SELECT ${pendingColumns} FROM taken r JOIN payments p ON p.id = r.payment_id ORDER BY r.created_at`,
);

export const listPendingOf = statement<PendingRefund>(
  'refund-list-pending-of-order',
  `SELECT ${pendingColumns} FROM refunds r JOIN payments p ON p.id = r.payment_id
   WHERE r.status = 'pending' AND p.order_id = $1 ORDER BY r.created_at`,
);

/** The refund $1, whatever became of it. */
export const findRefund = statement<PendingRefund & { status: RefundStatus }>(
  'refund-find',
  `SELECT r.status, ${pendingColumns} FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.id = $1`,
);

/** The refund of the payment $1 that was made at the provider, which calls it $2. */
export const findForeignRefund = statement<PendingRefund & { status: RefundStatus }>(
  'refund-find-foreign',
  `SELECT r.status, ${pendingColumns} FROM refunds r JOIN payments p ON p.id = r.payment_id
   WHERE r.payment_id = $1 AND r.provider_refund_id = $2`,
);

/** Notes that the pending refund $1 ended as $2; nothing when it had ended before. */
export const settleRefund = statement<{ payment_id: string }>(
  'refund-settle',
  `UPDATE refunds SET status = $2, updated_at = $3 WHERE id = $1 AND status = 'pending' RETURNING payment_id`,
);

/** The held payment $1 is refunded when all of it has gone back; gives it then. */
export const markRefunded = statement<{ id: string }>(
  'payment-mark-refunded',
  `UPDATE payments p SET status = 'refunded', updated_at = $2 WHERE id = $1 AND status = 'succeeded'
     AND amount = (SELECT coalesce(sum(r.amount), 0) FROM refunds r WHERE r.payment_id = p.id AND r.status = 'succeeded')
   RETURNING id`,
);
