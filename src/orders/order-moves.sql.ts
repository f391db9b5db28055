import { statement } from '../database/statement.js';

/** Compare-and-set: order $1 from $2 to $3 by $4 because $5 at $6; $7: because nobody paid in time. */
export const moveOrder = statement<{ order_id: string }>(
  'order-move',
  `WITH moved AS (
     UPDATE orders SET status = $3, is_expired = $7, updated_at = $6 WHERE id = $1 AND status = $2 RETURNING id
   )
   INSERT INTO order_history (order_id, from_status, to_status, actor_id, reason, created_at)
   SELECT id, $2, $3, $4::uuid, $5, $6 FROM moved RETURNING order_id`,
);
