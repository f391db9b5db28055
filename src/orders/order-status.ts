/** Where an order can stand. */
export const orderStatuses = ['pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/**
 * Every move that somebody may ask for. The table `order_status_moves` says the same to the database, and a test compares
 * the two; it has one more: `cancelled` to `paid`, for an order that was cancelled because nobody had paid in time and
 * whose money then came after all.
 */
export const moves: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ['paid', 'cancelled'],
  paid: ['shipped', 'cancelled', 'refunded'],
  shipped: ['delivered', 'refunded'],
  delivered: ['refunded'],
  cancelled: [],
  refunded: [],
};

/** Whether an order may go from the one to the other. */
export function canMove(from: OrderStatus, to: OrderStatus): boolean {
  return moves[from].includes(to);
}
