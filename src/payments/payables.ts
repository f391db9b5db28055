import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import type { Sums } from './ledger.js';

/** What payments ask about what is paid for. They know orders by their ids only; each answer is given in a transaction. */
export interface Orders {
  /** Holds the order until the transaction ends. Payments are held after it, never before, so nobody waits in a circle. */
  hold(tx: Tx, orderId: string): Promise<void>;
  /** Whether the order still waits for its money. */
  isAwaited(orderId: string): Promise<boolean>;
  /** Whose the order is; null: nobody's any more. */
  buyerOf(tx: Tx, orderId: string): Promise<string | null>;
  /** The held order's money is there; says of what it consists if it is kept, and null if it has to go back. */
  paid(tx: Tx, orderId: string): Promise<Sums | null>;
  /** All that the held order's buyer had paid has gone back. */
  refunded(tx: Tx, orderId: string): Promise<void>;
  /** Money of the held order will not go back after all. */
  refundFailed(tx: Tx, orderId: string): Promise<void>;
}

/** The one who knows what is paid for. */
@Injectable()
export class Payables {
  private orders: Orders | null = null;

  /** Names the one who knows. Called once, when that feature starts. */
  askFor(orders: Orders): void {
    this.orders = orders;
  }

  get known(): Orders {
    if (this.orders === null) throw new Error('nobody knows what payments are for');
    return this.orders;
  }
}
