import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../clock/new-id.js';
import type { Tx } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Letter } from './letter.js';

/** What a letter is made from; ids and addresses, never a secret: it lies in the database until it is sent. */
export type MailFacts = Readonly<Record<string, string>>;

/** A letter that is asked for. */
export interface Wanted {
  readonly kind: string;
  readonly facts: MailFacts;
}

/** Writes the letter when its turn comes. Secrets that it carries are made here. Null: there is nothing to send. */
export type Composer = (tx: Tx, facts: MailFacts) => Promise<Letter | null>;

const enqueue = statement<never>(
  'mail-enqueue',
  `INSERT INTO mails (id, kind, facts, created_at, next_attempt_at)
   SELECT m.id, m.kind, m.facts, $2, $3 FROM jsonb_to_recordset($1::jsonb) AS m (id uuid, kind text, facts jsonb)`,
);

/** A letter that is being sent at this moment cannot be taken back, and nobody waits for it. */
const withdraw = statement<never>(
  'mail-withdraw',
  `DELETE FROM mails WHERE id IN (
     SELECT id FROM mails WHERE facts->>'userId' = $1 OR facts->>'address' = ANY($2) FOR UPDATE SKIP LOCKED)`,
);

/** The way out for letters: asked for in the transaction of what they tell of, sent soon after, at least once. */
@Injectable()
export class Mail {
  private readonly composers = new Map<string, Composer>();

  constructor(private readonly clock: Clock) {}

  /** Says how letters of a kind are written. Called once, when the feature starts. */
  register(kind: string, composer: Composer): void {
    this.composers.set(kind, composer);
  }

  /** Writes the letter of a mail whose turn has come. A kind that nobody registered is our own mistake: it throws. */
  compose(tx: Tx, kind: string, facts: MailFacts): Promise<Letter | null> {
    const composer = this.composers.get(kind);
    if (composer === undefined) throw new Error(`nobody writes mails of the kind "${kind}"`);
    return composer(tx, facts);
  }

  /** The kinds of letters that somebody writes. */
  get kinds(): string[] {
    return [...this.composers.keys()].sort();
  }

  /** Asks for a letter in the open transaction: it goes out if that commits, and only then; not before `from`. */
  enqueue(tx: Tx, kind: string, facts: MailFacts, from = this.clock.now()): void {
    this.enqueueAll(tx, [{ kind, facts }], from);
  }

  /** {@link enqueue} for any number of letters; they go out in this order. */
  enqueueAll(tx: Tx, letters: readonly Wanted[], from = this.clock.now()): void {
    if (letters.length === 0) return;
    const rows = letters.map((letter) => ({ id: newId(), ...letter }));
    tx.defer(enqueue, JSON.stringify(rows), this.clock.now(), from);
  }

  /** Takes back every letter to or about a person that has not gone out yet; `addresses`: each way theirs is written. */
  async withdraw(
    tx: Tx,
    { userId, addresses }: { userId: string; addresses: readonly string[] },
  ): Promise<void> {
    await tx.rows(withdraw, userId, addresses);
  }
}
