import type { Actor } from '../support/actor.js';
import { productOf } from '../support/catalogue.js';
import { discountOf } from '../support/discounts.js';
import type { Stoa } from '../support/stoa.js';
import { addressBody, carriage, methodOf, taxOf } from '../support/terms.js';

/** What is sold, how it travels, with which taxes and codes; and who buys and who works there. */
export interface Shop {
  readonly admin: Actor;
  readonly editor: Actor;
  readonly buyers: readonly Actor[];
  readonly products: readonly { readonly id: string; readonly price: number }[];
  readonly methods: readonly string[];
  readonly taxes: readonly string[];
  /** Where goods go, each to another tax. */
  readonly addresses: readonly object[];
  readonly codes: readonly string[];
}

export interface Size {
  readonly buyers: number;
  readonly items: number;
  /** How many there are of each item but the first, of which there are ten. */
  readonly stock: number;
}

const tiers = [null, 'regular', 'premium'];
const accountsAtOnce = 8;

/** Opens a shop through its API, and writes down what was laid on the shelves. */
export async function openShop(stoa: Stoa, { buyers, items, stock }: Size): Promise<Shop> {
  const [admin, editor] = [await stoa.given.admin(), await stoa.given.editor()];
  const products: { id: string; price: number }[] = [];
  for (let item = 0; item < items; item += 1) {
    const [laid, price] = [item === 0 ? 10 : stock, 1_000 + 37 * item];
    const made = await productOf(editor, { stock: laid, price: { amount: price, currency: 'USD' } });
    products.push({ id: made['id'] as string, price });
    await stoa.sql.query('INSERT INTO stocked VALUES ($1, $2)', [made['variants'][0].id, laid]);
  }
  const methods = [
    await methodOf(admin, { name: 'By post', prices: [carriage(490)] }),
    await methodOf(admin, { name: 'By courier', prices: [carriage(1250, { freeFromAmount: 6_000 })] }),
  ];
  const taxes = [
    await taxOf(admin, { label: 'VAT', rate: '25', isIncluded: true }),
    await taxOf(admin, { label: 'Sales tax', rate: '8.875', isIncluded: false }),
  ];
  const people: Actor[] = [];
  while (people.length < buyers) {
    const some = Array.from({ length: Math.min(accountsAtOnce, buyers - people.length) }, (_, index) =>
      stoa.given.viewer({ tier: tiers[(people.length + index) % tiers.length]! }),
    );
    people.push(...(await Promise.all(some)));
  }
  return {
    ...{ admin, editor, buyers: people, products },
    methods: methods.map(({ id }) => id as string),
    taxes: taxes.map(({ id }) => id as string),
    addresses: taxes.map(({ region }) => addressBody({ region })),
    codes: await codesFor(admin, buyers),
  };
}

/** Codes that run out: for all, for each person, and for both. */
async function codesFor(admin: Actor, buyers: number): Promise<string[]> {
  const codes = [
    { type: 'percent', percent: 12.5, maxUses: Math.ceil(buyers / 2) },
    { type: 'amount', percent: undefined, amount: { amount: 700, currency: 'USD' }, maxUsesPerUser: 1 },
    { type: 'free_shipping', percent: undefined, maxUses: buyers, maxUsesPerUser: 2 },
  ];
  const made: string[] = [];
  for (const facts of codes) made.push((await discountOf(admin, facts))['code'] as string);
  return made;
}
