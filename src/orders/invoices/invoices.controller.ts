import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Owner } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IdParam } from '../../http/fields/id.param.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { OrderStateConflict } from '../order.problems.js';
import { InvoicesService, type InvoiceFile } from './invoices.service.js';

const pdf = 'application/pdf';
const file = { type: 'string', format: 'binary', maxLength: 10_000_000 } as const;

@Controller('orders/:id')
export class InvoicesController {
  constructor(private readonly invoices: InvoicesService) {}

  /** The invoice of an order, as PDF. @remarks Issued once it was paid, and the same to the byte from then on, whatever becomes of names, products and people. Numbers have no gaps. */
  @Get('invoice')
  @Owner('orders:read', 'orders:read:any')
  @ApiProduces(pdf)
  @ApiOkResponse({ schema: file })
  @Throws(NotFound, OrderStateConflict)
  async getOrderInvoice(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sent(await this.invoices.invoice(caller, id), reply);
  }

  /** The credit note of a refund, as PDF. @remarks Issued once the money went back; numbered on its own, and kept like the invoice. */
  @Get('credit-notes/:refundId')
  @Owner('orders:read', 'orders:read:any')
  @ApiProduces(pdf)
  @ApiOkResponse({ schema: file })
  @Throws(NotFound, OrderStateConflict)
  async getOrderCreditNote(
    @IdParam() id: string,
    @IdParam('refundId') refundId: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sent(await this.invoices.creditNote(caller, id, refundId), reply);
  }
}

function sent({ name, bytes }: InvoiceFile, reply: FastifyReply): Buffer {
  reply.header('content-type', pdf).header('content-disposition', `attachment; filename="${name}"`);
  return bytes;
}
