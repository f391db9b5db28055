import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { StepUpGuard } from '../../access/step-up.js';
import { Database } from '../../database/database.js';
import { Precondition } from '../../http/etag.js';
import type { Origin } from '../../http/origin.js';
import { NotFound, Unauthenticated } from '../../http/problem/problems.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { MfaDto } from './dto/mfa.dto.js';
import { FactorRemoval } from './factor-removal.js';
import { stateOf } from './mfa.sql.js';
import { TotpFactors } from './totp-factors.js';
import { isOpen } from '../sessions/sessions.sql.js';

/** Taking a second factor away: one's own, or as an admin that of somebody who has lost it. */
@Injectable()
export class RemovalService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly totp: TotpFactors,
    private readonly stepUp: StepUpGuard,
    private readonly removal: FactorRemoval,
  ) {}

  /**
   * One's own, proved with the factor itself or with a recovery code; one that was never confirmed needs no proof.
   *
   * @throws NotFound there is none
   * @throws StepUpRequired no code was given in this session within ten minutes
   * @throws StaffSignInTooWeak
   * @throws PreconditionFailed
   */
  async remove(caller: Caller, origin: Origin, precondition: Precondition): Promise<void> {
    const { id: userId } = caller;
    await this.database.transaction(async (tx) => {
      await this.accounts.lock(tx, userId);
      if ((await tx.row(isOpen, caller.sessionId)) === null) throw new Unauthenticated();
      const factor = await this.totp.hold(tx, userId);
      if (factor === null) throw new NotFound('There is no second factor.');
      if (precondition.isDemanded) precondition.check(MfaDto.from(await tx.row(stateOf, userId)));
      if (factor.isConfirmed) this.stepUp.demandSecondFactor(caller);
      await this.removal.write(tx, { actorId: userId, userId, origin });
    });
  }

  /**
   * Somebody else's, who is signed out everywhere. An admin's own goes the same way as everybody's.
   *
   * @throws NotFound there is none, or no such account
   * @throws StaffSignInTooWeak
   */
  async reset(caller: Caller, userId: string, origin: Origin): Promise<void> {
    if (userId === caller.id) return this.remove(caller, origin, Precondition.parse(undefined));
    await this.database.transaction(async (tx) => {
      await this.accounts.lock(tx, userId);
      if ((await this.totp.hold(tx, userId)) === null) throw new NotFound('There is no second factor.');
      const ending = { actorId: caller.id, userId, origin };
      await this.removal.write(tx, ending);
      await this.removal.endSessions(tx, ending);
    });
    await this.removal.spread();
  }
}
