import { Int, ListOf, Nested, Nullable } from '../../http/fields/fields.js';
import { Currency, MoneyDto, Sum, SumDto } from '../../http/fields/money.dto.js';
import { OptionValues } from '../../http/fields/maps.js';
import { Formed, Id, Text } from '../../http/fields/text.js';
import type { WantedLine } from '../checkout/new-order.js';
import type { Priced } from '../checkout/order-pricing.js';
import { AdjustmentDto, Adjustments } from './adjustment.dto.js';
import { OrderShippingMethodDto, OrderTaxRateDto } from './terms.dto.js';

/** A line with its sums: `total = subtotal - discount`. */
export class QuoteLineDto {
  @Id()
  productId: string;

  @Id()
  variantId: string;

  /** @example KET-001 */
  @Formed(/^[A-Z0-9]+([._-][A-Z0-9]+)*$/, 64, 'must be a SKU')
  sku: string;

  /** @example Steel kettle */
  @Text(200)
  name: string;

  /** What the variant is of each option; empty for a product without. */
  @OptionValues()
  options: Record<string, string>;

  /** @example 2 */
  @Int(1, 1000)
  quantity: number;

  @Sum()
  unitPrice: SumDto;

  @Sum()
  subtotal: SumDto;

  /** This line's part of the order's discount. */
  @Sum()
  discount: SumDto;

  /** This line's part of the order's tax: added to `total`, or inside of it where the prices hold the tax. */
  @Sum()
  tax: SumDto;

  @Sum()
  total: SumDto;

  @Adjustments()
  adjustments: AdjustmentDto[];
}

/** What an order would cost: `subtotal - discount + shipping + tax = total`, and the lines sum to `subtotal - discount`. */
export class QuoteDto {
  @Currency()
  currency: string;

  @ListOf(() => QuoteLineDto, 1, 100)
  lines: QuoteLineDto[];

  @Sum()
  subtotal: SumDto;

  @Sum()
  discount: SumDto;

  @Sum()
  shipping: SumDto;

  /** What is added as tax. */
  @Sum()
  tax: SumDto;

  /** What of the total is tax that the prices held already. */
  @Sum()
  taxIncluded: SumDto;

  @Sum()
  total: SumDto;

  @Adjustments()
  adjustments: AdjustmentDto[];

  @Nullable()
  @Nested(() => OrderShippingMethodDto)
  shippingMethod: OrderShippingMethodDto | null;

  @Nullable()
  @Nested(() => OrderTaxRateDto)
  taxRate: OrderTaxRateDto | null;

  static from({ totals: { currency, lines, ...sums }, terms }: Priced): QuoteDto {
    const money = (amount: number): SumDto => MoneyDto.of(amount, currency);
    return Object.assign(new QuoteDto(), {
      currency,
      lines: lines.map((line) => ({
        ...factsOf(line),
        unitPrice: money(line.unitPrice.amount),
        subtotal: money(line.subtotal),
        discount: money(line.discount),
        tax: money(line.tax),
        total: money(line.total),
        adjustments: AdjustmentDto.listOf(line.adjustments, currency),
      })),
      subtotal: money(sums.subtotal),
      discount: money(sums.discount),
      shipping: money(sums.shipping),
      tax: money(sums.tax),
      taxIncluded: money(sums.taxIncluded),
      total: money(sums.total),
      adjustments: AdjustmentDto.listOf(sums.adjustments, currency),
      shippingMethod: OrderShippingMethodDto.from(terms.method),
      taxRate: OrderTaxRateDto.from(terms.tax),
    });
  }
}

/** Which variant it is, and how many. */
function factsOf({ productId, variantId, sku, name, options, quantity }: Omit<WantedLine, 'unitPrice'>) {
  return { productId, variantId, sku, name, options, quantity };
}
