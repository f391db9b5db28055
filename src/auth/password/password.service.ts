import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Unauthenticated } from '../../http/problem/problems.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { InvalidCredentials } from '../auth.problems.js';
import { PasswordProof } from './password-proof.js';
import type { ChangePasswordDto } from './dto/password.dto.js';
import { NewPasswords } from './new-passwords.js';
import { PasswordChange } from './password-change.js';
import { isOpen } from '../sessions/sessions.sql.js';

/** Changing one's own password. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly proof: PasswordProof,
    private readonly newPasswords: NewPasswords,
    private readonly changes: PasswordChange,
  ) {}

  /**
   * Puts the new password in the place of the current one and ends every other session.
   *
   * @throws InvalidCredentials the current password is wrong, or was changed in the meantime
   * @throws StepUpRequired there is no password yet, and the last proof of presence is too old
   * @throws ValidationFailed the new one is one of those that are guessed first, or too short for staff
   */
  async change(caller: Caller, request: ChangePasswordDto, origin: Origin): Promise<void> {
    const proved = await this.proof.of(caller, request.currentPassword, origin);
    const prepared = await this.newPasswords.prepare(caller.id, request.newPassword, 'newPassword');
    if (prepared === null) throw new Unauthenticated();
    const change = { userId: caller.id, prepared, kept: caller.sessionId };
    await this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, caller.id);
      if (account?.passwordHash !== proved) throw new InvalidCredentials();
      if ((await tx.row(isOpen, caller.sessionId)) === null) throw new Unauthenticated();
      await this.changes.write(tx, 'password.changed', change, origin);
    });
    await this.changes.spread();
  }
}
