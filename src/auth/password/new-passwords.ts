import { Injectable } from '@nestjs/common';
import { AccountsFacade, type PreparedPassword } from '../../users/accounts.facade.js';
import { UsersFacade } from '../../users/users.facade.js';
import { SecondFactors } from '../mfa/second-factors.js';

/** Whether a password that somebody wants is good enough for the account. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly users: UsersFacade,
    private readonly accounts: AccountsFacade,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * Checks and hashes it; null: there is no such account.
   *
   * @throws ValidationFailed about `field`: guessed first, or too short for staff without a second factor
   */
  async prepare(userId: string, password: string, field: string): Promise<PreparedPassword | null> {
    const user = await this.users.find(userId);
    if (user === null) return null;
    const needsLong = user.role !== 'viewer' && !(await this.factors.isDemanded(userId));
    return this.accounts.prepare(password, { email: user.email, name: user.name, needsLong }, field);
  }
}
