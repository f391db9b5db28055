import { carriageOf, type ShippingMethod } from '../../shipping/shipping.facade.js';
import type { WantedLine } from '../checkout/new-order.js';
import type { Carriage, OrderTotals } from '../pricing/pricing.js';
import { ShippingMethodUnavailable } from './terms.problems.js';

/**
 * What it costs to send the goods by the method, as they are priced without it: what they come to after discounts
 * decides whether they travel for nothing.
 *
 * @throws ShippingMethodUnavailable it has no price in their currency
 */
export function sendingOf(
  method: ShippingMethod | null,
  { currency, subtotal, discount, lines }: OrderTotals<WantedLine>,
): Carriage | null {
  if (method === null) return null;
  const price = method.prices.find((one) => one.currency === currency);
  if (price === undefined) throw new ShippingMethodUnavailable('currency');
  const grams = lines.reduce((sum, { weightGrams, quantity }) => sum + (weightGrams ?? 0) * quantity, 0);
  return {
    label: method.name,
    amount: carriageOf(price, { goods: subtotal - discount, grams }),
    paidBy: null,
  };
}
