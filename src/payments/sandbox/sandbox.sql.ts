import { statement } from '../../database/statement.js';

/** A payment in the sandbox's books. */
export interface SandboxPayment {
  id: string;
  amount: number;
  currency: string;
  status: 'requires_payment_method' | 'succeeded' | 'canceled';
}

export const insertPayment = statement<never>(
  'sandbox-insert-payment',
  `INSERT INTO sandbox_payments (id, client_secret_hash, amount, currency, status, created_at)
   VALUES ($1, $2, $3, $4, 'requires_payment_method', $5) ON CONFLICT (id) DO NOTHING`,
);

export const findBySecret = statement<SandboxPayment>(
  'sandbox-find-by-secret',
  'SELECT id, amount, currency, status FROM sandbox_payments WHERE client_secret_hash = $1',
);

export const markPaid = statement<never>(
  'sandbox-mark-paid',
  "UPDATE sandbox_payments SET status = 'succeeded' WHERE id = $1 AND status = 'requires_payment_method'",
);

/** Books the refund once, however often it is asked for. */
export const refundOnce = statement<never>(
  'sandbox-refund-once',
  `WITH booked AS (
     INSERT INTO sandbox_refunds (id, payment_id, amount, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO NOTHING RETURNING payment_id, amount
   )
   UPDATE sandbox_payments p SET refunded = refunded + b.amount FROM booked b WHERE p.id = b.payment_id`,
);
