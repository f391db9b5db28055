import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import { insertEntries } from './ledger.sql.js';
import type { PaymentRow } from './payments.sql.js';

/** Of what an order's money consists. Minor units. */
export interface Sums {
  readonly goods: number;
  readonly shipping: number;
  readonly tax: number;
}

type Payment = Pick<PaymentRow, 'id' | 'amount' | 'currency'>;

/**
 * The double-entry book of money. Each movement adds to one account what it takes from others; the database refuses one
 * that does not sum to nothing. `provider` is what we have there, `owed` what of it is not ours.
 */
@Injectable()
export class Ledger {
  constructor(private readonly clock: Clock) {}

  /** The payment came for an order that waited for it. */
  sale(tx: Tx, payment: Payment, { goods, shipping, tax }: Sums): Promise<void> {
    const income = { goods: -goods, shipping: -shipping, tax: -tax };
    return this.write(tx, payment.id, payment, { provider: payment.amount, ...income });
  }

  /** The payment came and nobody waited for it: it will go back. */
  owe(tx: Tx, payment: Payment): Promise<void> {
    return this.write(tx, payment.id, payment, { provider: payment.amount, owed: -payment.amount });
  }

  /** So much of the payment went back, in this refund. */
  refund(
    tx: Tx,
    payment: Payment & { readonly isKept: boolean },
    refund: { readonly id: string; readonly amount: number },
  ): Promise<void> {
    const { id, amount } = refund;
    const source = payment.isKept ? { refunds: amount } : { owed: amount };
    return this.write(tx, id, payment, { provider: -amount, ...source });
  }

  private async write(
    tx: Tx,
    movementId: string,
    { id, currency }: Payment,
    entries: Readonly<Record<string, number>>,
  ): Promise<void> {
    const moving = Object.entries(entries).filter(([, amount]) => amount !== 0);
    const [accounts, amounts] = [moving.map(([account]) => account), moving.map(([, amount]) => amount)];
    await tx.rows(insertEntries, movementId, accounts, amounts, currency, id, this.clock.now());
  }
}
