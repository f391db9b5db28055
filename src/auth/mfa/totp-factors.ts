import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { Database, type Tx } from '../../database/database.js';
import { KeyRing } from '../keys/key-ring.js';
import { SecondFactorExists, SecondFactorMissing } from './mfa.problems.js';
import * as sql from './mfa.sql.js';
import { newSecret, stepOf } from './totp.js';

const firstId = '00000000-0000-0000-0000-000000000000';

/** Authenticators: what they share with us is sealed in the database, and each of their codes is taken once. */
@Injectable()
export class TotpFactors {
  private readonly ring: KeyRing;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.ring = KeyRing.of(config, 'totp-secrets');
  }

  /** What an account has; null: nothing, not even one that waits to be confirmed. */
  findState(userId: string): Promise<sql.FactorState | null> {
    return this.database.read.row(sql.stateOf, userId);
  }

  /**
   * Gives the account a new secret, in the place of one that was never confirmed.
   *
   * @throws SecondFactorExists one is confirmed already
   */
  async enrol(tx: Tx, userId: string): Promise<Buffer> {
    const secret = newSecret();
    const enrolled = await tx.row(sql.enrol, userId, this.ring.seal(secret), this.clock.now());
    if (enrolled === null) throw new SecondFactorExists();
    return secret;
  }

  /**
   * From now on the account asks for it; false: the code is wrong.
   *
   * @throws SecondFactorExists it is confirmed already
   * @throws SecondFactorMissing none is enrolled
   */
  async confirm(tx: Tx, userId: string, code: string): Promise<boolean> {
    const factor = await tx.row(sql.hold, userId);
    if (factor === null) throw new SecondFactorMissing();
    if (factor.confirmed_at !== null) throw new SecondFactorExists();
    const step = this.stepOf(factor, code);
    if (step === null) return false;
    await tx.rows(sql.confirm, userId, this.clock.now(), step);
    return true;
  }

  /** Takes a code: of each time step once, and none of a step before one that was taken. False: it is not taken. */
  async take(tx: Tx, userId: string, code: string): Promise<boolean> {
    const factor = await tx.row(sql.find, userId);
    if (factor?.confirmed_at == null) return false;
    const step = this.stepOf(factor, code);
    return step !== null && (await tx.row(sql.takeStep, userId, step, factor.secret_sealed)) !== null;
  }

  /** Holds the account's factor until the transaction ends, and says whether it counts; null: there is none. */
  async hold(tx: Tx, userId: string): Promise<{ isConfirmed: boolean } | null> {
    const factor = await tx.row(sql.hold, userId);
    return factor === null ? null : { isConfirmed: factor.confirmed_at !== null };
  }

  /**
   * Takes the factor away, with its recovery codes.
   *
   * @throws StaffSignInTooWeak the account is one of staff and its password is short
   */
  async remove(tx: Tx, userId: string): Promise<void> {
    await tx.rows(sql.remove, userId);
  }

  /**
   * Seals what was sealed under an earlier secret under that of today, so that the earlier one can go. Not at once:
   * while instances are replaced one by one, some still know the earlier secret alone.
   */
  async reseal(): Promise<void> {
    if (!this.ring.hasPrevious) return;
    for (let after: string | undefined = firstId; after !== undefined;) {
      const page: { user_id: string; secret_sealed: Buffer }[] = await this.database.read.rows(
        sql.sealedAfter,
        after,
      );
      await this.database.transaction(async (tx) => {
        for (const { user_id: userId, secret_sealed: sealed } of page) {
          const opened = this.ring.unseal(sealed);
          if (opened?.isCurrent === false)
            await tx.rows(sql.reseal, userId, sealed, this.ring.seal(opened.plain));
        }
      });
      after = page.at(-1)?.user_id;
    }
  }

  private stepOf({ secret_sealed: sealed }: sql.SealedFactor, code: string): number | null {
    const opened = this.ring.unseal(sealed);
    if (opened === null) throw new Error('no secret of the configuration opens a second factor');
    return stepOf(opened.plain, code, this.clock.now());
  }
}
