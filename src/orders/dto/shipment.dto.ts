import { Nullable } from '../../http/fields/fields.js';
import { Formed, Text } from '../../http/fields/text.js';
import type { Address } from '../order.entity.js';

/** Where the goods go, as the buyer wrote it at the time. */
export class ShippingAddressDto {
  /** @example Anna Berg */
  @Text(100)
  name: string;

  /** @example Storgata 1 */
  @Text(200)
  line1: string;

  @Nullable()
  @Text(200)
  line2: string | null;

  /** @example Oslo */
  @Text(100)
  city: string;

  @Nullable()
  @Text(100)
  region: string | null;

  /** @example 0155 */
  @Text(20)
  postalCode: string;

  /** ISO 3166 alpha-2. @example NO */
  @Formed(/^[A-Z]{2}$/, 2, 'must be a country code of two capital letters')
  country: string;

  static from(address: Address | null): ShippingAddressDto | null {
    if (address === null) return null;
    const { name, line1, line2, city, region, postalCode, country } = address;
    return Object.assign(new ShippingAddressDto(), { name, line1, line2, city, region, postalCode, country });
  }
}

/** How the goods travel. */
export class ShipmentDto {
  /** @example PostNord */
  @Nullable()
  @Text(100)
  carrier: string | null;

  /** @example SE370123 */
  @Nullable()
  @Text(100)
  trackingNumber: string | null;

  static from(order: { carrier: string | null; tracking_number: string | null }): ShipmentDto | null {
    const { carrier, tracking_number: trackingNumber } = order;
    if (carrier === null && trackingNumber === null) return null;
    return Object.assign(new ShipmentDto(), { carrier, trackingNumber });
  }
}
