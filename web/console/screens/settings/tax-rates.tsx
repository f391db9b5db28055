import type { TaxRate } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { CheckField, TextField } from '../../parts/fields.js';
import { stoa } from '../../stoa.js';
import type { Kind } from './kind.js';
import { Things } from './things.js';

interface Facts {
  readonly country: string;
  readonly region: string | null;
  readonly label: string;
  readonly rate: string;
  readonly isIncluded: boolean;
}

const kind: Kind<TaxRate, Facts> = {
  title: 'Tax rates',
  one: 'tax rate',
  permission: 'taxes:manage',
  nameOf: ({ country, region, label }) => `${region === null ? country : `${country} ${region}`}, ${label}`,
  columns: [
    { title: 'Country', cell: ({ country }) => country, sort: 'country' },
    { title: 'Region', cell: ({ region }) => region ?? 'All of it' },
    { title: 'Rate', cell: ({ rate }) => `${rate} %`, isNumber: true },
    { title: 'In the price', cell: ({ isIncluded }) => (isIncluded ? 'Yes' : 'No, on top') },
  ],
  empty: 'No tax is reckoned. Make a rate for each country that you sell to.',
  fields: Fields,
  filledIn: (values) => ({
    country: values.text('country').toUpperCase(),
    region: values.optional('region') ?? null,
    label: values.text('label'),
    rate: values.text('rate'),
    isIncluded: values.flag('isIncluded'),
  }),
  factsOf: ({ country, region, label, rate, isIncluded }) => ({ country, region, label, rate, isIncluded }),
  list: (asked) => stoa.listTaxRates(asked),
  read: (id) => stoa.getTaxRate({ id }, { envelope: true }),
  create: (facts) => stoa.createTaxRate(facts),
  change: (id, changes, etag) => stoa.updateTaxRate({ id, ...changes, 'If-Match': etag }),
  remove: (id) => stoa.deleteTaxRate({ id }),
};

const none: Facts = { country: '', region: null, label: '', rate: '', isIncluded: true };

function Fields({ thing }: { thing: TaxRate | null }): ReactNode {
  const facts: Facts = thing ?? none;
  return (
    <>
      <TextField
        name="country"
        label="Country"
        hint="Two letters: DE, US."
        defaultValue={facts.country}
        maxLength={2}
        required
        autoFocus
      />
      <TextField
        name="region"
        label="Region"
        hint="Empty for all of the country."
        defaultValue={facts.region ?? ''}
      />
      <TextField
        name="label"
        label="As it is called"
        hint="On invoices: VAT 19%."
        defaultValue={facts.label}
        required
      />
      <TextField name="rate" label="Rate in percent" inputMode="decimal" defaultValue={facts.rate} required />
      <CheckField
        name="isIncluded"
        label="Prices have it in them already"
        defaultChecked={facts.isIncluded}
      />
    </>
  );
}

/** What is added to prices, or is in them, by country. */
export default function TaxRates(): ReactNode {
  return <Things kind={kind} />;
}
