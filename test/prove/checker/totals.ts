import { invariants, shown, type Books, type Invariant } from './invariant.js';

const closes = invariants({
  'The lines, the steps and the total of each order close, to the last unit': `
    SELECT o.id FROM orders o LEFT JOIN LATERAL (
      SELECT sum(l.subtotal) AS subtotal, sum(l.discount) AS discount, sum(l.tax) AS tax,
        bool_and(l.subtotal = l.unit_price * l.quantity AND l.total = l.subtotal - l.discount AND l.discount BETWEEN 0 AND l.subtotal) AS closes
      FROM order_lines l WHERE l.order_id = o.id) AS l ON true
    WHERE NOT coalesce(l.closes, false) OR l.subtotal <> o.subtotal OR l.discount <> o.discount OR l.tax > o.tax + o.tax_included
      OR o.total <> o.subtotal - o.discount + o.shipping + o.tax
      OR o.total - o.subtotal <> (SELECT coalesce(sum((step->>'amount')::bigint), 0) FROM jsonb_array_elements(o.adjustments) AS step
        WHERE NOT (step->>'isIncluded')::boolean)
      OR EXISTS (SELECT FROM jsonb_array_elements(o.adjustments) AS step WHERE step->>'type' IN ('tier', 'quantity')
        AND (step->>'amount')::bigint <> (SELECT coalesce(sum((part->>'amount')::bigint), 0) FROM order_lines l,
          jsonb_array_elements(l.adjustments) AS part WHERE l.order_id = o.id AND part->>'label' = step->>'label'))
      OR EXISTS (SELECT FROM order_lines l WHERE l.order_id = o.id AND l.discount
        <> -(SELECT coalesce(sum((part->>'amount')::bigint), 0) FROM jsonb_array_elements(l.adjustments) AS part WHERE part->>'type' <> 'tax'))`,
  'Each line costs what the catalogue said at some time before': `
    SELECT l.id FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE NOT EXISTS (
      SELECT FROM price_history h WHERE h.variant_id = l.variant_id AND h.currency = o.currency AND h.amount = l.unit_price
        AND h.valid_from <= o.created_at)`,
});

const names = ['discount', 'shipping', 'added', 'included', 'total'] as const;

/** An order with what was frozen on it, and the terms by which it was priced. */
interface Frozen {
  readonly id: string;
  readonly tier: 'regular' | 'premium' | null;
  readonly prices: readonly { readonly price: number; readonly quantity: number }[] | null;
  readonly code: {
    readonly type: string;
    readonly rate: number | null;
    readonly amount: number | null;
  } | null;
  readonly carriage: { readonly amount: number; readonly freeFrom: number | null } | null;
  readonly tax: { readonly rate: number; readonly isIncluded: boolean } | null;
  readonly discount: number | string;
  readonly shipping: number | string;
  readonly added: number | string;
  readonly included: number | string;
  readonly total: number | string;
}

const frozen = `SELECT o.id, o.tier, o.discount, o.shipping, o.tax AS added, o.tax_included AS included, o.total, o.tax_rate AS tax,
  (SELECT json_agg(json_build_object('price', l.unit_price, 'quantity', l.quantity)) FROM order_lines l WHERE l.order_id = o.id) AS prices,
  (SELECT json_build_object('type', d.type, 'rate', d.rate, 'amount', d.amount)
    FROM discount_uses u JOIN discounts d ON d.id = u.discount_id WHERE u.order_id = o.id) AS code,
  (SELECT json_build_object('amount', s.amount, 'freeFrom', s.free_from)
    FROM shipping_prices s WHERE s.method_id = (o.shipping_method->>'id')::uuid AND s.currency = o.currency) AS carriage
  FROM orders o`;

const whole = 1_000_000n;
const tiers = { premium: 200_000n, regular: 100_000n };

/** A part of a sum, rounded to the nearest unit, halves to the even one. */
function part(sum: bigint, top: bigint, bottom: bigint): bigint {
  const [quotient, twice] = [(sum * top) / bottom, ((sum * top) % bottom) * 2n];
  return twice > bottom || (twice === bottom && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** What a code takes off goods that come to so much. */
function offBy({ type, rate, amount }: NonNullable<Frozen['code']>, left: bigint): bigint {
  if (type === 'percent') return part(left, BigInt(rate ?? 0), whole);
  if (type !== 'amount') return 0n;
  return BigInt(amount ?? 0) < left ? BigInt(amount ?? 0) : left;
}

/** Works out the order once more, from its unit prices on. */
function again({ tier, prices, code, carriage, tax }: Frozen): Record<(typeof names)[number], number> {
  const subtotal = (prices ?? []).reduce(
    (sum, { price, quantity }) => sum + BigInt(price) * BigInt(quantity),
    0n,
  );
  const asMember = subtotal - (tier === null ? 0n : part(subtotal, tiers[tier], whole));
  const left = asMember - (code === null ? 0n : offBy(code, asMember));
  const isFree =
    code?.type === 'free_shipping' || left >= BigInt(carriage?.freeFrom ?? Number.MAX_SAFE_INTEGER);
  const shipping = carriage === null || isFree ? 0n : BigInt(carriage.amount);
  const rate = BigInt(tax?.rate ?? 0);
  const taxed = part(left + shipping, rate, tax?.isIncluded === true ? whole + rate : whole);
  const [added, included] = tax?.isIncluded === true ? [0n, taxed] : [taxed, 0n];
  return {
    discount: Number(subtotal - left),
    shipping: Number(shipping),
    added: Number(added),
    included: Number(included),
    total: Number(left + shipping + added),
  };
}

async function differing(books: Books): Promise<unknown[]> {
  const { rows } = await books.query<Frozen>(frozen);
  return rows
    .filter((order) => {
      const sums = again(order);
      return names.some((name) => sums[name] !== Number(order[name]));
    })
    .map((order) => ({ id: order.id, again: again(order) }))
    .slice(0, shown);
}

export const totals: readonly Invariant[] = [
  ...closes,
  {
    sentence:
      'Each total worked out again, from the frozen unit prices, by tier, code, shipping and tax, is the same',
    faults: differing,
  },
];
