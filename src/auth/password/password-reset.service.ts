import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { InvalidOneTimeToken } from '../auth.problems.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import { Recovery } from './recovery.js';
import { NewPasswords } from './new-passwords.js';

/** Getting back in without the password, by the account's mail. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly database: Database,
    private readonly oneTime: OneTimeTokens,
    private readonly newPasswords: NewPasswords,
    private readonly recovery: Recovery,
  ) {}

  /**
   * Sets a new password for whoever holds the token.
   *
   * @throws InvalidOneTimeToken unknown, used, too old, or the account is disabled
   * @throws ValidationFailed the password is not good enough; the token is still good
   */
  async reset(token: string, password: string, origin: Origin): Promise<void> {
    const seen = await this.oneTime.look('password_reset', token);
    const userId = seen?.userId ?? null;
    const prepared = userId === null ? null : await this.newPasswords.prepare(userId, password, 'password');
    if (userId === null || prepared === null) throw new InvalidOneTimeToken();
    await this.database.transaction(async (tx) => {
      const used = await this.oneTime.consume(tx, 'password_reset', token);
      if (used === null || !(await this.recovery.recover(tx, userId, prepared, origin)))
        throw new InvalidOneTimeToken();
    });
    await this.recovery.spread();
  }
}
