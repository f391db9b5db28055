import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import type { Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { AccountsFacade, type LockedAccount } from '../../users/accounts.facade.js';
import { UsersFacade } from '../../users/users.facade.js';
import { InvalidOneTimeToken } from '../auth.problems.js';
import type { GooglePerson } from '../google/google-person.js';
import { HandOffs, type Redemption } from '../google/hand-offs.js';
import { personOf } from '../google/person-facts.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';

/** What shows that a Google account is the caller's own, and what follows for the caller's address. */
@Injectable()
export class LinkProofs {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly users: UsersFacade,
    private readonly handOffs: HandOffs,
    private readonly oneTime: OneTimeTokens,
    private readonly audit: AuditLog,
  ) {}

  /** Of a sign-in that ended in {@link IdentityLinkRequired}. @throws InvalidOneTimeToken also when it is for another account */
  async takeToken(tx: Tx, userId: string, linkToken: string): Promise<GooglePerson> {
    const proof = await this.oneTime.consume(tx, 'link_proof', linkToken);
    if (proof?.userId !== userId) throw new InvalidOneTimeToken();
    return personOf(proof.facts);
  }

  /** Of a visit at Google that was started to link. @throws InvalidOneTimeToken */
  async takeCode(redemption: Redemption, origin: Origin): Promise<GooglePerson> {
    return (await this.handOffs.take('link', redemption, origin)).person;
  }

  /** Notes that the account's address is its owner's, if it is the one that Google vouches for. */
  async verifyAddress(tx: Tx, account: LockedAccount, vouchedFor: string, origin: Origin): Promise<void> {
    const { id: userId, emailKey, isEmailVerified } = account;
    if (isEmailVerified || emailKey !== this.users.accountOf(vouchedFor)) return;
    await this.accounts.verifyEmail(tx, userId);
    this.audit.append(tx, { type: 'email.verified', actorId: userId, userId }, origin);
  }
}
