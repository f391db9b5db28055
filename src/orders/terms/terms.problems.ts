import { Problem } from '../../http/problem/problem.js';

/** Why a shipping method cannot be had. */
export type UnavailableReason = 'unknown' | 'no-address' | 'country' | 'currency';

const details: Readonly<Record<UnavailableReason, string>> = {
  unknown: 'There is no such method, or it cannot be chosen any more.',
  'no-address': 'Say by "shippingAddress" or "shippingAddressId" where the goods go.',
  country: 'It does not go to the country of the address.',
  currency: 'It has no price in the currency of the order.',
};

export class ShippingMethodUnavailable extends Problem {
  static override readonly status = 422;
  static override readonly code = 'SHIPPING_METHOD_UNAVAILABLE';
  static override readonly title = 'The shipping method cannot be had';
  static override readonly example = { reason: 'country' };

  constructor(reason: UnavailableReason) {
    super(details[reason], { reason });
  }
}

export class UnknownAddress extends Problem {
  static override readonly status = 422;
  static override readonly code = 'UNKNOWN_ADDRESS';
  static override readonly title = 'There is no such address';

  constructor() {
    super('"shippingAddressId" names none of your addresses.');
  }
}
