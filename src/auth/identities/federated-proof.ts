import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import type { Tx } from '../../database/database.js';
import { noteSession } from '../google/hand-offs.sql.js';
import { use } from './identities.sql.js';

/** What somebody brought who was sent by another service. */
export interface Federated {
  readonly userId: string;
  /** The identity that the other service vouched for; it must still lead to the account. */
  readonly identityId?: string;
  /** The code that was redeemed; it must not have come a second time. */
  readonly handOffId?: string;
}

/** Whether what another service vouched for still holds when the session opens. */
@Injectable()
export class FederatedProof {
  constructor(private readonly clock: Clock) {}

  /** With the account locked. False: the identity was taken away, or the code was seen twice, in the meantime. */
  async holds(tx: Tx, { userId, identityId, handOffId }: Federated, sessionId: string): Promise<boolean> {
    if (identityId !== undefined && (await tx.row(use, identityId, userId, this.clock.now())) === null)
      return false;
    return handOffId === undefined || (await tx.row(noteSession, handOffId, sessionId, userId)) !== null;
  }
}
