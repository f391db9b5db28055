import { totalsOf } from '../orders/pricing/pricing.js';
import { tierReduction } from '../orders/pricing/tier-reduction.js';
import type { OrderStatus } from '../orders/order-status.js';
import type { SeedProduct } from './catalogue.js';
import type { Chance } from './chance.js';
import type { SeedBuyer, SeedLine, SeedMove, SeedMovement, SeedOrder } from './trade-rows.js';

const day = 86_400_000;

/** The way to each end; every step is a legal move. */
const ways: readonly (readonly OrderStatus[])[] = [
  ['pending'],
  ['pending', 'paid'],
  ['pending', 'paid', 'shipped'],
  ['pending', 'paid', 'shipped', 'delivered'],
  ['pending', 'paid', 'shipped', 'delivered'],
  ['pending', 'paid', 'shipped', 'delivered'],
  ['pending', 'cancelled'],
  ['pending', 'paid', 'cancelled'],
  ['pending', 'paid', 'shipped', 'delivered', 'refunded'],
];

/** Who and what the trade is made of. */
export interface Market {
  readonly buyers: readonly SeedBuyer[];
  readonly staffId: string;
  readonly products: readonly SeedProduct[];
  readonly now: Date;
}

/** Orders of the last ninety days in every state, and the stock ledger that they leave behind. */
export function makeTrade(
  chance: Chance,
  market: Market,
): { orders: SeedOrder[]; movements: SeedMovement[] } {
  const variants = market.products.flatMap((product) => product.variants);
  const stock = new Map(variants.map(({ id, received }) => [id, received]));
  const movements: SeedMovement[] = variants.map((variant) => ({
    ...{ id: chance.id(variant.at), variant_id: variant.id, delta: variant.received },
    ...{ reason: 'received', order_id: null, actor_id: market.staffId, at: variant.at },
  }));
  const orders = Array.from({ length: 150 }, (_, index) => {
    const at = new Date(
      market.now.getTime() - Math.round(((150 - index) / 150) * 90 * day) - chance.between(0, 3_600_000),
    );
    return makeOrder(chance, market, stock, { at, way: ways[index % ways.length] ?? ['pending'], index });
  });
  for (const order of orders) movements.push(...movementsOf(chance, order, stock));
  return { orders, movements };
}

interface Occasion {
  readonly at: Date;
  readonly way: readonly OrderStatus[];
  readonly index: number;
}

function makeOrder(
  chance: Chance,
  market: Market,
  stock: ReadonlyMap<string, number>,
  { at, way, index }: Occasion,
): SeedOrder {
  const buyer = chance.pick(market.buyers);
  const lines = makeLines(chance, market, stock, { at, tier: buyer.tier });
  const moves = movesOf(chance, market, at, way);
  const status = way.at(-1) ?? 'pending';
  const sum = (part: 'subtotal' | 'discount' | 'total'): number =>
    lines.reduce((all, line) => all + line[part], 0);
  return {
    ...{ id: chance.id(at), user_id: buyer.id, status, tier: buyer.tier, at, moves, lines },
    ...{ subtotal: sum('subtotal'), discount: sum('discount'), total: sum('total') },
    adjustments: tierReduction(buyer.tier).map(({ type, label }) => ({
      ...{ type, label, amount: -sum('discount'), isIncluded: false },
    })),
    note: index % 7 === 0 ? 'Please leave it with the neighbours.' : null,
    ...shipmentOf(chance, way),
    payment_due_at: new Date(status === 'pending' ? market.now.getTime() + 30 * day : at.getTime() + 900_000),
    updated_at: moves.at(-1)?.at ?? at,
    payment: paymentOf(way),
  };
}

function makeLines(
  chance: Chance,
  market: Market,
  stock: ReadonlyMap<string, number>,
  { at, tier }: { at: Date; tier: SeedBuyer['tier'] },
): SeedLine[] {
  const onSale = market.products
    .filter((product) => product.status === 'active' && product.at < at)
    .flatMap((product) => product.variants.map((variant) => ({ product, variant })))
    .filter(({ variant }) => (stock.get(variant.id) ?? 0) > 2);
  const picked = chance
    .some(onSale, chance.between(1, 4))
    .map((line) => ({ ...line, quantity: chance.between(1, 2) }));
  const priced = picked.map(({ variant, quantity }) => ({
    unitPrice: { amount: variant.price, currency: 'USD' },
    quantity,
  }));
  const totals = totalsOf({ currency: 'USD', lines: priced, reductions: tierReduction(tier) }).lines;
  return picked.map(({ product, variant: { id, sku, options, price }, quantity }, position) => ({
    ...{
      id: chance.id(at),
      product_id: product.id,
      variant_id: id,
      sku,
      name: product.name,
      options,
      quantity,
    },
    unit_price: price,
    ...(totals[position] ?? { subtotal: 0, discount: 0, total: 0, adjustments: [] }),
  }));
}

function shipmentOf(
  chance: Chance,
  way: readonly OrderStatus[],
): Pick<SeedOrder, 'carrier' | 'tracking_number'> {
  if (!way.includes('shipped')) return { carrier: null, tracking_number: null };
  const number = String(370_000_000 + chance.between(0, 999_999));
  return { carrier: chance.pick(['PostNord', 'DHL', 'Royal Mail']), tracking_number: number };
}

function paymentOf(way: readonly OrderStatus[]): SeedOrder['payment'] {
  if (!way.includes('paid')) return 'none';
  return way.at(-1) === 'cancelled' || way.at(-1) === 'refunded' ? 'refunded' : 'succeeded';
}

function movesOf(
  chance: Chance,
  { staffId, now }: Market,
  placed: Date,
  way: readonly OrderStatus[],
): SeedMove[] {
  let at = placed;
  return way.map((to, index) => {
    if (index > 0) at = new Date(Math.min(now.getTime(), at.getTime() + chance.between(300_000, 2 * day)));
    const isStaff = to === 'shipped' || to === 'delivered' || to === 'refunded';
    const reason =
      to === 'cancelled' ? 'Changed their mind.' : to === 'refunded' ? 'It arrived broken.' : null;
    return { from: way[index - 1] ?? null, to, actor_id: isStaff ? staffId : null, reason, at };
  });
}

/** What an order took and gave back; the running stock makes each line continue the one before. */
function movementsOf(chance: Chance, order: SeedOrder, stock: Map<string, number>): SeedMovement[] {
  const gaveBack = order.status === 'cancelled';
  const reason = order.payment === 'none' ? 'released' : 'returned';
  const book = (line: SeedLine, delta: number, why: string, at: Date): SeedMovement => {
    stock.set(line.variant_id, (stock.get(line.variant_id) ?? 0) + delta);
    return {
      id: chance.id(at),
      variant_id: line.variant_id,
      delta,
      reason: why,
      order_id: order.id,
      actor_id: null,
      at,
    };
  };
  return order.lines.flatMap((line) => [
    book(line, -line.quantity, 'sold', order.at),
    ...(gaveBack ? [book(line, line.quantity, reason, order.updated_at)] : []),
  ]);
}
