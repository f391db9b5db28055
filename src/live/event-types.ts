import * as orders from '../orders/order.events.js';
import * as payments from '../payments/payment.events.js';
import * as posts from '../posts/post.events.js';
import * as categories from '../products/categories/category.events.js';
import * as prices from '../products/prices/price.events.js';
import * as products from '../products/product.events.js';
import * as reviews from '../reviews/review.events.js';
import * as users from '../users/user.events.js';

const exported = [categories, orders, payments, posts, prices, products, reviews, users].flatMap((events) =>
  Object.values<unknown>(events),
);

/** Every type of event that there is, sorted. */
export const eventTypes: readonly string[] = exported
  .map((kind) => (kind as { readonly type?: unknown }).type)
  .filter((type) => typeof type === 'string')
  .toSorted();

/** What a subscriber can name: a type, or a family such as `order.*`. */
export const subjects: ReadonlySet<string> = new Set([
  ...eventTypes,
  ...eventTypes.map((type) => `${type.split('.', 1)[0] ?? type}.*`),
]);
