import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, ValidateIf } from 'class-validator';
import { Flag, Int, ListOf, Nested, Optional } from '../../http/fields/fields.js';
import { Currency, SumDto } from '../../http/fields/money.dto.js';
import { Formed, Id, LongText } from '../../http/fields/text.js';
import { AddressDto } from '../../users/users.facade.js';

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

/** What a line was seen to cost. */
export class ExpectedLineDto {
  @Id()
  productId: string;

  /** May be left out when one variant of the product is ordered. */
  @Optional()
  @Id()
  variantId?: string;

  /** What one of it was seen to cost, before discounts. */
  @Nested(() => SumDto)
  unitPrice: SumDto;
}

/** Each product, or each variant of it, once, however its id is spelt; an empty list has a problem of its own. */
const Items = (): PropertyDecorator =>
  applyDecorators(
    ValidateIf(({ cart }: PlaceOrderDto, items) => items !== undefined || cart !== true),
    ArrayUnique(
      (item: Partial<OrderItemDto> | null) => `${item?.productId} ${item?.variantId}`.toLowerCase(),
      {
        message: 'must name each product and variant once',
      },
    ),
    ListOf(() => OrderItemDto, 0, 100),
    ApiProperty({ type: OrderItemDto, isArray: true, minItems: 1, maxItems: 100, required: false }),
  );

/** What to order, or to quote: `items`, or the buyer's cart. */
export class PlaceOrderDto {
  /** May be left out when the cart is ordered, and only then. */
  @Items()
  items?: OrderItemDto[];

  /** Whether it is what the buyer's cart holds at that moment; an order empties it. @example false */
  @Optional()
  @Flag()
  cart?: boolean;

  /** The currency to buy in; every product must have a price in it. Left out, it is the cart's, or the products' own. */
  @Optional()
  @Currency()
  currency?: string;

  @Optional()
  @Nested(() => AddressDto)
  shippingAddress?: AddressDto;

  /** One of the buyer's own addresses, instead of `shippingAddress`; the order keeps it as it is now. */
  @Optional()
  @Id()
  shippingAddressId?: string;

  /** How the goods travel; it needs an address. Left out, nothing is charged for it. */
  @Optional()
  @Id()
  shippingMethodId?: string;

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

  /** What one of each line was seen to cost, as far as it is to be compared; when one costs something else now, nothing is ordered. */
  @Optional()
  @ListOf(() => ExpectedLineDto, 0, 100)
  expectedLines?: ExpectedLineDto[];
}
