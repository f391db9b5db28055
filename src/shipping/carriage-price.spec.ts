import { describe, expect, it } from '@jest/globals';
import { carriageOf, type CarriagePrice } from './carriage-price.js';

const price = (facts: Partial<CarriagePrice>): CarriagePrice => {
  return { currency: 'USD', amount: 490, perKg: null, freeFrom: null, ...facts };
};

describe('What it costs to send goods', () => {
  it.each([
    ['one sum, whatever they weigh', price({}), 1000, 90_000, 490],
    ['each kilogram that is begun', price({ perKg: 100 }), 1000, 1001, 690],
    ['no kilogram more than there are', price({ perKg: 100 }), 1000, 2000, 690],
    ['the sum alone when nothing has a weight', price({ perKg: 100 }), 1000, 0, 490],
    ['nothing from a sum of goods on', price({ freeFrom: 5000 }), 5000, 0, 0],
    ['the price just below of it', price({ freeFrom: 5000 }), 4999, 0, 490],
    ['nothing for goods of nothing, where all is free', price({ freeFrom: 0 }), 0, 0, 0],
  ])('is %s', (_, terms, goods, grams, cost) => {
    expect(carriageOf(terms, { goods, grams })).toBe(cost);
  });

  it('is exact for the heaviest order, and its tax too', () => {
    const cost = carriageOf(price({ amount: 100_000_000, perKg: 100_000_000 }), {
      goods: 0,
      grams: 100 * 1000 * 400_000,
    });
    expect(cost).toBe(4_000_000_100_000_000);
    expect(Number.isSafeInteger(2 * (cost + 10_000_000_000_000))).toBe(true);
  });
});
