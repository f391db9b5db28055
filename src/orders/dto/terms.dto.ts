import { Flag } from '../../http/fields/fields.js';
import { Id, Text } from '../../http/fields/text.js';
import { Percent, percentOf, type TaxRate } from '../../taxes/taxes.facade.js';

/** The shipping method that was chosen, as it was called then. */
export class OrderShippingMethodDto {
  @Id()
  id: string;

  /** @example By post */
  @Text(100)
  name: string;

  static from(method: { id: string; name: string } | null): OrderShippingMethodDto | null {
    return method === null ? null : { id: method.id, name: method.name };
  }
}

/** The tax on the order, as it was then. */
export class OrderTaxRateDto {
  /** @example VAT */
  @Text(100)
  label: string;

  /** In per cent. @example 25 */
  @Percent()
  rate: string;

  /** Whether the prices hold it already; otherwise it was added. */
  @Flag()
  isIncluded: boolean;

  static from(tax: TaxRate | null): OrderTaxRateDto | null {
    return tax === null ? null : { label: tax.label, rate: percentOf(tax.rate), isIncluded: tax.isIncluded };
  }
}
