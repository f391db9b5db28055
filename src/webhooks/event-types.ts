import { DomainEvent } from '../events/domain-event.js';
import * as orders from '../orders/order.events.js';
import * as payments from '../payments/payment.events.js';
import * as posts from '../posts/post.events.js';
import * as categories from '../products/categories/category.events.js';
import * as prices from '../products/prices/price.events.js';
import * as products from '../products/product.events.js';
import * as reviews from '../reviews/review.events.js';
import * as users from '../users/user.events.js';

const told: readonly object[] = [orders, payments, posts, categories, prices, products, reviews, users];

/** All that anybody outside can be told of. A test compares it with `docs/events.md`. */
export const eventTypes: readonly string[] = told
  .flatMap((events) => Object.values(events) as unknown[])
  .filter(isEvent)
  .map(({ type }) => type)
  .sort();

const families = [...new Set(eventTypes.map((type) => `${type.split('.', 1)[0]}.*`))];

/** What a webhook can ask for: everything, all of one kind, or one type. */
export const eventFilters: readonly string[] = ['*', ...families, ...eventTypes];

/** The type of the message that only shows whether a webhook works. It is sent whatever the filter. */
export const testType = 'webhook.test';

function isEvent(value: unknown): value is typeof DomainEvent {
  return typeof value === 'function' && value.prototype instanceof DomainEvent;
}
