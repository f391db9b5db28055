import { statement } from '../../database/statement.js';

/** A payment in the sandbox's books. */
export interface SandboxPayment {
  id: string;
  amount: number;
  currency: string;
  status: 'requires_payment_method' | 'requires_action' | 'succeeded' | 'canceled';
  card: string | null;
}

export const insertPayment = statement<never>(
  'sandbox-insert-payment',
  `INSERT INTO sandbox_payments (id, client_secret_hash, amount, currency, status, created_at)
   VALUES ($1, $2, $3, $4, 'requires_payment_method', $5) ON CONFLICT (id) DO NOTHING`,
);

export const findBySecret = statement<SandboxPayment>(
  'sandbox-find-by-secret',
  'SELECT id, amount, currency, status, card FROM sandbox_payments WHERE client_secret_hash = $1',
);

export const find = statement<SandboxPayment>(
  'sandbox-find',
  'SELECT id, amount, currency, status, card FROM sandbox_payments WHERE id = $1',
);

/** The payment $1 goes to $2 with the card $3, unless it has ended; gives it as it is then. */
export const move = statement<SandboxPayment>(
  'sandbox-move',
  `UPDATE sandbox_payments SET
     status = CASE WHEN status IN ('requires_payment_method', 'requires_action') THEN $2 ELSE status END,
     card = CASE WHEN status IN ('requires_payment_method', 'requires_action') THEN coalesce($3, card) ELSE card END
   WHERE id = $1 RETURNING id, amount, currency, status, card`,
);

/** Books the refund once, however often it is asked for. */
export const refundOnce = statement<{ payment_id: string }>(
  'sandbox-refund-once',
  `WITH booked AS (
     INSERT INTO sandbox_refunds (id, payment_id, amount, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO NOTHING RETURNING payment_id, amount
   )
   UPDATE sandbox_payments p SET refunded = refunded + b.amount FROM booked b WHERE p.id = b.payment_id
   RETURNING p.id AS payment_id`,
);
