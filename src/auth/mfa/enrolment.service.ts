import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Unauthenticated } from '../../http/problem/problems.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { EnrolmentDto } from './dto/mfa.dto.js';
import { base32Of, otpauthUrlOf } from './totp.js';
import { TotpFactors } from './totp-factors.js';

/** Setting up an authenticator; it counts once it is confirmed. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly totp: TotpFactors,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes a secret and shows it, this once.
   *
   * @throws SecondFactorExists one is confirmed already
   */
  async enrol(caller: Caller, origin: Origin): Promise<EnrolmentDto> {
    const { id: userId, sessionId } = caller;
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, userId);
      if (account === null) throw new Unauthenticated();
      const secret = await this.totp.enrol(tx, userId);
      this.audit.append(tx, { type: 'totp.enrolled', actorId: userId, userId, sessionId }, origin);
      return Object.assign(new EnrolmentDto(), {
        secret: base32Of(secret),
        otpauthUrl: otpauthUrlOf(secret, account.email),
      });
    });
  }
}
