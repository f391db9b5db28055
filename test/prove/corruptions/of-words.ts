import { lastEvent, type Corruption } from './corruption.js';

const orders: readonly Corruption[] = [
  {
    what: 'an order that nobody ended',
    change: (names) => `UPDATE orders SET status = 'pending' WHERE id = '${names['run out']!}';
      DELETE FROM order_history WHERE order_id = '${names['run out']!}' AND to_status = 'cancelled'`,
    breaks: ['An order holds all of its goods', 'No order still waits', 'An order was told of once'],
  },
  {
    what: 'an order that came from where it never was',
    change: () => "UPDATE order_history SET from_status = 'pending' WHERE to_status = 'shipped'",
    breaks: ['The history of each order'],
  },
  {
    what: 'an order that moved without a trace',
    change: () => "UPDATE orders SET status = 'delivered' WHERE status = 'shipped'",
    breaks: ['The history of each order'],
  },
  {
    what: 'an order that went on after a person had ended it',
    change: (names) => `UPDATE order_history SET actor_id = gen_random_uuid()
      WHERE order_id = '${names['taken up again']!}' AND to_status = 'cancelled'`,
    breaks: ['Each order ends once'],
  },
  {
    what: 'a paid order that was taken away by nobody',
    change: () =>
      "UPDATE order_history SET actor_id = NULL WHERE from_status = 'paid' AND to_status = 'cancelled'",
    breaks: ['Nothing that was sold was taken away'],
  },
  {
    what: 'an order that ran out before its time',
    change: (names) =>
      `UPDATE orders SET payment_due_at = now() + interval '1 day' WHERE id = '${names['run out']!}'`,
    breaks: ['Nothing that was sold was taken away'],
  },
  {
    what: 'news of what did not happen',
    change: () => "UPDATE outbox SET type = 'order.refunded' WHERE type = 'order.shipped'",
    breaks: ['An order was told of once'],
  },
  {
    what: 'a code that counts a use too many',
    change: () => 'UPDATE discounts SET uses = uses + 1',
    breaks: ['A code is used'],
  },
  {
    what: 'a use that was given back although its order stands',
    change: () => 'UPDATE discount_uses SET given_back_at = now()',
    breaks: ['A code is used'],
  },
  {
    what: 'a code that was used too often',
    change: () => 'UPDATE discounts SET max_uses = 1 WHERE uses = 2',
    breaks: ['No code was used more often'],
  },
  {
    what: 'a code that a person used too often',
    change: () => 'UPDATE discounts SET max_uses_per_user = 1 WHERE uses = 2',
    breaks: ['No code was used more often'],
  },
];

const told: readonly Corruption[] = [
  {
    what: 'a buyer who was told of another total',
    change: ({ kept }) => `UPDATE told SET total = total + 1 WHERE order_id = '${kept!}'`,
    breaks: ['Every order that a buyer was told of'],
  },
  {
    what: 'an order that a buyer saw and that is lost',
    change: ({ kept }) =>
      `INSERT INTO told SELECT 'order-lost', user_id, gen_random_uuid(), 1 FROM orders WHERE id = '${kept!}'`,
    breaks: ['Every order that a buyer was told of'],
  },
  {
    what: 'one order under two keys',
    change: () => `INSERT INTO idempotency_keys SELECT scope, key || '-again', fingerprint, response, now()
      FROM idempotency_keys WHERE key = 'order-0'`,
    breaks: ['One key is one order'],
  },
  {
    what: 'two orders under one key',
    change: ({
      kept,
      shipped,
    }) => `INSERT INTO told SELECT a.key, b.user_id, b.order_id, b.total FROM told a, told b
      WHERE a.order_id = '${kept!}' AND b.order_id = '${shipped!}'`,
    breaks: ['One key is one order'],
  },
  {
    what: 'an order that nobody asked for',
    change: () => "DELETE FROM asked WHERE key = 'order-0'",
    breaks: ['Every order was asked for'],
  },
  {
    what: 'a buyer who never got an answer',
    change: () => "UPDATE asked SET status = NULL WHERE key = 'order-0'",
    breaks: ['Every buyer got an answer'],
  },
  {
    what: 'a buyer who was refused and has the order all the same',
    change: () => "UPDATE asked SET status = 409 WHERE key = 'order-0'",
    breaks: ['Every buyer got an answer'],
  },
  {
    what: 'a buyer who pays another total than was seen',
    change: () => "UPDATE asked SET expected = expected - 1 WHERE key = 'order-0'",
    breaks: ['Who said which total'],
  },
  ...(['/orders 500', '/orders 503', '/orders/:id/payment 503'] as const).map((answer) => ({
    what: `that ${answer} was answered while nothing was down`,
    change: () => {
      const [path, status] = answer.split(' ');
      return `INSERT INTO answered VALUES (now(), 'POST ${path!}', ${status!}, 'SOMETHING', false, 100)`;
    },
    breaks: ['No answer was a fault of ours'],
  })),
];

const events: readonly Corruption[] = [
  {
    what: 'an event that a consumer never got',
    change: ({ kept }) =>
      `DELETE FROM inbox WHERE consumer = 'chaos-inside' AND event_id = ${lastEvent(kept)}`,
    breaks: ['Every event was placed'],
  },
  {
    what: 'an event that was given up',
    change: ({ kept }) => `INSERT INTO dead_letters (id, consumer, event_id, attempts, error, failed_at)
      VALUES (gen_random_uuid(), 'chaos-inside', ${lastEvent(kept)}, 10, 'It failed.', now())`,
    breaks: ['No event is still on its way'],
  },
  {
    what: 'an event without its effect',
    change: ({ kept }) => `DELETE FROM heard_inside WHERE event_id = ${lastEvent(kept)}`,
    breaks: ['Every event had its effect once'],
  },
  {
    what: 'an event of which nobody outside was told',
    change: ({ kept }) => `DELETE FROM heard_outside WHERE event_id = ${lastEvent(kept)}`,
    breaks: ['Somebody outside was told'],
  },
  {
    what: 'an effect that came twice',
    change: ({ kept }) => `INSERT INTO heard_inside (event_id, aggregate_id, sequence)
      SELECT event_id, aggregate_id, sequence FROM heard_inside WHERE event_id = ${lastEvent(kept)}`,
    breaks: ['Every event had its effect once', 'Each order, and each payment, was heard'],
  },
  {
    what: 'events that came in another order',
    change: ({ kept }) => `UPDATE heard_inside SET at = -at WHERE event_id = ${lastEvent(kept)}`,
    breaks: ['Each order, and each payment, was heard'],
  },
];

/** Orders, answers and events that say what was not. */
export const ofWords: readonly Corruption[] = [...orders, ...told, ...events];
