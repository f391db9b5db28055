import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique } from 'class-validator';
import { Int, ListOf, Optional } from '../../http/fields/fields.js';
import { Currency } from '../../http/fields/money.dto.js';
import { Formed, Id } from '../../http/fields/text.js';
import { cartTokenForm } from '../cart-token.js';
import { mostLines, mostOfOne } from '../cart.problems.js';

/** A variant and how many of it. */
export class CartItemDto {
  @Id()
  variantId: string;

  /** @example 2 */
  @Int(1, mostOfOne)
  quantity: number;
}

/** Each variant once, however its id is spelt. */
const Items = (): PropertyDecorator =>
  applyDecorators(
    ArrayUnique((item: Partial<CartItemDto> | null) => `${item?.variantId}`.toLowerCase(), {
      message: 'must name each variant once',
    }),
    ListOf(() => CartItemDto, 0, mostLines),
    ApiProperty({ type: CartItemDto, isArray: true, minItems: 0, maxItems: mostLines }),
  );

/** All that the cart holds from now on. */
export class ReplaceCartDto {
  @Items()
  items: CartItemDto[];

  /** The currency to show prices in, and to buy in. Left out, it is the products' own. */
  @Optional()
  @Currency()
  currency?: string;
}

/** How many of a variant the cart holds from now on. */
export class ReplaceCartItemDto {
  /** @example 2 */
  @Int(1, mostOfOne)
  quantity: number;
}

/** Which guest's cart comes into one's own. */
export class MergeCartDto {
  /** As it was given in `X-Cart-Token`. @example cart_Zk8vQ1n5c3V0b2EtZXhhbXBsZS10b2tlbi1ub3QtcmU */
  @Formed(cartTokenForm, 48, 'must be the token of a cart')
  token: string;
}
