import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { NotFound, Unauthenticated } from '../http/problem/problems.js';
import { hashOfCartToken, makeCartToken, type Whose } from './cart-token.js';
import * as sql from './carts.sql.js';

/** A guest's cart that is not changed for so long is forgotten. */
const guestSeconds = 30 * 24 * 60 * 60;

/** A cart with its row locked. */
export interface HeldCart {
  readonly id: string;
  /** It was made just now. */
  readonly isNew: boolean;
  /** Of a guest's that was made just now. */
  readonly token: string | null;
}

/**
 * Holding carts, so that changes of one cart take turns. The account is kept first, then its cart is locked, then a
 * guest's; variants come after all of them.
 */
@Injectable()
export class CartHolding {
  constructor(private readonly clock: Clock) {}

  /**
   * The cart, made when there is none.
   *
   * @throws NotFound the guest's token is of no cart, or of none any more
   * @throws Unauthenticated the account was erased while the request ran
   */
  async open(tx: Tx, { userId, tokenHash }: Whose): Promise<HeldCart> {
    if (userId !== null) return this.openOwn(tx, userId);
    if (tokenHash === null) return this.openNew(tx);
    const held = await this.holdGuest(tx, tokenHash);
    if (held === null) throw new NotFound();
    return held;
  }

  /** The account's own cart, made when there is none. @throws Unauthenticated as above */
  async openOwn(tx: Tx, userId: string): Promise<HeldCart> {
    if ((await tx.row(sql.keepOwner, userId)) === null)
      throw new Unauthenticated('The account of this token is gone.');
    const made = await tx.row(sql.openOwn, newId(), userId, this.clock.now());
    const held = await tx.row(sql.lockOwn, userId);
    if (held === null) throw new Error('a cart whose account is kept is there');
    return { id: held.id, isNew: made !== null, token: null };
  }

  /** The account's own cart; null: it has none, and nothing is made. */
  async holdOwn(tx: Tx, userId: string): Promise<HeldCart | null> {
    await tx.row(sql.keepOwner, userId);
    const held = await tx.row(sql.lockOwn, userId);
    return held && { id: held.id, isNew: false, token: null };
  }

  /** The cart of the token with this hash; null: there is none, or it has ended. */
  async holdGuest(tx: Tx, tokenHash: Buffer): Promise<HeldCart | null> {
    const held = await tx.row(sql.lockGuest, tokenHash, this.clock.now());
    return held && { id: held.id, isNew: false, token: null };
  }

  /** Notes that the cart was changed just now. */
  async touch(tx: Tx, { id }: HeldCart): Promise<void> {
    await tx.rows(sql.touchCart, id, this.clock.now(), this.clock.inSeconds(guestSeconds));
  }

  private async openNew(tx: Tx): Promise<HeldCart> {
    const [id, token] = [newId(), makeCartToken()];
    const [now, end] = [this.clock.now(), this.clock.inSeconds(guestSeconds)];
    await tx.rows(sql.openGuest, id, hashOfCartToken(token), now, end);
    return { id, isNew: true, token };
  }
}
