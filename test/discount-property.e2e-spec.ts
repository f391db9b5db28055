import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OrderExpiry } from '../src/orders/order-expiry.js';
import type { Actor } from './support/actor.js';
import { productOf } from './support/catalogue.js';
import { discountOf } from './support/discounts.js';
import { expectProblem } from './support/matchers.js';
import { clientSecretOf, confirm, faultsOfBooks, place } from './support/orders.js';
import { Stoa } from './support/stoa.js';

let stoa: Stoa;
let admin: Actor;
let buyers: Actor[];
let product: string;
beforeAll(async () => {
  stoa = await Stoa.start();
  admin = await stoa.given.admin();
  buyers = await Promise.all([1, 2, 3].map(() => stoa.given.viewer()));
  product = (await productOf(admin, { stock: 100_000 }))['id'] as string;
});
afterAll(() => stoa.stop());

/** What an order is to the code: it stands, expired before anybody paid, or is off for good. */
interface Known {
  readonly id: string;
  readonly who: number;
  readonly secret: string;
  isPaid: boolean;
  state: 'stands' | 'expired' | 'off';
}
interface Doing {
  readonly what: 'order' | 'cancel' | 'expire' | 'pay' | 'limit';
  readonly which: number;
}
const doings = fc.record<Doing>({
  what: fc.constantFrom('order', 'order', 'order', 'cancel', 'expire', 'pay', 'pay', 'limit'),
  which: fc.nat(1000),
});

/** The simplest thing that counts: all orders, looked through each time. */
class Model {
  readonly orders: Known[] = [];
  constructor(
    public most: number,
    readonly ownMost: number,
  ) {}

  get uses(): number {
    return this.orders.filter(({ state }) => state === 'stands').length;
  }

  hasRoom(who: number): 'code' | 'user' | null {
    const own = this.orders.filter((order) => order.state === 'stands' && order.who === who).length;
    if (own >= this.ownMost) return 'user';
    return this.uses >= this.most ? 'code' : null;
  }
}

async function order(model: Model, who: number, discountCode: string): Promise<void> {
  const full = model.hasRoom(who);
  const answer = await place(buyers[who]!, { [product]: 1 }, { discountCode });
  if (full !== null) {
    expect(expectProblem(answer, 409, 'DISCOUNT_USED_UP')).toMatchObject({ limit: full });
    return;
  }
  expect(answer.status).toBe(201);
  const { id } = answer.body;
  const secret = await clientSecretOf(buyers[who]!, id);
  model.orders.push({ id, who, secret, isPaid: false, state: 'stands' });
}

async function expire(known: Known): Promise<void> {
  const past = "UPDATE orders SET payment_due_at = now() - interval '1 minute' WHERE id = $1";
  await stoa.sql.query(past, [known.id]);
  await stoa.app.get(OrderExpiry, { strict: false }).cancelOverdue();
  if (known.state === 'stands' && !known.isPaid) known.state = 'expired';
}

async function pay(model: Model, known: Known): Promise<void> {
  await confirm(stoa, known.secret);
  if (known.isPaid) return;
  known.isPaid = true;
  if (known.state === 'expired') known.state = model.hasRoom(known.who) === null ? 'stands' : 'off';
}

async function act(model: Model, discount: Record<string, any>, { what, which }: Doing): Promise<void> {
  if (what === 'order') return order(model, which % buyers.length, discount['code']);
  if (what === 'limit') {
    const maxUses = 1 + (which % 5);
    const answer = await admin.patch(`/discounts/${discount['id']}`, { maxUses });
    expect(answer.status).toBe(maxUses < model.uses ? 409 : 200);
    if (answer.status === 200) model.most = maxUses;
    return;
  }
  const known = model.orders[which % Math.max(model.orders.length, 1)];
  if (known === undefined) return;
  if (what === 'expire') return expire(known);
  if (what === 'pay') return pay(model, known);
  const { status } = await admin.post(`/orders/${known.id}/cancel`, {});
  expect(status).toBe(known.state === 'stands' ? 200 : 409);
  if (status === 200) known.state = 'off';
}

describe('The counters of a code', () => {
  it('are what the simplest model says, whatever becomes of its orders', async () => {
    const plans = fc.array(doings, { minLength: 15, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(plans, fc.nat(3), fc.nat(2), async (plan, most, ownMost) => {
        const model = new Model(most + 1, ownMost + 1);
        const limits = { maxUses: model.most, maxUsesPerUser: model.ownMost };
        const discount = await discountOf(admin, limits);
        for (const doing of plan) {
          await act(model, discount, doing);
          const { body } = await admin.get(`/discounts/${discount['id']}`);
          expect(body.uses).toBe(model.uses);
        }
        expect(await faultsOfBooks(stoa)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
