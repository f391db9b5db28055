import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { Public, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { StepUp } from '../../access/step-up.js';
import { From, type Origin } from '../../http/origin.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { EmailTaken } from '../../users/users.facade.js';
import { InvalidOneTimeToken } from '../auth.problems.js';
import { ChangeEmailDto, ResendDto, VerifyEmailDto } from './dto/email.dto.js';
import { EmailService } from './email.service.js';

@Controller()
export class EmailController {
  constructor(private readonly emails: EmailService) {}

  /** Show that mail reaches you, with the token of the mail. @remarks It works once, for 24 hours; the one of a change of address puts the new address in place. */
  @Post('auth/email/verify')
  @HttpCode(204)
  @Public()
  @Throws(InvalidOneTimeToken, EmailTaken)
  verifyEmail(@Body() body: VerifyEmailDto, @From() origin: Origin): Promise<void> {
    return this.emails.verify(body.token, origin);
  }

  /** Ask for the mail that verifies the address again. @remarks Signed in: for your own address, unless you name another. The answer is the same whether there is such an account or not. */
  @Post('auth/email/resend')
  @HttpCode(202)
  @Public()
  @ApiBody({ type: ResendDto, required: false })
  resendVerification(
    @Body() body: ResendDto,
    @CurrentCaller() caller: Caller | null,
    @From() origin: Origin,
  ): Promise<void> {
    return this.emails.resend(caller, body.email, origin);
  }

  /** Start to change your e-mail address. @remarks The new address gets a mail with a token for `POST /auth/email/verify`, the old one a notice. Until then nothing changes. */
  @Post('users/me/email')
  @HttpCode(202)
  @Requires('security:manage')
  @StepUp()
  changeEmail(
    @Body() body: ChangeEmailDto,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<void> {
    return this.emails.startChange(caller, body.email, origin);
  }
}
