import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { AccountsFacade, type PreparedPassword } from '../../users/accounts.facade.js';
import { ApiKeyEnds } from '../api-keys/api-key-ends.js';
import { SigninBudget } from '../signin/signin-budget.js';
import { NewStart } from './new-start.js';
import { PasswordChange } from './password-change.js';

/** What happens to an account whose owner came back by mail. */
@Injectable()
export class Recovery {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly budget: SigninBudget,
    private readonly newStart: NewStart,
    private readonly changes: PasswordChange,
    private readonly apiKeys: ApiKeyEnds,
  ) {}

  /**
   * Sets the password in the open transaction, ends every session and API key, and forgives failed sign-ins, so that
   * whoever used them up cannot keep the owner out. Reading the mail also verifies the address; if nobody had done that
   * before, it is a {@link NewStart}. False: the account is disabled or gone.
   */
  async recover(tx: Tx, userId: string, prepared: PreparedPassword, origin: Origin): Promise<boolean> {
    const account = await this.accounts.lock(tx, userId);
    if (account === null) return false;
    await this.apiKeys.endAll(tx, { actorId: userId, userId, origin });
    if (!account.isEmailVerified) await this.newStart.begin(tx, account, origin);
    await this.accounts.verifyEmail(tx, userId);
    await this.budget.forgive(tx, account.emailKey);
    await this.changes.write(tx, 'password.reset', { userId, prepared, kept: null }, origin);
    return true;
  }

  /** After the commit: waits until no instance lets the ended in. */
  spread(): Promise<void> {
    return this.changes.spread();
  }
}
