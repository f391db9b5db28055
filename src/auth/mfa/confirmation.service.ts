import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { Forbidden, Unauthenticated } from '../../http/problem/problems.js';
import { AccountsFacade } from '../../users/accounts.facade.js';
import { Activation } from './activation.js';
import { FactorBudget } from './factor-budget.js';
import { InvalidCode } from './mfa.problems.js';
import { TotpFactors } from './totp-factors.js';

/** Showing that the authenticator works: from then on it is asked for. */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsFacade,
    private readonly budget: FactorBudget,
    private readonly totp: TotpFactors,
    private readonly activation: Activation,
  ) {}

  /**
   * Gives the recovery codes, this once.
   *
   * @throws InvalidCode
   * @throws TooManyRequests too many were wrong
   * @throws SecondFactorExists, SecondFactorMissing
   */
  async confirm({ id: userId, sessionId }: Caller, code: string, origin: Origin): Promise<string[]> {
    if (sessionId === null) throw new Forbidden('An API key has no authenticator.');
    const codes = await this.budget.confirmation(userId, origin, () =>
      this.database.transaction((tx) => this.write(tx, { userId, sessionId, code }, origin)),
    );
    if (codes === null) throw new InvalidCode();
    await this.activation.spread();
    return codes;
  }

  private async write(
    tx: Tx,
    { code, ...session }: { userId: string; sessionId: string; code: string },
    origin: Origin,
  ): Promise<string[] | null> {
    if ((await this.accounts.lock(tx, session.userId)) === null) throw new Unauthenticated();
    if (!(await this.totp.confirm(tx, session.userId, code))) return null;
    return this.activation.write(tx, session, origin);
  }
}
