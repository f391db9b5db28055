import type { Money } from '../money/money.js';
import { onConstraint } from '../http/problem/constraints.js';
import { Problem } from '../http/problem/problem.js';
import { Unauthenticated } from '../http/problem/problems.js';
import type { WantedLine } from './checkout/new-order.js';
import type { OrderStatus } from './order-status.js';
import type { LineTotals, OrderTotals } from './pricing/pricing.js';

export class OrderEmpty extends Problem {
  static override readonly status = 400;
  static override readonly code = 'ORDER_EMPTY';
  static override readonly title = 'An order needs a line';
}

export class OrderBelowMinimum extends Problem {
  static override readonly status = 422;
  static override readonly code = 'ORDER_BELOW_MINIMUM';
  static override readonly title = 'The order is too small';
  static override readonly example = {
    minimum: { amount: 1000, currency: 'USD' },
    subtotal: { amount: 450, currency: 'USD' },
  };

  constructor(subtotal: Money, minimum: Money) {
    super('Line prices must come to the minimum, before discounts.', { minimum, subtotal });
  }
}

export class CurrencyMixed extends Problem {
  static override readonly status = 422;
  static override readonly code = 'CURRENCY_MIXED';
  static override readonly title = 'An order is in one currency';
  static override readonly example = { currencies: ['EUR', 'USD'] };

  constructor(currencies: readonly string[]) {
    super('Every product must have its price in the currency of the order.', { currencies });
  }
}

export class TotalChanged extends Problem {
  static override readonly status = 409;
  static override readonly code = 'TOTAL_CHANGED';
  static override readonly title = 'The total is not the one that was seen';
  static override readonly example = {
    expected: { amount: 3598, currency: 'USD' },
    subtotal: { amount: 4198, currency: 'USD' },
    discount: { amount: 420, currency: 'USD' },
    shipping: { amount: 0, currency: 'USD' },
    tax: { amount: 0, currency: 'USD' },
    total: { amount: 3778, currency: 'USD' },
    adjustments: [
      {
        type: 'tier',
        label: '10 % for regular members',
        amount: { amount: -420, currency: 'USD' },
        isIncluded: false,
      },
    ],
    lines: [
      {
        productId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f11',
        variantId: '0197a5b6-58f2-7cc4-a4c9-2f5d1c0e8f12',
        quantity: 2,
        expectedUnitPrice: { amount: 1999, currency: 'USD' },
        unitPrice: { amount: 2099, currency: 'USD' },
        discount: { amount: 420, currency: 'USD' },
        tax: { amount: 0, currency: 'USD' },
        total: { amount: 3778, currency: 'USD' },
      },
    ],
  };

  /** What was seen, as far as it was said: of the whole, and of one of each line. */
  constructor(expected: Money | null, totals: OrderTotals<WantedLine>, seen: readonly (Money | null)[]) {
    const { currency, adjustments, lines } = totals;
    const money = (amount: number): Money => ({ amount, currency });
    super('Nothing was ordered; show what it costs now and ask again.', {
      expected: expected && { amount: expected.amount, currency: expected.currency },
      subtotal: money(totals.subtotal),
      discount: money(totals.discount),
      shipping: money(totals.shipping),
      tax: money(totals.tax),
      total: money(totals.total),
      adjustments: adjustments.map((step) => ({ ...step, amount: money(step.amount) })),
      lines: lines.map((line, index) => lineNow(line, seen[index] ?? null)),
    });
  }
}

/** What a line costs now, beside what one of it was seen to cost. */
function lineNow(line: WantedLine & LineTotals, seen: Money | null) {
  const { productId, variantId, quantity, unitPrice } = line;
  const { currency } = unitPrice;
  return {
    ...{ productId, variantId, quantity, unitPrice },
    expectedUnitPrice: seen && { amount: seen.amount, currency: seen.currency },
    discount: { amount: line.discount, currency },
    tax: { amount: line.tax, currency },
    total: { amount: line.total, currency },
  };
}

export class RefundExceedsPayment extends Problem {
  static override readonly status = 409;
  static override readonly code = 'REFUND_EXCEEDS_PAYMENT';
  static override readonly title = 'Less is left than is to go back';
  static override readonly example = { refundable: { amount: 1200, currency: 'USD' } };

  constructor(refundable: Money) {
    super('A refund never passes what was paid and has not gone back yet.', { refundable });
  }
}

export class OrderStateConflict extends Problem {
  static override readonly status = 409;
  static override readonly code = 'ORDER_STATE_CONFLICT';
  static override readonly title = 'The order does not stand where this needs it';
  static override readonly example = { orderStatus: 'shipped' };

  constructor(status: OrderStatus, detail = `This cannot be done to an order that is ${status}.`) {
    super(detail, { orderStatus: status });
  }
}

/** Somebody who was erased while the request ran. */
onConstraint('orders_user_fkey', () => new Unauthenticated('The account of this token is gone.'));
