import { applyDecorators, Controller, Get, Header, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { confirmEmail, letterPage, policy, resetPassword, verifyEmail } from './letter-page.js';

/** A page that is the same for everybody, kept nowhere, shown in no frame, and says nothing of where one came from. */
const Page = (path: string): MethodDecorator =>
  applyDecorators(
    Get(path),
    Public(),
    Header('content-type', 'text/html; charset=utf-8'),
    Header('content-security-policy', policy),
    Header('cache-control', 'no-store'),
    Header('referrer-policy', 'no-referrer'),
    Header('x-robots-tag', 'noindex'),
  );

/**
 * Where the links of our letters lead. To look at a page uses nothing up: its token is behind the `#` of the link,
 * which browsers keep to themselves, and only pressing the button sends it.
 */
@ApiExcludeController()
@Controller({ path: '', version: VERSION_NEUTRAL })
export class LetterPagesController {
  /** Says that an address is one's own. */
  @Page('verify-email')
  showVerifyEmail(): string {
    return letterPage(verifyEmail);
  }

  /** Puts a new address in place. */
  @Page('confirm-email')
  showConfirmEmail(): string {
    return letterPage(confirmEmail);
  }

  /** Sets a new password; without a token it asks for the letter. */
  @Page('reset-password')
  showResetPassword(): string {
    return letterPage(resetPassword);
  }
}
