/**
 * Every type of event that there is, sorted. The class that tells it stands in its feature's `*.events.ts`; a test
 * compares the two.
 */
export const eventTypes = [
  'category.created',
  'category.deleted',
  'category.updated',
  'comment.approved',
  'comment.created',
  'comment.deleted',
  'comment.rejected',
  'comment.updated',
  'order.cancelled',
  'order.created',
  'order.delivered',
  'order.paid',
  'order.refunded',
  'order.shipment_created',
  'order.shipped',
  'payment.refund_failed',
  'payment.refunded',
  'payment.succeeded',
  'post.created',
  'post.deleted',
  'post.published',
  'post.unpublished',
  'post.updated',
  'product.archived',
  'product.created',
  'product.low_stock',
  'product.price_changed',
  'product.stock_changed',
  'product.updated',
  'review.approved',
  'review.created',
  'review.deleted',
  'review.rejected',
  'review.replied',
  'review.updated',
  'user.created',
  'user.erased',
  'user.updated',
] as const;
export type EventType = (typeof eventTypes)[number];

const families = [...new Set(eventTypes.map((type) => `${type.split('.', 1)[0] ?? type}.*`))];

/** What a subscriber can name: a type, or a family such as `order.*`. */
export const eventFilters: readonly string[] = [...families, ...eventTypes];
