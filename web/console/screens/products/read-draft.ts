import type { Money, PriceIn, ProductStatus } from '@stoa/sdk';
import type { Values } from '../../parts/form.js';
import { decimalOf, minorUnits } from '../../parts/format.js';
import { Told } from '../../queries.js';
import type { Draft, Fact, Selling } from './draft.js';

/** The product that was filled in. @throws Told a field says nothing that a product could have */
export function readDraft(values: Values, isPlain: boolean): Draft {
  const slug = values.optional('slug');
  return {
    name: values.text('name'),
    ...(slug === undefined ? {} : { slug }),
    status: values.text('status') as ProductStatus,
    description: values.raw('description'),
    categoryId: values.optional('categoryId') ?? null,
    tags: linesOf(values.text('tags')),
    attributes: readAttributes(values),
    images: readImages(values),
    ...(isPlain ? { selling: readSelling(values) } : {}),
  };
}

/** How something is sold, as it was filled in. @throws Told a price or a count that is none */
export function readSelling(values: Values): Selling {
  const currency = values.text('currency').toUpperCase();
  const compared = values.optional('compareAtPrice');
  return {
    sku: values.text('sku').toUpperCase(),
    price: sumOf(values.text('price'), currency, 'price'),
    compareAtPrice: compared === undefined ? null : sumOf(compared, currency, 'compareAtPrice'),
    prices: readPrices(values),
    lowStockThreshold: countIn(values, 'lowStockThreshold'),
    weightGrams: countIn(values, 'weightGrams'),
  };
}

/** The sum that was written into that field. @throws Told it is none of that currency */
export function sumOf(text: string, currency: string, field: string, unit = 'currency'): Money {
  if (!/^[A-Z]{3}$/.test(currency)) throw new Told('is three letters, such as EUR', unit);
  const amount = minorUnits(text, currency);
  if (Number.isNaN(amount)) {
    const example = decimalOf({ amount: 1999, currency });
    throw new Told(`is no sum of ${currency}: write it as ${example}`, field);
  }
  return { amount, currency };
}

/** The whole number in that field, or null when it is empty. @throws Told it is none */
export function countIn(values: Values, field: string): number | null {
  const text = values.text(field);
  if (text === '') return null;
  if (!/^\d{1,10}$/.test(text)) throw new Told('is a whole number', field);
  return Number(text);
}

/** The lines of a text that say something, each once. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

function readAttributes(values: Values): Record<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const [index, { name, kind, value }] of values
    .rows('attributes', ['name', 'kind', 'value'])
    .entries()) {
    if (name === '') throw new Told('needs a name', `attributes.${index}.name`);
    if (facts.has(name)) throw new Told('is there twice', `attributes.${index}.name`);
    facts.set(name, factOf(kind, value, `attributes.${index}.value`));
  }
  return Object.fromEntries(facts);
}

function factOf(kind: string, value: string, field: string): Fact {
  if (kind === 'number') {
    if (value === '' || !Number.isFinite(Number(value))) throw new Told('is no number', field);
    return Number(value);
  }
  if (kind === 'boolean') {
    if (value !== 'true' && value !== 'false') throw new Told('is true or false', field);
    return value === 'true';
  }
  if (value === '') throw new Told('is empty', field);
  return value;
}

function readImages(values: Values): { url: string; alt: string }[] {
  return values.rows('images', ['url', 'alt']).map(({ url, alt }) => ({ url, alt }));
}

function readPrices(values: Values): PriceIn[] {
  return values.rows('prices', ['currency', 'amount', 'compareAtAmount']).map((row, index) => {
    const currency = row.currency.toUpperCase();
    const sum = (text: string, name: string): number =>
      sumOf(text, currency, `prices.${index}.${name}`, `prices.${index}.currency`).amount;
    const compared = row.compareAtAmount === '' ? null : sum(row.compareAtAmount, 'compareAtAmount');
    return { amount: sum(row.amount, 'amount'), currency, compareAtAmount: compared };
  });
}
