import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique } from 'class-validator';
import { Int, ListOf, Nested, Optional } from '../../http/fields/fields.js';
import { Currency, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id, LongText, Text } from '../../http/fields/text.js';

/** A product and how many of it. */
export class OrderItemDto {
  @Id()
  productId: string;

  /** Which variant of it; may be left out when it has one. */
  @Optional()
  @Id()
  variantId?: string;

  /** @example 2 */
  @Int(1, 1000)
  quantity: number;
}

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
  @Formed(/^[A-Z]{2}$/, 2, 'must be a country code of two capital letters')
  country: string;
}

/** Each product, or each variant of it, once, however its id is spelt; an empty list has a problem of its own. */
const Items = (): PropertyDecorator =>
  applyDecorators(
    ArrayUnique(
      (item: Partial<OrderItemDto> | null) => `${item?.productId} ${item?.variantId}`.toLowerCase(),
      {
        message: 'must name each product and variant once',
      },
    ),
    ListOf(() => OrderItemDto, 0, 100),
    ApiProperty({ type: OrderItemDto, isArray: true, minItems: 1, maxItems: 100 }),
  );

/** What to order, or to quote. */
export class PlaceOrderDto {
  @Items()
  items: OrderItemDto[];

  /** The currency to buy in; every product must have a price in it. Left out, it is the products' own. */
  @Optional()
  @Currency()
  currency?: string;

  @Optional()
  @Nested(() => AddressDto)
  shippingAddress?: AddressDto;

  /** For those who pack it. @example Please ring twice. */
  @Optional()
  @LongText(1000)
  note?: string;

  /** A code that takes something off; capitals make no difference. @example WELCOME10 */
  @Optional()
  @Formed(
    /^[A-Za-z0-9_-]{3,40}$/,
    40,
    'must be 3 to 40 letters without accents, digits, hyphens or underscores',
  )
  discountCode?: string;

  /** The total that the buyer has seen; when it is another now, nothing is ordered. */
  @Optional()
  @Nested(() => SumDto)
  expectedTotal?: SumDto;
}
