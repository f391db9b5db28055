import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { orderOf } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let [order, product] = ['', ''];
beforeAll(async () => {
  stoa = await Stoa.start();
  const editor: Actor = await stoa.given.editor();
  const idOf = async () => (await productOf(editor, { stock: 5 }))['id'] as string;
  product = await idOf();
  order = (await orderOf(await stoa.given.viewer(), { [await idOf()]: 2 }))['id'] as string;
});
afterAll(() => stoa.stop());

/** The rule that refuses the statement, whose $1 is the order. */
async function refusalOf(statement: string): Promise<unknown> {
  return stoa.sql.query(statement, [order]).then(
    () => 'nothing',
    (error: unknown) => (error as { constraint: string }).constraint,
  );
}

describe('The rules of orders, whoever writes', () => {
  it.each([
    ['orders_amounts_not_negative', 'shipping = -1'],
    ['orders_discount_within_subtotal', 'discount = subtotal + 1'],
    ['orders_total_adds_up', 'total = total + 1'],
    [
      'orders_adjustments_add_up',
      `adjustments = '[{"type":"tier","label":"","amount":-1,"isIncluded":false}]'`,
    ],
    ['orders_tax_included_in_range', 'tax_included = total + 1'],
    ['orders_tax_has_its_rate', 'tax_included = 1'],
    ['orders_tax_rate_form', `tax_rate = '{}'`],
    [
      'orders_shipping_has_its_method',
      `shipping = 1, total = total + 1, adjustments = adjustments || '[{"amount":1,"isIncluded":false}]'`,
    ],
    ['orders_shipping_method_form', `shipping_method = '{}'`],
    ['orders_currency_form', `currency = 'usd'`],
    ['orders_expired_ones_ended', 'is_expired = true'],
    ['orders_tier_known', `tier = 'gold'`],
    ['orders_note_length', `note = repeat('x', 1001)`],
    ['orders_carrier_length', `carrier = repeat('x', 101)`],
    ['orders_tracking_number_length', `tracking_number = repeat('x', 101)`],
  ])('are told by their names: %s', async (rule, change) => {
    expect(await refusalOf(`UPDATE orders SET ${change} WHERE id = $1`)).toBe(rule);
  });

  it('count nothing that is part of the total already', async () => {
    const included = `adjustments || '[{"type":"tax","label":"","amount":7,"isIncluded":true}]'`;
    const { rows } = await stoa.sql.query(
      `SELECT adjusted_by(${included}) = total - subtotal AS same FROM orders WHERE id = $1`,
      [order],
    );
    expect(rows).toEqual([{ same: true }]);
  });

  it('know every status', async () => {
    const fresh = `INSERT INTO orders SELECT (jsonb_populate_record(o, '{"id":"00000000-0000-7000-8000-000000000001","status":"lost"}')).*
      FROM orders o WHERE o.id = $1`;
    expect(await refusalOf(fresh)).toBe('orders_status_known');
  });

  it.each([
    ['order_lines_position_in_range', 'position = 100'],
    ['order_lines_quantity_in_range', 'quantity = 0'],
    ['order_lines_unit_price_not_negative', 'unit_price = -1'],
    ['order_lines_subtotal_adds_up', 'subtotal = subtotal + 1'],
    ['order_lines_discount_in_range', 'discount = subtotal + 1'],
    ['order_lines_total_adds_up', 'total = total + 1'],
    ['order_lines_tax_not_negative', 'tax = -1'],
    ['order_lines_refunded_in_range', 'refunded_quantity = quantity + 1'],
  ])('hold for lines: %s', async (rule, change) => {
    expect(await refusalOf(`UPDATE order_lines SET ${change} WHERE order_id = $1`)).toBe(rule);
  });

  it('let no more of a line be sent than there is', async () => {
    const sent = `INSERT INTO order_lines SELECT (jsonb_populate_record(l, '{"shipped_quantity":9}')).*
      FROM order_lines l WHERE l.order_id = $1`;
    expect(await refusalOf(sent)).toBe('order_lines_shipped_in_range');
  });

  it('keep a line to a variant of its own product', async () => {
    const other = `UPDATE order_lines SET product_id = '${product}' WHERE order_id = $1`;
    expect(await refusalOf(other)).toBe('order_lines_variant_fkey');
  });

  it('let no history begin twice', async () => {
    const again = `INSERT INTO order_history (order_id, to_status, created_at) VALUES ($1, 'pending', now())`;
    expect(await refusalOf(again)).toBe('order_history_heads_pkey');
  });
});
