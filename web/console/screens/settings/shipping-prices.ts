import type { ShippingPrice } from '@stoa/sdk';
import { decimalOf, minorUnits } from '../../parts/format.js';
import { Told } from '../../queries.js';

const form = /^([A-Z]{3}) ([\d.]+)(?: \+ ([\d.]+))?(?:, FREE FROM ([\d.]+))?$/;

/** Prices as people write them, one a line: `EUR 4.90 + 1.20, free from 50.00`. */
export function pricesIn(text: string): ShippingPrice[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map(priceIn);
}

function priceIn(line: string): ShippingPrice {
  const [, currency = '', ...sums] = form.exec(line.toUpperCase().replaceAll(/\s+/g, ' ')) ?? [];
  const read = (sum: string | undefined): number | null =>
    sum === undefined ? null : minorUnits(sum, currency);
  const [amount, perKgAmount, freeFromAmount] = [read(sums[0]), read(sums[1]), read(sums[2])];
  if (amount === null || [amount, perKgAmount, freeFromAmount].some(Number.isNaN))
    throw new Told(`${line} is no price: write EUR 4.90, or EUR 4.90 + 1.20, free from 50.00`);
  return { currency, amount, perKgAmount: perKgAmount ?? null, freeFromAmount: freeFromAmount ?? null };
}

/** The same as text. */
export function pricesText(prices: readonly ShippingPrice[]): string {
  return prices.map(priceText).join('\n');
}

function priceText({ currency, amount, perKgAmount, freeFromAmount }: ShippingPrice): string {
  const sum = (of: number): string => decimalOf({ amount: of, currency });
  const perKg = perKgAmount === null ? '' : ` + ${sum(perKgAmount)}`;
  const free = freeFromAmount === null ? '' : `, free from ${sum(freeFromAmount)}`;
  return `${currency} ${sum(amount)}${perKg}${free}`;
}
