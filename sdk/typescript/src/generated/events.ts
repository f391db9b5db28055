// Generated from openapi.json by `npm run generate`. Do not edit.

/** What each event says, by type. */
export interface EventPayloads {
  /** A category was added to the tree. */
  'category.created': { readonly categoryId: string; readonly slug: string; readonly parentId: string | null };
  /** An empty category was deleted. */
  'category.deleted': { readonly categoryId: string; readonly slug: string };
  /** A category was renamed or moved. */
  'category.updated': { readonly categoryId: string; readonly slug: string; readonly parentId: string | null };
  /** A moderator shows a comment to everybody; `first`: for the first time. */
  'comment.approved': { readonly commentId: string; readonly postId: string; readonly status: "approved" | "pending" | "rejected" | "spam"; readonly first: boolean };
  /** Somebody commented on a post; everybody reads it when its `status` is `approved`. */
  'comment.created': { readonly commentId: string; readonly postId: string; readonly authorId: string; readonly status: "approved" | "pending" | "rejected" | "spam" };
  /** A comment is gone; the place of one with replies stays. `status` is what it was. */
  'comment.deleted': { readonly commentId: string; readonly postId: string; readonly status: "approved" | "pending" | "rejected" | "spam" };
  /** A moderator does not show a comment, or no longer; `status` is `rejected` or `spam`. */
  'comment.rejected': { readonly commentId: string; readonly postId: string; readonly status: "approved" | "pending" | "rejected" | "spam" };
  /** A comment's text changed; one that waits again because of it has another `status`. */
  'comment.updated': { readonly commentId: string; readonly postId: string; readonly status: "approved" | "pending" | "rejected" | "spam" };
  /** The order is off; its stock is back, and its money on the way if it was paid. */
  'order.cancelled': { readonly orderId: string; readonly userId: string | null; readonly total: { readonly amount: number; readonly currency: string } };
  /**  */
  'order.created': { readonly orderId: string; readonly userId: string | null; readonly total: { readonly amount: number; readonly currency: string } };
  /** The goods arrived. */
  'order.delivered': { readonly orderId: string; readonly userId: string | null; readonly total: { readonly amount: number; readonly currency: string } };
  /** The order's payment arrived. */
  'order.paid': { readonly orderId: string; readonly userId: string | null; readonly total: { readonly amount: number; readonly currency: string } };
  /** All of the order's money went back. */
  'order.refunded': { readonly orderId: string; readonly userId: string | null; readonly total: { readonly amount: number; readonly currency: string } };
  /** A part of the order was sent, or all of it; the last one is followed by `order.shipped`. */
  'order.shipment_created': { readonly orderId: string; readonly userId: string | null; readonly shipmentId: string; readonly total: { readonly amount: number; readonly currency: string } };
  /** All that was to be sent is on its way. */
  'order.shipped': { readonly orderId: string; readonly userId: string | null; readonly total: { readonly amount: number; readonly currency: string } };
  /** The provider will not give money back; somebody has to see to it. */
  'payment.refund_failed': { readonly paymentId: string; readonly refundId: string; readonly orderId: string; readonly amount: number; readonly currency: string };
  /** Money went back to the buyer. */
  'payment.refunded': { readonly paymentId: string; readonly refundId: string; readonly orderId: string; readonly amount: number; readonly currency: string };
  /** Money arrived. */
  'payment.succeeded': { readonly paymentId: string; readonly orderId: string; readonly amount: number; readonly currency: string };
  /** A draft was begun. */
  'post.created': { readonly postId: string; readonly slug: string; readonly authorId: string | null };
  /** A post is gone, with its comments. */
  'post.deleted': { readonly postId: string; readonly slug: string; readonly authorId: string | null };
  /** A post can be read by everybody. */
  'post.published': { readonly postId: string; readonly slug: string; readonly authorId: string | null };
  /** A post is a draft again. */
  'post.unpublished': { readonly postId: string; readonly slug: string; readonly authorId: string | null };
  /** A post's text, tags or slug changed. */
  'post.updated': { readonly postId: string; readonly slug: string; readonly authorId: string | null };
  /** A product left the shop for good; orders that name it keep it. */
  'product.archived': { readonly productId: string; readonly sku: string };
  /** A product was added to the catalogue. */
  'product.created': { readonly productId: string; readonly sku: string; readonly status: string };
  /** The stock of a variant fell to its threshold, or below. */
  'product.low_stock': { readonly productId: string; readonly variantId: string; readonly stock: number; readonly threshold: number };
  /** The price of a variant is another: an editor or an import set it, or a planned one began or was over. Minor units of the currency. */
  'product.price_changed': { readonly productId: string; readonly variantId: string; readonly currency: string; readonly amount: number; readonly previousAmount: number };
  /** An editor changed the stock of a variant. What orders take and return is told by the orders' own events. */
  'product.stock_changed': { readonly productId: string; readonly variantId: string; readonly delta: number; readonly stockAfter: number; readonly reason: string };
  /** An editor changed a product. */
  'product.updated': { readonly productId: string; readonly sku: string; readonly status: string };
  /** A review can be read by everybody, and counts. */
  'review.approved': { readonly reviewId: string; readonly productId: string; readonly rating: number; readonly status: "approved" | "pending" | "rejected" };
  /** A buyer reviewed a product; it waits for moderation. */
  'review.created': { readonly reviewId: string; readonly productId: string; readonly rating: number; readonly status: "approved" | "pending" | "rejected" };
  /** A review is gone; `status` is what it was. */
  'review.deleted': { readonly reviewId: string; readonly productId: string; readonly rating: number; readonly status: "approved" | "pending" | "rejected" };
  /** A review is not shown, and does not count. */
  'review.rejected': { readonly reviewId: string; readonly productId: string; readonly rating: number; readonly status: "approved" | "pending" | "rejected" };
  /** The shop answered a review, changed its answer or took it back. */
  'review.replied': { readonly reviewId: string; readonly productId: string; readonly rating: number; readonly status: "approved" | "pending" | "rejected" };
  /** A review's author changed it; it waits for moderation again. */
  'review.updated': { readonly reviewId: string; readonly productId: string; readonly rating: number; readonly status: "approved" | "pending" | "rejected" };
  /** Somebody signed up. */
  'user.created': { readonly userId: string; readonly role: string };
  /** A person was erased: account, drafts and comments are gone; orders and published posts name nobody. */
  'user.erased': { readonly userId: string };
  /** Name, role, tier or status of an account changed; `fields` names which. */
  'user.updated': { readonly userId: string; readonly role: string; readonly status: string; readonly fields: readonly (string)[] };
}

/** The version of what each event says. */
export interface EventVersions {
  'category.created': 1;
  'category.deleted': 1;
  'category.updated': 1;
  'comment.approved': 1;
  'comment.created': 1;
  'comment.deleted': 1;
  'comment.rejected': 1;
  'comment.updated': 1;
  'order.cancelled': 1;
  'order.created': 1;
  'order.delivered': 1;
  'order.paid': 1;
  'order.refunded': 1;
  'order.shipment_created': 1;
  'order.shipped': 1;
  'payment.refund_failed': 1;
  'payment.refunded': 1;
  'payment.succeeded': 1;
  'post.created': 1;
  'post.deleted': 1;
  'post.published': 1;
  'post.unpublished': 1;
  'post.updated': 1;
  'product.archived': 1;
  'product.created': 1;
  'product.low_stock': 1;
  'product.price_changed': 1;
  'product.stock_changed': 1;
  'product.updated': 1;
  'review.approved': 1;
  'review.created': 1;
  'review.deleted': 1;
  'review.rejected': 1;
  'review.replied': 1;
  'review.updated': 1;
  'user.created': 1;
  'user.erased': 1;
  'user.updated': 1;
}

/** The types of all events. The service may learn new ones. */
export type EventType = keyof EventPayloads;

/** An event, as streams and queues tell it: `if (event.type === 'order.paid') event.payload.total`. */
export type StoaEvent = { [Type in EventType]: EventOf<Type> }[EventType];

/** An event of that type. */
export interface EventOf<Type extends EventType> {
  /** The same each time the event is delivered. */
  readonly id: string;
  readonly type: Type;
  readonly version: EventVersions[Type];
  /** What it happened to. */
  readonly aggregateId: string;
  /** 1, 2, 3 ... per aggregate. */
  readonly sequence: number;
  /** When, by RFC 3339. */
  readonly occurredAt: string;
  readonly payload: EventPayloads[Type];
}

/** What a webhook is told: an event, or a test that an admin asked for. */
export type WebhookMessage =
  | { [Type in EventType]: WebhookMessageOf<Type, EventPayloads[Type]> }[EventType]
  | WebhookMessageOf<'webhook.test', { readonly webhookId: string }>;

/** A message of that type. */
export interface WebhookMessageOf<Type extends string, Data> {
  readonly type: Type;
  /** When it happened, by RFC 3339. */
  readonly timestamp: string;
  readonly data: Data;
}
