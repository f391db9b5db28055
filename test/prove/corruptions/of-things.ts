import type { Corruption } from './corruption.js';

const variant = '(SELECT variant_id FROM stocked ORDER BY quantity DESC, variant_id LIMIT 1)';
const scarce = '(SELECT variant_id FROM stocked ORDER BY quantity LIMIT 1)';
const payment = (order = ''): string => `(SELECT id FROM payments WHERE order_id = '${order}')`;
/** Goods move as if by the book, so that stock and ledger agree. */
const moved = (which: string, delta: number, order: string | undefined, reason: string): string => `
  UPDATE variants SET stock = stock + ${delta} WHERE id = ${which};
  INSERT INTO stock_movements (id, product_id, variant_id, delta, stock_after, reason, order_id, created_at)
    SELECT gen_random_uuid(), product_id, id, ${delta}, stock, '${reason}', ${order === undefined ? 'NULL' : `'${order}'`}, now()
    FROM variants WHERE id = ${which}`;

const goods: readonly Corruption[] = [
  {
    what: 'stock that appeared',
    change: () => `UPDATE variants SET stock = stock + 1 WHERE id = ${variant}`,
    breaks: ['The stock of every item', 'What is on the shelf'],
  },
  {
    what: 'stock that was below nothing for a moment',
    change: () => `UPDATE stock_movements SET stock_after = -1
      WHERE sequence = (SELECT max(sequence) FROM stock_movements WHERE variant_id = ${variant})`,
    breaks: ['The stock of every item'],
  },
  {
    what: 'goods that were booked and never laid on the shelf',
    change: () => moved(variant, 1, undefined, 'received'),
    breaks: ['What is on the shelf'],
  },
  {
    what: 'a cancelled order that keeps its goods',
    change: ({ cancelled }) =>
      moved(
        `(SELECT variant_id FROM order_lines WHERE order_id = '${cancelled!}' LIMIT 1)`,
        -1,
        cancelled,
        'sold',
      ),
    breaks: ['An order holds all of its goods'],
  },
  {
    what: 'an order that took what it did not ask for',
    change: ({ kept }) => moved(scarce, -1, kept, 'sold'),
    breaks: ['What is on the shelf', 'No goods left the shelf'],
  },
];

const totals: readonly Corruption[] = [
  {
    what: 'a line that does not close',
    change: ({ kept }) => `UPDATE order_lines SET total = total + 1 WHERE order_id = '${kept!}'`,
    breaks: ['The lines, the steps and the total'],
  },
  {
    what: 'a total that nothing explains',
    change: ({ kept }) => `UPDATE orders SET adjustments = '[]' WHERE id = '${kept!}'`,
    breaks: ['The lines, the steps and the total'],
  },
  {
    what: 'a price that the catalogue never had',
    change: () => 'UPDATE price_history SET amount = amount + 1',
    breaks: ['Each line costs'],
  },
  {
    what: 'a member who paid like everybody',
    change: ({ kept }) => `UPDATE orders SET tier = 'premium' WHERE id = '${kept!}'`,
    breaks: ['Each total worked out again'],
  },
  {
    what: 'a tax of another rate',
    change: ({ kept }) => `UPDATE orders SET tax_rate = tax_rate || '{"rate": 90000}' WHERE id = '${kept!}'`,
    breaks: ['Each total worked out again'],
  },
  {
    what: 'a carriage that was not asked for',
    change: () => 'UPDATE shipping_prices SET amount = amount + 1',
    breaks: ['Each total worked out again'],
  },
];

const money: readonly Corruption[] = [
  {
    what: 'an order whose refund was of other money',
    change: (orders) =>
      `UPDATE payments SET is_kept = false WHERE order_id = '${orders['given back in part']!}'`,
    breaks: ['What the provider captured'],
  },
  {
    what: 'money that the provider gave back by itself',
    change: ({ kept }) => `UPDATE sandbox_payments SET refunded = 1 WHERE id = 'sbx_' || ${payment(kept)}`,
    breaks: [
      'What the provider captured',
      'The books of each payment',
      'The provider knows',
      'The ledger says',
    ],
  },
  {
    what: 'a refund that failed without a reason',
    change: () => "UPDATE sandbox_payments SET card = 'pm_card_visa'",
    breaks: ['Of an order that is off'],
  },
  {
    what: 'a refunded payment that looks paid',
    change: () => "UPDATE payments SET status = 'succeeded' WHERE status = 'refunded'",
    breaks: ['The books of each payment'],
  },
  {
    what: 'money at the provider that nobody knows of',
    change: () => `INSERT INTO sandbox_payments (id, client_secret_hash, amount, currency, status, created_at)
      VALUES ('sbx_of_nobody', '', 100, 'USD', 'succeeded', now())`,
    breaks: ['The provider knows'],
  },
  {
    what: 'an order that was charged twice',
    change: ({ kept }) => `DROP INDEX payments_one_open_per_order;
      CREATE TEMP TABLE again ON COMMIT DROP AS SELECT gen_random_uuid() AS id;
      INSERT INTO sandbox_payments (id, client_secret_hash, amount, currency, status, created_at)
        SELECT 'sbx_' || again.id, '', amount, currency, 'succeeded', now() FROM payments, again WHERE order_id = '${kept!}';
      INSERT INTO payments (id, order_id, provider, provider_payment_id, status, amount, currency, created_at, updated_at)
        SELECT again.id, order_id, provider, 'sbx_' || again.id, status, amount, currency, now(), now() FROM payments, again
        WHERE order_id = '${kept!}';
      INSERT INTO ledger_entries SELECT again.id, account, e.amount, currency, again.id, now() FROM ledger_entries e, again
        WHERE movement_id IN (SELECT id FROM payments WHERE order_id = '${kept!}')`,
    breaks: ['What the provider captured', 'No order was charged twice'],
  },
  {
    what: 'a movement of money that comes from nowhere',
    change: ({ kept }) =>
      `UPDATE ledger_entries SET amount = amount - 1 WHERE account = 'goods' AND movement_id = ${payment(kept)}`,
    breaks: ['Each movement of money'],
  },
  {
    what: 'a movement of money that is booked on another payment',
    change: ({ kept, shipped }) =>
      `UPDATE ledger_entries SET payment_id = ${payment(shipped)} WHERE movement_id = ${payment(kept)}`,
    breaks: ['The ledger says'],
  },
  {
    what: 'money that is still owed',
    change: ({ kept }) => `CREATE TEMP TABLE owed ON COMMIT DROP AS SELECT gen_random_uuid() AS id;
      INSERT INTO ledger_entries SELECT owed.id, account, amount, 'USD', ${payment(kept)}, now()
        FROM owed, (VALUES ('owed', -5), ('goods', 5)) AS entry (account, amount)`,
    breaks: ['Nobody is owed'],
  },
  {
    what: 'a payment of which nothing is known',
    change: ({ kept }) => `UPDATE payments SET status = 'unknown' WHERE order_id = '${kept!}';
      UPDATE sandbox_payments SET status = 'requires_action' WHERE id = 'sbx_' || ${payment(kept)}`,
    breaks: ['What the provider captured', 'The ledger says', 'No payment and no refund is left open'],
  },
];

/** Goods, sums and money that do not fit. */
export const ofThings: readonly Corruption[] = [...goods, ...totals, ...money];
