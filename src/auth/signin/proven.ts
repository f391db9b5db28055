import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import { AccountsFacade, type LockedAccount } from '../../users/accounts.facade.js';
import { InvalidCredentials } from '../auth.problems.js';
import { FederatedProof, type Federated } from '../identities/federated-proof.js';
import { SecondFactors } from '../mfa/second-factors.js';

/** How somebody proved who they are, in the words of RFC 8176: `pwd`, `otp`, `fed`. */
export type Method = 'pwd' | 'otp' | 'fed';

/** Somebody who has proved enough to be let in. */
export interface Proven extends Federated {
  readonly methods: readonly Method[];
  /** The hash that the password was right for; it must still be the account's. */
  readonly passwordHash?: string;
  /** The device from which the account was entered before; left out: an unknown one. */
  readonly deviceId?: string | null;
}

/** Whether what was proved a moment ago still holds, with the account locked. */
@Injectable()
export class StillProven {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly factors: SecondFactors,
    private readonly federated: FederatedProof,
  ) {}

  /**
   * Locks the account.
   *
   * @throws InvalidCredentials it was disabled, has another password, or has been given a second factor that nobody
   * asked for
   */
  async lock(tx: Tx, { userId, methods, passwordHash }: Proven): Promise<LockedAccount> {
    const account = await this.accounts.lock(tx, userId);
    const isCurrent = passwordHash === undefined || account?.passwordHash === passwordHash;
    const isWhole = methods.includes('otp') || !(await this.factors.isDemandedNow(tx, userId));
    if (account === null || !isCurrent || !isWhole) throw new InvalidCredentials();
    return account;
  }

  /**
   * Notes the session with what another service vouched for.
   *
   * @throws InvalidCredentials the identity was taken away, or its code was seen twice
   */
  async bind(tx: Tx, proven: Proven, sessionId: string): Promise<void> {
    if (!(await this.federated.holds(tx, proven, sessionId))) throw new InvalidCredentials();
  }
}
