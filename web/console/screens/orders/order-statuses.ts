import type { OrderStatus } from '@stoa/sdk';

/** Where an order can stand, in the order in which it gets there. */
export const orderStatuses: readonly OrderStatus[] = [
  'pending',
  'paid',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
];
