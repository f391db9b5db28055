import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import * as sql from './dead-letters.sql.js';

/**
 * Dead letters on their way back. The event comes to its consumer as it did the first time: in its place, before what
 * waits of its aggregate, and not at all if the consumer was done with it.
 */
@Injectable()
export class Replay {
  /** Puts the event of a dead letter back, unless that was done and it has not failed again; gives the letter, or null. */
  async putBack(tx: Tx, id: string, now: Date): Promise<sql.WholeDeadLetterRow | null> {
    const letter = await tx.row(sql.holdDeadLetter, id);
    if (letter === null || letter.replayed_at !== null) return letter;
    await tx.rows(sql.markReplayed, id, now);
    await tx.rows(sql.putBack, id);
    return { ...letter, replayed_at: now };
  }
}
