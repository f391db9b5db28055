import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Public } from '../../access/access.decorators.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { CardDeclined, PaymentClosed } from '../payment.problems.js';
import { PaymentNotices } from '../payment-notices.js';
import { ConfirmSandboxPaymentDto, SandboxPaymentDto } from './dto/sandbox-payment.dto.js';
import { Sandbox } from './sandbox.js';

@Controller('payments/sandbox')
export class SandboxController {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly notices: PaymentNotices,
  ) {}

  /** Pay in the sandbox. @remarks Stands for the provider's own page: the client secret is the credential. The sandbox sends its signed notice before it answers, so the order is paid by then. Not in production. */
  @Post('confirm')
  @HttpCode(200)
  @Public()
  @Throws(NotFound, CardDeclined, PaymentClosed)
  async confirmSandboxPayment(@Body() body: ConfirmSandboxPaymentDto): Promise<SandboxPaymentDto> {
    const { clientSecret, paymentMethod, authenticated = false } = body;
    const { status, notices } = await this.sandbox.pay(clientSecret, paymentMethod, authenticated);
    await Promise.all(
      notices.map((notice) => this.notices.receive(this.sandbox.name, notice.body, notice.headers)),
    );
    return { status };
  }
}
