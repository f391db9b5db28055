import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { newId } from '../../clock/new-id.js';
import { Config } from '../../config/config.js';
import type { Tx } from '../../database/database.js';
import { Consumers } from '../../events/consumers.js';
import { isId } from '../../http/fields/text.js';
import { holdOrder } from '../orders.sql.js';
import { creditFacts, invoiceFacts, type InvoiceFacts, type InvoicedOrder } from './invoice-facts.js';
import { findCredited, findInvoice, findInvoiced, insertInvoice, type InvoiceRow } from './invoices.sql.js';

/**
 * The event consumer `invoices`: what was paid gets an invoice, and money that went back a credit note, once each. Who asks
 * for one before the consumer has come to it has it issued at that moment.
 */
@Injectable()
export class InvoiceIssuing implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'invoices',
      types: ['order.paid', 'payment.refunded'],
      handle: async (tx, { payload: { orderId, refundId = null } }) => {
        if (!isNamed(orderId) || (refundId !== null && !isNamed(refundId)))
          throw new Error('the event names no order or no refund');
        await this.issue(tx, orderId, refundId);
      },
    });
  }

  /**
   * The document as it was issued, now if it was not before: the order's invoice, or the credit note of a refund. Null: the
   * order was never paid, or the money did not go back, or not out of it.
   */
  async issue(tx: Tx, orderId: string, refundId: string | null): Promise<InvoiceRow | null> {
    // whoever asks at the same time waits here, and finds what the first has issued
    await tx.row(holdOrder, orderId, null, true);
    const issued = await tx.row(findInvoice, orderId, refundId);
    if (issued !== null) return issued;
    const order = await tx.row(findInvoiced, orderId);
    if (order === null) return null;
    const facts = refundId === null ? this.invoice(order) : await this.credit(tx, order, refundId);
    return facts === null ? null : this.insert(tx, orderId, refundId, facts);
  }

  private invoice(order: InvoicedOrder): InvoiceFacts {
    return invoiceFacts(order, this.config.shop);
  }

  private async credit(tx: Tx, order: InvoicedOrder, refundId: string): Promise<InvoiceFacts | null> {
    const refund = await tx.row(findCredited, order.id, refundId);
    if (refund?.isDue !== true) return null;
    const invoice = await this.issue(tx, order.id, null);
    return invoice === null ? null : creditFacts(order, refund, this.config.shop, invoice.number);
  }

  private insert(tx: Tx, orderId: string, refundId: string | null, facts: InvoiceFacts) {
    const kind = refundId === null ? 'invoice' : 'credit_note';
    const values = [newId(), kind, orderId, refundId, this.clock.now(), JSON.stringify(facts)];
    return tx.row(insertInvoice, ...values);
  }
}

function isNamed(id: unknown): id is string {
  return typeof id === 'string' && isId(id);
}
