import { applyDecorators, Controller, Get, Header, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { confirmEmail, resetPassword, verifyEmail } from './letter-page.js';
import { headersOf, type Page } from './page.js';

/** Where a page is shown, with all that is to be said of it. */
const Shows = (path: string, page: Page): MethodDecorator =>
  applyDecorators(
    Get(path),
    Public(),
    ...Object.entries(headersOf(page)).map(([name, value]) => Header(name, value)),
  );

/**
 * Where the links of our letters lead. To look at a page uses nothing up: its token is behind the `#` of the link,
 * which browsers keep to themselves, and only pressing the button sends it.
 */
@ApiExcludeController()
@Controller({ path: '', version: VERSION_NEUTRAL })
export class LetterPagesController {
  /** Says that an address is one's own. */
  @Shows('verify-email', verifyEmail)
  showVerifyEmail(): string {
    return verifyEmail.html;
  }

  /** Puts a new address in place. */
  @Shows('confirm-email', confirmEmail)
  showConfirmEmail(): string {
    return confirmEmail.html;
  }

  /** Sets a new password; without a token it asks for the letter. */
  @Shows('reset-password', resetPassword)
  showResetPassword(): string {
    return resetPassword.html;
  }
}
