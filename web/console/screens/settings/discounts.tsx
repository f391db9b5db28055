import type { Discount } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { countOf, dayOf, moneyOf } from '../../parts/format.js';
import { Status } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { DiscountFields, discountFactsOf, filledInDiscount, type DiscountFacts } from './discount-fields.js';
import type { Kind } from './kind.js';
import { Things } from './things.js';

const kind: Kind<Discount, DiscountFacts> = {
  title: 'Discounts',
  one: 'discount',
  permission: 'discounts:manage',
  nameOf: ({ code }) => code,
  columns: [
    { title: 'Gives', cell: giftOf },
    { title: 'Until', cell: ({ endsAt }) => (endsAt === null ? 'Any time' : dayOf(endsAt)) },
    {
      title: 'Uses',
      cell: ({ uses, maxUses }) =>
        maxUses === null ? countOf(uses) : `${countOf(uses)} of ${countOf(maxUses)}`,
      isNumber: true,
      sort: 'uses',
    },
    { title: 'Status', cell: ({ isActive }) => <Status of={isActive ? 'active' : 'disabled'} /> },
  ],
  empty: 'There are no discounts. Make one, and give its code to customers.',
  fields: DiscountFields,
  filledIn: filledInDiscount,
  factsOf: discountFactsOf,
  list: (asked) => stoa.listDiscounts(asked),
  read: (id) => stoa.getDiscount({ id }, { envelope: true }),
  create: (facts) => stoa.createDiscount(facts),
  change: (id, changes, etag) => stoa.updateDiscount({ id, ...changes, 'If-Match': etag }),
  remove: (id) => stoa.deleteDiscount({ id }),
};

function giftOf({ percent, amount }: Discount): string {
  if (percent !== null) return `${percent} %`;
  return amount === null ? 'Free shipping' : moneyOf(amount);
}

/** Codes that make orders cheaper. */
export default function Discounts(): ReactNode {
  return <Things kind={kind} />;
}
