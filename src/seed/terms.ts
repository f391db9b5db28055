import type { Chance } from './chance.js';

/** How the goods of the demo travel: prices in dollars and euros, minor units. */
export function makeShippingMethods(chance: Chance, opened: Date) {
  const price = (currency: string, amount: number, perKg: number | null, freeFrom: number | null) => {
    return { currency, amount, per_kg: perKg, free_from: freeFrom };
  };
  const method = (position: number, name: string, countries: string[], prices: object[]) => {
    return { id: chance.id(opened), at: opened, position, name, countries, prices };
  };
  return [
    method(
      10,
      'By post',
      ['DE', 'DK', 'FI', 'NO', 'SE'],
      [price('USD', 490, null, 10_000), price('EUR', 450, null, 9200)],
    ),
    method(20, 'Courier', [], [price('USD', 990, 250, null), price('EUR', 910, 230, null)]),
    method(
      30,
      'Fetched at the shop in Oslo',
      ['NO'],
      [price('USD', 0, null, null), price('EUR', 0, null, null)],
    ),
  ];
}

/** Taxes that the prices of the demo hold already, in millionths: what an order comes to is the same with an address and without. */
export function makeTaxRates(chance: Chance, opened: Date) {
  const rate = (country: string, millionths: number) => {
    return { id: chance.id(opened), at: opened, country, label: 'VAT', rate: millionths };
  };
  return [rate('DE', 190_000), rate('NO', 250_000), rate('SE', 250_000)];
}
