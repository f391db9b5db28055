import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Tx } from '../database/database.js';
import type { Precondition } from '../http/etag.js';
import { NotFound } from '../http/problem/problems.js';
import { ProductsFacade } from '../products/products.facade.js';
import { CartFull, VariantUnavailable } from './cart.problems.js';
import { CartHolding, type HeldCart } from './cart-holding.js';
import { CartReading } from './cart-reading.js';
import type { Whose } from './cart-token.js';
import * as sql from './carts.sql.js';
import type { CartDto } from './dto/cart.dto.js';
import type { CartItemDto, ReplaceCartDto } from './dto/replace-cart.dto.js';

/** Changing carts: what comes in must be on sale; what is in stays, whatever becomes of it. */
@Injectable()
export class CartsService {
  constructor(
    private readonly database: Database,
    private readonly reading: CartReading,
    private readonly holding: CartHolding,
    private readonly products: ProductsFacade,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, PreconditionFailed, VariantUnavailable */
  async replace(
    whose: Whose,
    { items, currency }: ReplaceCartDto,
    precondition: Precondition,
  ): Promise<CartDto> {
    // nobody is given a token for nothing
    if (items.length === 0 && isUnknown(whose)) return this.reading.get(whose);
    return this.change(whose, precondition, async (tx, { id }) => {
      const names = await this.namesOf(tx, id, items);
      await tx.rows(sql.setCurrency, id, currency ?? null);
      await tx.rows(sql.emptyCart, id);
      const columns = [items.map(idOf), items.map(({ quantity }) => quantity), names];
      await tx.rows(sql.fillCart, id, ...columns, this.clock.now());
    });
  }

  /** @throws NotFound, PreconditionFailed, VariantUnavailable, CartFull */
  put(whose: Whose, { variantId, quantity }: CartItemDto, precondition: Precondition): Promise<CartDto> {
    return this.change(whose, precondition, async (tx, { id }) => {
      if ((await tx.row(sql.setQuantity, id, variantId, quantity)) !== null) return;
      const [found] = await this.products.onSale(tx, [variantId]);
      if (found === undefined) throw new VariantUnavailable([variantId]);
      const added = await tx.row(sql.addItem, id, variantId, quantity, found.name, this.clock.now());
      if (added === null) throw new CartFull();
    });
  }

  /** @throws NotFound the cart does not hold it, or there is no such cart; PreconditionFailed */
  async remove(whose: Whose, variantId: string, precondition: Precondition): Promise<void> {
    if (isUnknown(whose)) throw new NotFound();
    await this.change(whose, precondition, async (tx, { id }) => {
      if ((await tx.row(sql.removeItem, id, variantId)) === null) throw new NotFound();
    });
  }

  /** Empties a cart; that of a guest is gone, with its token. @throws NotFound, PreconditionFailed */
  async clear(whose: Whose, precondition: Precondition): Promise<void> {
    if (isUnknown(whose)) return;
    await this.change(whose, precondition, async (tx, { id }) => {
      if (whose.userId === null) await tx.rows(sql.deleteCart, id);
      else {
        await tx.rows(sql.emptyCart, id);
        await tx.rows(sql.setCurrency, id, null);
      }
    });
  }

  /** Changes the held cart, and gives it as it is then; the token of a new one goes out once it is there for good. */
  private async change(
    whose: Whose,
    precondition: Precondition,
    work: (tx: Tx, cart: HeldCart) => Promise<void>,
  ): Promise<CartDto> {
    const { token, answer } = await this.database.transaction(async (tx) => {
      const held = await this.holding.open(tx, whose);
      if (precondition.isDemanded)
        precondition.check(
          await (held.isNew ? this.reading.show(tx, null) : this.reading.showHeld(tx, held)),
        );
      await work(tx, held);
      await this.holding.touch(tx, held);
      return { token: held.token, answer: await this.reading.showHeld(tx, held) };
    });
    if (token !== null) whose.give(token);
    return answer;
  }

  private async namesOf(tx: Tx, cartId: string, items: readonly CartItemDto[]): Promise<string[]> {
    const held = (await tx.row(sql.findCart, cartId))?.items ?? [];
    const onSale = await this.products.onSale(tx, items.map(idOf));
    const names = new Map([...held, ...onSale].map(({ variantId, name }) => [variantId, name]));
    const unknown = items.map(idOf).filter((id) => !names.has(id));
    if (unknown.length > 0) throw new VariantUnavailable(unknown);
    return items.map((item) => names.get(idOf(item)) ?? '');
  }
}

/** A guest who has no cart yet. */
const isUnknown = ({ userId, tokenHash }: Whose): boolean => userId === null && tokenHash === null;
const idOf = ({ variantId }: CartItemDto): string => variantId.toLowerCase();
