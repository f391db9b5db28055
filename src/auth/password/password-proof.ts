import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { StepUpGuard } from '../../access/step-up.js';
import type { Origin } from '../../http/origin.js';
import { ValidationFailed } from '../../http/problem/problems.js';
import { UsersFacade } from '../../users/users.facade.js';
import { SigninService } from '../signin/signin.service.js';

/** Shows that whoever changes a password knows the current one, or is there when there is none. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly users: UsersFacade,
    private readonly signins: SigninService,
    private readonly stepUp: StepUpGuard,
  ) {}

  /**
   * The stored hash that the typed password was right for; null: the account has no password yet.
   *
   * @throws InvalidCredentials the password is wrong
   * @throws ValidationFailed there is a password, and none was typed
   * @throws StepUpRequired there is none, and the last proof of presence is too old
   */
  async of(caller: Caller, typed: string | undefined, origin: Origin): Promise<string | null> {
    if (typed !== undefined) {
      const { passwordHash } = await this.signins.assertPassword(caller, typed, origin);
      return passwordHash;
    }
    if (await this.users.hasPassword(caller.id)) throw new ValidationFailed([currentIsMissing]);
    this.stepUp.demand(caller);
    return null;
  }
}

const currentIsMissing = {
  field: 'currentPassword',
  message: 'is needed to set another password',
  code: 'REQUIRED',
};
