import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import type { Rows } from '../database/statement.js';
import { NotFound } from '../http/problem/problems.js';
import { ProductsFacade } from '../products/products.facade.js';
import type { Whose } from './cart-token.js';
import * as sql from './carts.sql.js';
import { CartDto } from './dto/cart.dto.js';

/** Reading carts. */
@Injectable()
export class CartReading {
  constructor(
    private readonly database: Database,
    private readonly products: ProductsFacade,
    private readonly clock: Clock,
  ) {}

  /**
   * The cart as it stands, at the prices of now; an empty one for those who have none.
   *
   * @throws NotFound the guest's token is of no cart, or of none any more
   */
  async get(whose: Whose): Promise<CartDto> {
    return this.show(this.database.read, await this.find(this.database.read, whose));
  }

  /** The row behind it; null: there is none yet. @throws NotFound as above */
  async find(source: Rows, { userId, tokenHash }: Whose): Promise<sql.CartRow | null> {
    if (userId !== null) return source.row(sql.findOwn, userId);
    if (tokenHash === null) return null;
    const cart = await source.row(sql.findGuest, tokenHash, this.clock.now());
    if (cart === null) throw new NotFound();
    return cart;
  }

  /** The row as it is answered. */
  async show(source: Rows, cart: sql.CartRow | null): Promise<CartDto> {
    if (cart === null || cart.items.length === 0) return CartDto.from(cart, []);
    return CartDto.from(cart, await this.products.offersOf(source, cart.items, cart.currency));
  }

  /** A cart whose row is locked, as it is now. */
  async showHeld(tx: Tx, { id }: { readonly id: string }): Promise<CartDto> {
    return this.show(tx, await tx.row(sql.findCart, id));
  }
}
