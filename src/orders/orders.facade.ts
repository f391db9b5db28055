import { Injectable } from '@nestjs/common';
import { batchesOf, batchSize } from '../database/batches.js';
import { Database, type Tx } from '../database/database.js';
import { DiscountsFacade } from '../discounts/discounts.facade.js';
import { InvoiceCopyDto } from './dto/invoice-copy.dto.js';
import { OrderDto } from './dto/order.dto.js';
import { invoicesOf, type InvoiceRow } from './invoices/invoices.sql.js';
import { findOrder, type OrderRow } from './orders.sql.js';
import { anonymiseShipmentsOf } from './shipments/shipments.sql.js';
import * as sql from './buyers.sql.js';

export { InvoiceCopyDto } from './dto/invoice-copy.dto.js';
export { OrderDto } from './dto/order.dto.js';

/** What other features may ask about the orders of a person. */
@Injectable()
export class OrdersFacade {
  constructor(
    private readonly database: Database,
    private readonly discounts: DiscountsFacade,
  ) {}

  /** How many orders the person has placed. */
  async countOf(userId: string): Promise<number> {
    return (await this.database.read.row(sql.countOrdersOf, userId))?.count ?? 0;
  }

  /** Whether the person has an order of the product that is paid and was not refunded in full. */
  async hasBought(tx: Tx, userId: string, productId: string): Promise<boolean> {
    return (await tx.row(sql.findPurchase, userId, productId)) !== null;
  }

  /** Whose each of the orders is, by its id; without those that are nobody's any more. */
  async buyersOf(tx: Tx, orderIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.rows(sql.findBuyers, orderIds);
    return new Map(rows.map(({ id, user_id: userId }) => [id, userId]));
  }

  /** The order if it is the person's, or null. */
  async findOf(userId: string, orderId: string): Promise<OrderDto | null> {
    const row = await this.database.read.row(findOrder, orderId, userId, false);
    return row === null ? null : OrderDto.from(row);
  }

  /** All orders of the person, whole, the oldest first, in batches. */
  async *exportOf(userId: string): AsyncGenerator<OrderDto[]> {
    const read = (after: readonly unknown[]): Promise<OrderRow[]> =>
      this.database.read.rows(sql.ordersOf, userId, ...after, batchSize);
    for await (const rows of batchesOf(read, (row) => row.created_at))
      yield rows.map((row) => OrderDto.from(row));
  }

  /** All invoices and credit notes of the person, the oldest first, in batches. */
  async *exportInvoicesOf(userId: string): AsyncGenerator<InvoiceCopyDto[]> {
    const read = (after: readonly unknown[]): Promise<InvoiceRow[]> =>
      this.database.read.rows(invoicesOf, userId, ...after, batchSize);
    for await (const rows of batchesOf(read, (row) => row.issuedAt))
      yield rows.map((row) => InvoiceCopyDto.from(row));
  }

  /**
   * Makes the person's orders nobody's: what was bought and paid stays, who it was and what they wrote goes. The
   * account must be held, so that no order is placed meanwhile. Invoices stay as they are: the law has them kept.
   */
  async forget(tx: Tx, userId: string): Promise<void> {
    await tx.rows(sql.holdOrdersOf, userId);
    await tx.rows(sql.anonymiseHistoryOf, userId);
    await tx.rows(anonymiseShipmentsOf, userId);
    await tx.rows(sql.anonymiseOrdersOf, userId);
    await this.discounts.forget(tx, userId);
  }
}
