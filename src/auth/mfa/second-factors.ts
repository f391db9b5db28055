import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Database, type Tx } from '../../database/database.js';
import { ValidationFailed } from '../../http/problem/problems.js';
import { InvalidCredentials } from '../auth.problems.js';
import { FactorBudget, type FactorHolder } from './factor-budget.js';
import * as sql from './mfa.sql.js';
import { RecoveryCodes } from './recovery-codes.js';
import { TotpFactors } from './totp-factors.js';

export type { FactorHolder } from './factor-budget.js';

/** A code of the authenticator or, in its place, a recovery code. */
export interface FactorProof {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

/** What proves a person beside the password. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly budget: FactorBudget,
    private readonly totp: TotpFactors,
    private readonly recovery: RecoveryCodes,
    private readonly audit: AuditLog,
  ) {}

  /** Whether signing in to this account takes a second factor. */
  async isDemanded(userId: string): Promise<boolean> {
    return (await this.database.read.row(sql.findConfirmed, userId)) !== null;
  }

  /** The same as the open transaction sees it; with the account locked it stays true. */
  async isDemandedNow(tx: Tx, userId: string): Promise<boolean> {
    return (await tx.row(sql.findConfirmed, userId)) !== null;
  }

  /**
   * Uses up a code: of the authenticator each time step once, of the recovery codes each once. `settle` does what has to
   * happen with it, in the same transaction; when it gives false the code is not used up.
   *
   * @throws InvalidCredentials wrong, used, or there is no second factor
   * @throws TooManyRequests too many were wrong
   * @throws ValidationFailed both kinds were given, or none
   */
  async assertCode(holder: FactorHolder, proof: FactorProof, settle = always): Promise<void> {
    const { code, recoveryCode } = proof;
    if ((code === undefined) === (recoveryCode === undefined)) throw new ValidationFailed([oneCode]);
    const kind = code === undefined ? 'recovery-code' : 'code';
    const taken = await this.budget.attempt(kind, holder, () => this.take(holder, proof, settle));
    if (taken !== null) return;
    await this.noteFailure(holder);
    throw new InvalidCredentials();
  }

  private take(
    { userId, origin }: FactorHolder,
    { code, recoveryCode = '' }: FactorProof,
    settle: (tx: Tx) => Promise<boolean>,
  ): Promise<true | null> {
    return this.database.transaction(async (tx) => {
      const isTaken =
        code === undefined
          ? await this.recovery.take(tx, userId, recoveryCode, origin)
          : await this.totp.take(tx, userId, code);
      if (!isTaken) return null;
      if (!(await settle(tx))) throw new InvalidCredentials();
      return true;
    });
  }

  private async noteFailure({ userId, origin }: FactorHolder): Promise<void> {
    await this.database.transaction((tx) =>
      this.audit.append(tx, { type: 'signin.second_factor_failed', actorId: null, userId }, origin),
    );
  }
}

const always: (tx: Tx) => Promise<boolean> = () => Promise.resolve(true);

const oneCode = { field: 'code', message: 'give exactly one of code and recoveryCode', code: 'ONE_PROOF' };
