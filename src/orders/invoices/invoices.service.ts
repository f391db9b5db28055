import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../access/caller.js';
import { Database } from '../../database/database.js';
import { NotFound } from '../../http/problem/problems.js';
import { OrderStateConflict } from '../order.problems.js';
import type { OrderStatus } from '../order-status.js';
import { InvoiceIssuing } from './invoice-issuing.js';
import { InvoicePrinter } from './invoice-printer.js';
import {
  findCredited,
  findInvoice,
  findPdf,
  findReadable,
  keepPdf,
  type InvoiceRow,
} from './invoices.sql.js';

/** A file to download. */
export interface InvoiceFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Invoices and credit notes as files: the same bytes for everybody, for ever. */
@Injectable()
export class InvoicesService {
  /** What is being printed just now, by the document's id. */
  private readonly printing = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly database: Database,
    private readonly issuing: InvoiceIssuing,
    private readonly printer: InvoicePrinter,
  ) {}

  /** @throws NotFound, OrderStateConflict it was never paid */
  async invoice(caller: Caller, orderId: string): Promise<InvoiceFile> {
    const status = await this.statusOf(caller, orderId);
    const invoice = await this.issued(orderId, null);
    if (invoice === null)
      throw new OrderStateConflict(status, 'An order that was never paid has no invoice.');
    return this.file(invoice);
  }

  /** @throws NotFound, OrderStateConflict its money has not gone back */
  async creditNote(caller: Caller, orderId: string, refundId: string): Promise<InvoiceFile> {
    const status = await this.statusOf(caller, orderId);
    if ((await this.database.read.row(findCredited, orderId, refundId)) === null) throw new NotFound();
    const note = await this.issued(orderId, refundId);
    if (note === null)
      throw new OrderStateConflict(
        status,
        'Only money that has gone back, of what was paid, has a credit note.',
      );
    return this.file(note);
  }

  private async statusOf(caller: Caller, orderId: string): Promise<OrderStatus> {
    const isAny = may(caller, 'orders:read:any');
    const order = await this.database.read.row(findReadable, orderId, caller.id, isAny);
    if (order === null) throw new NotFound();
    return order.status;
  }

  private async issued(orderId: string, refundId: string | null): Promise<InvoiceRow | null> {
    const issued = await this.database.read.row(findInvoice, orderId, refundId);
    return issued ?? this.database.transaction((tx) => this.issuing.issue(tx, orderId, refundId));
  }

  private async file(invoice: InvoiceRow): Promise<InvoiceFile> {
    const name = `${invoice.kind === 'invoice' ? 'invoice' : 'credit-note'}-${invoice.number}.pdf`;
    const kept = (await this.database.read.row(findPdf, invoice.id))?.pdf ?? null;
    return { name, bytes: kept ?? (await this.printedOnce(invoice)) };
  }

  /** Those who ask while it is printed wait for the same. */
  private printedOnce(invoice: InvoiceRow): Promise<Buffer> {
    const begun = this.printing.get(invoice.id);
    if (begun !== undefined) return begun;
    const printed = this.printed(invoice).finally(() => this.printing.delete(invoice.id));
    this.printing.set(invoice.id, printed);
    return printed;
  }

  /** Printed for the first time. Of two processes that print at once one is kept, and both give that. */
  private async printed(invoice: InvoiceRow): Promise<Buffer> {
    const printed = await this.printer.print(invoice);
    const kept = await this.database.transaction(async (tx) => {
      await tx.rows(keepPdf, invoice.id, printed);
      return tx.row(findPdf, invoice.id);
    });
    return kept?.pdf ?? printed;
  }
}
