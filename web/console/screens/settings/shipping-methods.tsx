import type { ShippingMethod, ShippingPrice } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { CheckField, TextArea, TextField } from '../../parts/fields.js';
import { moneyOf } from '../../parts/format.js';
import { Status } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import type { Kind } from './kind.js';
import { pricesIn, pricesText } from './shipping-prices.js';
import { Things } from './things.js';

interface Facts {
  readonly name: string;
  readonly countries: string[];
  readonly prices: ShippingPrice[];
  readonly position: number;
  readonly isActive: boolean;
}

const kind: Kind<ShippingMethod, Facts> = {
  title: 'Shipping methods',
  one: 'shipping method',
  permission: 'shipping:manage',
  nameOf: ({ name }) => name,
  columns: [
    { title: 'To', cell: ({ countries }) => countries.join(', ') },
    {
      title: 'Costs',
      cell: ({ prices }) => prices.map(({ amount, currency }) => moneyOf({ amount, currency })).join(', '),
      isNumber: true,
    },
    { title: 'Place', cell: ({ position }) => position, isNumber: true, sort: 'position' },
    { title: 'Status', cell: ({ isActive }) => <Status of={isActive ? 'active' : 'disabled'} /> },
  ],
  empty: 'Nothing can be shipped. Make a method, or nobody can order what has a weight.',
  fields: Fields,
  filledIn: (values) => ({
    name: values.text('name'),
    countries: values
      .text('countries')
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    prices: pricesIn(values.text('prices')),
    position: values.number('position') ?? 0,
    isActive: values.flag('isActive'),
  }),
  factsOf: ({ name, countries, prices, position, isActive }) => ({
    name,
    countries,
    prices,
    position,
    isActive,
  }),
  list: (asked) => stoa.listShippingMethods(asked),
  read: (id) => stoa.getShippingMethod({ id }, { envelope: true }),
  create: (facts) => stoa.createShippingMethod(facts),
  change: (id, changes, etag) => stoa.updateShippingMethod({ id, ...changes, 'If-Match': etag }),
  remove: (id) => stoa.deleteShippingMethod({ id }),
};

function Fields({ thing }: { thing: ShippingMethod | null }): ReactNode {
  return (
    <>
      <TextField name="name" label="Name" defaultValue={thing?.name ?? ''} required autoFocus />
      <TextField
        name="countries"
        label="Countries"
        hint="Two letters each: DE, AT, CH."
        defaultValue={thing?.countries.join(', ') ?? ''}
        required
      />
      <TextArea
        name="prices"
        label="Prices"
        hint="One currency a line: EUR 4.90, then what each kilogram costs beside that, and the worth of goods from which it is free: EUR 4.90 + 1.20, free from 50.00"
        defaultValue={thing === null ? '' : pricesText(thing.prices)}
        required
      />
      <TextField
        name="position"
        label="Place in the list"
        type="number"
        min={0}
        defaultValue={thing?.position ?? 0}
      />
      <CheckField name="isActive" label="It can be chosen" defaultChecked={thing?.isActive ?? true} />
    </>
  );
}

/** How orders reach their customers. */
export default function ShippingMethods(): ReactNode {
  return <Things kind={kind} />;
}
