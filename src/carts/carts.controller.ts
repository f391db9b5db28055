import { Body, Controller, Delete, Get, Header, HttpCode, Post, Put } from '@nestjs/common';
import { Public, Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { IfMatch, Precondition } from '../http/etag.js';
import { IdParam } from '../http/fields/id.param.js';
import { Forbidden, NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { CartFull, VariantUnavailable } from './cart.problems.js';
import { CartMerging } from './cart-merging.js';
import { CartReading } from './cart-reading.js';
import { TakesCartToken, WhoseCart, type Whose } from './cart-token.js';
import { CartsService } from './carts.service.js';
import { CartDto, MergedCartDto } from './dto/cart.dto.js';
import { MergeCartDto, ReplaceCartDto, ReplaceCartItemDto } from './dto/replace-cart.dto.js';

/** One address for everybody's cart, so that nobody on the way may keep an answer. */
const kept = 'private, no-cache';

@Controller('cart')
export class CartsController {
  constructor(
    private readonly carts: CartsService,
    private readonly reading: CartReading,
    private readonly merging: CartMerging,
  ) {}

  /** My cart. @remarks It holds neither goods nor prices: each line says what it costs now, and whether it could be ordered. Guests send the token of theirs in `X-Cart-Token`. */
  @Get()
  @Header('cache-control', kept)
  @Public()
  @TakesCartToken()
  @Throws(Forbidden, NotFound)
  getCart(@WhoseCart() whose: Whose): Promise<CartDto> {
    return this.reading.get(whose);
  }

  /** Say all that the cart holds. @remarks A guest without a token gets a new cart, and its token once, in `X-Cart-Token`; it is forgotten 30 days after its last change. */
  @Put()
  @Header('cache-control', kept)
  @Public()
  @TakesCartToken(true)
  @Throws(Forbidden, NotFound, VariantUnavailable)
  replaceCart(
    @Body() body: ReplaceCartDto,
    @WhoseCart() whose: Whose,
    @IfMatch() precondition: Precondition,
  ): Promise<CartDto> {
    return this.carts.replace(whose, body, precondition);
  }

  /** Empty the cart. @remarks That of a guest is gone, with its token. */
  @Delete()
  @HttpCode(204)
  @Public()
  @TakesCartToken()
  @Throws(Forbidden, NotFound)
  deleteCart(@WhoseCart() whose: Whose, @IfMatch() precondition: Precondition): Promise<void> {
    return this.carts.clear(whose, precondition);
  }

  /** Say how many of a variant the cart holds. @remarks A guest without a token gets a new cart, and its token once, in `X-Cart-Token`. */
  @Put('items/:variantId')
  @Header('cache-control', kept)
  @Public()
  @TakesCartToken(true)
  @Throws(Forbidden, NotFound, VariantUnavailable, CartFull)
  replaceCartItem(
    @IdParam('variantId') variantId: string,
    @Body() { quantity }: ReplaceCartItemDto,
    @WhoseCart() whose: Whose,
    @IfMatch() precondition: Precondition,
  ): Promise<CartDto> {
    return this.carts.put(whose, { variantId, quantity }, precondition);
  }

  /** Take a variant out of the cart. */
  @Delete('items/:variantId')
  @HttpCode(204)
  @Public()
  @TakesCartToken()
  @Throws(Forbidden, NotFound)
  deleteCartItem(
    @IdParam('variantId') variantId: string,
    @WhoseCart() whose: Whose,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.carts.remove(whose, variantId, precondition);
  }

  /** Add a guest's cart to mine. @remarks After signing in. The guest's cart ends, so a retry adds nothing; neither does a token of no cart. */
  @Post('merge')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Requires('orders:create')
  mergeCart(@Body() { token }: MergeCartDto, @CurrentCaller() caller: Caller): Promise<MergedCartDto> {
    return this.merging.merge(caller.id, token);
  }
}
