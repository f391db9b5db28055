import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Public, Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { StepUpRequired } from '../../access/step-up.js';
import { From, type Origin } from '../../http/origin.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { StaffSignInTooWeak } from '../../users/users.facade.js';
import { InvalidCredentials, InvalidOneTimeToken } from '../auth.problems.js';
import { MailRequests } from '../email/mail-requests.js';
import { ChangePasswordDto, ForgotPasswordDto, ResetPasswordDto } from './dto/password.dto.js';
import { PasswordResetService } from './password-reset.service.js';
import { PasswordService } from './password.service.js';

@Controller('auth/password')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly resets: PasswordResetService,
    private readonly requests: MailRequests,
  ) {}

  /** Ask for a mail that lets you set a new password. @remarks The answer is the same whether there is such an account or not. */
  @Post('forgot')
  @HttpCode(202)
  @Public()
  forgotPassword(@Body() body: ForgotPasswordDto, @From() origin: Origin): Promise<void> {
    return this.requests.askAbout('password_reset', body.email, origin);
  }

  /** Set a new password with the token of the mail. @remarks It works once, for 30 minutes. Every session and API key of the account ends. */
  @Post('reset')
  @HttpCode(204)
  @Public()
  @Throws(InvalidOneTimeToken, StaffSignInTooWeak)
  resetPassword(@Body() body: ResetPasswordDto, @From() origin: Origin): Promise<void> {
    return this.resets.reset(body.token, body.password, origin);
  }

  /** Change your password. @remarks All other sessions end. Who has no password yet sets one after a fresh proof of presence, without `currentPassword`. */
  @Post('change')
  @HttpCode(204)
  @Requires('security:manage')
  @Throws(InvalidCredentials, StepUpRequired, StaffSignInTooWeak)
  changePassword(
    @Body() body: ChangePasswordDto,
    @CurrentCaller() caller: Caller,
    @From() origin: Origin,
  ): Promise<void> {
    return this.passwords.change(caller, body, origin);
  }
}
