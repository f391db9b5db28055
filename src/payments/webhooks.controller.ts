import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/access.decorators.js';
import type { RequestWithRawBody } from '../http/edge/json-body.js';
import { Essential } from '../http/overload/shedding.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { InvalidSignature, PaymentMismatch, RefundNotBookable } from './payment.problems.js';
import { PaymentNotices } from './payment-notices.js';

@Controller('payments/webhooks')
export class PaymentWebhooksController {
  constructor(private readonly notices: PaymentNotices) {}

  /** Where a payment provider sends its notices. @remarks The signature is checked over the bytes of the body; a notice that comes again changes nothing. */
  @Post(':provider')
  @Essential()
  @HttpCode(204)
  @Public()
  @ApiParam({
    name: 'provider',
    description: 'The name of the provider.',
    schema: { type: 'string', maxLength: 30, pattern: '^[a-z]+$', example: 'stripe' },
  })
  @ApiBody({ description: "The provider's own form.", schema: { type: 'object', maxProperties: 100 } })
  @Throws(NotFound, InvalidSignature, PaymentMismatch, RefundNotBookable)
  receivePaymentNotice(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest & RequestWithRawBody,
  ): Promise<void> {
    return this.notices.receive(provider, request.rawBody ?? Buffer.alloc(0), request.headers);
  }
}
