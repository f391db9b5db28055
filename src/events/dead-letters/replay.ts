import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database, type Tx } from '../../database/database.js';
import * as sql from './dead-letters.sql.js';

const atOnce = 100;
const before = '00000000-0000-0000-0000-000000000000';

/** Which dead letters; null: any. */
export interface Wanted {
  readonly consumer: string | null;
  readonly type: string | null;
  readonly id: string | null;
}

/**
 * Dead letters on their way back. The event comes to its consumer as it did the first time: in its place, before what
 * waits of its aggregate, and not at all if the consumer was done with it.
 */
@Injectable()
export class Replay {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Puts the event of a dead letter back, unless that was done and it has not failed again; gives the letter, or null. */
  async putBack(tx: Tx, id: string): Promise<sql.WholeDeadLetterRow | null> {
    const letter = await tx.row(sql.holdDeadLetter, id);
    if (letter?.replayed_at !== null) return letter;
    const now = this.clock.now();
    await tx.rows(sql.markReplayed, id, now);
    await tx.rows(sql.putBack, id);
    return { ...letter, replayed_at: now };
  }

  /** Puts back all that are wanted and were not put back yet, each in a transaction of its own, and gives them; with `isDry` only gives them. */
  async *run({ consumer, type, id }: Wanted, isDry: boolean): AsyncGenerator<sql.DeadLetterRow> {
    let after = before;
    while (true) {
      const letters = await this.database.read.rows(sql.listDeadLetters, consumer, type, id, after, atOnce);
      for (const letter of letters) {
        if (!isDry) await this.database.transaction((tx) => this.putBack(tx, letter.id));
        yield letter;
        after = letter.id;
      }
      if (letters.length < atOnce) return;
    }
  }
}
