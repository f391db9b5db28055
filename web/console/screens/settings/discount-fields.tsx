import type { Discount, DiscountType } from '@stoa/sdk';
import { useState, type ReactNode } from 'react';
import { CheckField, SelectField, TextArea, TextField } from '../../parts/fields.js';
import type { Values } from '../../parts/form.js';
import { decimalOf, minorUnits } from '../../parts/format.js';
import { Told } from '../../queries.js';

const types = [
  ['percent', 'Percent of the goods'],
  ['amount', 'A sum'],
  ['free_shipping', 'Free shipping'],
] as const;

/** What people decide of a discount. */
export type DiscountFacts = Omit<Discount, 'id' | 'uses' | 'createdAt' | 'updatedAt'>;

/** As it is kept. */
export function discountFactsOf(discount: Discount): DiscountFacts {
  const { id: _id, uses: _uses, createdAt: _createdAt, updatedAt: _updatedAt, ...facts } = discount;
  return facts;
}

/** As it was filled in. */
export function filledInDiscount(values: Values): DiscountFacts {
  return {
    code: values.text('code'),
    description: values.optional('description') ?? null,
    type: values.text('type') as DiscountType,
    percent: values.number('percent') ?? null,
    amount: moneyIn(values, 'amount'),
    minimumSubtotal: moneyIn(values, 'minimumSubtotal'),
    startsAt: momentIn(values, 'startsAt'),
    endsAt: momentIn(values, 'endsAt'),
    maxUses: values.number('maxUses') ?? null,
    maxUsesPerUser: values.number('maxUsesPerUser') ?? null,
    productIds: values.text('productIds').split(/\s+/).filter(Boolean),
    categoryIds: values.text('categoryIds').split(/\s+/).filter(Boolean),
    isActive: values.flag('isActive'),
  };
}

function moneyIn(values: Values, name: string): { amount: number; currency: string } | null {
  const text = values.optional(name);
  if (text === undefined) return null;
  const [sum = '', currency = ''] = text.toUpperCase().split(/\s+/);
  const amount = /^[A-Z]{3}$/.test(currency) ? minorUnits(sum, currency) : Number.NaN;
  if (Number.isNaN(amount)) throw new Told(`${text} is no sum: write 19.99 EUR.`);
  return { amount, currency };
}

function momentIn(values: Values, name: string): string | null {
  const text = values.optional(name);
  return text === undefined ? null : new Date(text).toISOString();
}

const moneyText = (sum: { amount: number; currency: string } | null): string =>
  sum === null ? '' : `${decimalOf(sum)} ${sum.currency}`;

/** The moment as a field takes it, in the time of this place and exact enough to stay what it is. */
function momentText(iso: string | null): string {
  if (iso === null) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 23);
}

const none: DiscountFacts = {
  ...{ code: '', description: null, type: 'percent', percent: null, amount: null, minimumSubtotal: null },
  ...{ startsAt: null, endsAt: null, maxUses: null, maxUsesPerUser: null },
  ...{ productIds: [], categoryIds: [], isActive: true },
};

/** The fields of a discount; those that its type does not use are not shown. */
export function DiscountFields({ thing }: { thing: Discount | null }): ReactNode {
  const facts: DiscountFacts = thing ?? none;
  const [type, setType] = useState<string>(facts.type);
  return (
    <>
      <TextField name="code" label="Code" defaultValue={facts.code} required autoFocus />
      <SelectField
        name="type"
        label="What it gives"
        options={types}
        value={type}
        onChange={({ target }) => setType(target.value)}
      />
      {type === 'percent' ? (
        <TextField
          name="percent"
          label="Percent"
          type="number"
          step="any"
          defaultValue={facts.percent ?? ''}
        />
      ) : null}
      {type === 'amount' ? (
        <TextField name="amount" label="Sum" hint="19.99 EUR" defaultValue={moneyText(facts.amount)} />
      ) : null}
      <Limits of={facts} />
      <TextArea name="description" label="For yourselves" defaultValue={facts.description ?? ''} />
      <CheckField name="isActive" label="It can be used" defaultChecked={facts.isActive} />
    </>
  );
}

function Limits({ of: facts }: { of: DiscountFacts }): ReactNode {
  const moment = { type: 'datetime-local', step: 'any' };
  const count = { type: 'number', min: 1 };
  return (
    <>
      <TextField name="startsAt" label="From" {...moment} defaultValue={momentText(facts.startsAt)} />
      <TextField name="endsAt" label="Until" {...moment} defaultValue={momentText(facts.endsAt)} />
      <TextField
        name="minimumSubtotal"
        label="From goods worth"
        hint="50.00 EUR; empty for any."
        defaultValue={moneyText(facts.minimumSubtotal)}
      />
      <TextField name="maxUses" label="Uses in all" {...count} defaultValue={facts.maxUses ?? ''} />
      <TextField
        name="maxUsesPerUser"
        label="Uses of each customer"
        {...count}
        defaultValue={facts.maxUsesPerUser ?? ''}
      />
      <TextArea
        name="productIds"
        label="For these products alone"
        hint="Their ids, one a line; empty for all."
        rows={2}
        defaultValue={facts.productIds.join('\n')}
      />
      <TextArea
        name="categoryIds"
        label="For these categories alone"
        hint="Their ids, one a line; empty for all."
        rows={2}
        defaultValue={facts.categoryIds.join('\n')}
      />
    </>
  );
}
