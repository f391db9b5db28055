import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { statement } from '../../database/statement.js';
import type { Origin } from '../../http/origin.js';
import { InvalidCredentials } from '../auth.problems.js';

const findConfirmed = statement<{ user_id: string }>(
  'totp-find-confirmed',
  'SELECT user_id FROM totp_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL',
);

/** A code of the authenticator or, in its place, a recovery code. */
export interface FactorProof {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

/** What proves a person beside the password. */
@Injectable()
export class SecondFactors {
  constructor(private readonly database: Database) {}

  /** Whether signing in to this account takes a second factor. */
  async isDemanded(userId: string): Promise<boolean> {
    return (await this.database.read.row(findConfirmed, userId)) !== null;
  }

  /**
   * Uses up a code: of the authenticator each time step once, of the recovery codes each once.
   *
   * @throws InvalidCredentials wrong, used, or there is no second factor
   * @throws TooManyRequests too many were wrong
   */
  assertCode(_userId: string, _proof: FactorProof, _origin: Origin): Promise<void> {
    return Promise.reject(new InvalidCredentials());
  }
}
