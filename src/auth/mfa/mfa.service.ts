import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { StepUpGuard } from '../../access/step-up.js';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { SecondFactorMissing } from './mfa.problems.js';
import type { FactorState } from './mfa.sql.js';
import { RecoveryCodes } from './recovery-codes.js';
import { TotpFactors } from './totp-factors.js';
import { Unauthenticated } from '../../http/problem/problems.js';
import { isOpen } from '../sessions/sessions.sql.js';

/** Looking after a second factor that is there. */
@Injectable()
export class MfaService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly totp: TotpFactors,
    private readonly recovery: RecoveryCodes,
    private readonly stepUp: StepUpGuard,
  ) {}

  /** What the caller's account has; null: nothing. */
  find(caller: Caller): Promise<FactorState | null> {
    return this.totp.findState(caller.id);
  }

  /**
   * Gives a new set of recovery codes, this once; the old ones are dead.
   *
   * @throws SecondFactorMissing there is nothing to recover from
   * @throws StepUpRequired no code was given in this session within ten minutes
   */
  async replaceCodes(caller: Caller, origin: Origin): Promise<string[]> {
    const { id: userId } = caller;
    return this.database.transaction(async (tx) => {
      await this.accounts.lock(tx, userId);
      if ((await tx.row(isOpen, caller.sessionId)) === null) throw new Unauthenticated();
      const factor = await this.totp.hold(tx, userId);
      if (!factor?.isConfirmed) throw new SecondFactorMissing();
      this.stepUp.demandSecondFactor(caller);
      return this.recovery.renew(tx, caller, origin);
    });
  }
}
