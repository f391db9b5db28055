import { Country } from '../../../http/fields/country.js';
import { Optional } from '../../../http/fields/fields.js';
import { Text } from '../../../http/fields/text.js';

/** Where the goods go. */
export class AddressDto {
  /** @example Anna Berg */
  @Text(100)
  name: string;

  /** @example Storgata 1 */
  @Text(200)
  line1: string;

  @Optional()
  @Text(200)
  line2?: string;

  /** @example Oslo */
  @Text(100)
  city: string;

  @Optional()
  @Text(100)
  region?: string;

  /** @example 0155 */
  @Text(20)
  postalCode: string;

  /** ISO 3166 alpha-2. @example NO */
  @Country()
  country: string;
}
