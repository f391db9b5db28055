import { Injectable } from '@nestjs/common';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Database, type Tx } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { InvalidOneTimeToken } from '../auth.problems.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import { SessionEnds } from '../sessions/session-ends.js';
import type { Attempt } from './attempt-cookies.js';
import type { GooglePerson, Purpose } from './google-person.js';
import { factsOf, personOf } from './person-facts.js';
import * as sql from './hand-offs.sql.js';

/** What the front end sends for a sign-in that it started. */
export interface Redemption {
  readonly code: string;
  /** The text whose SHA-256 the sign-in was started with. */
  readonly codeVerifier: string;
}

/** The codes that go through the front end's address: worth nothing without the verifier that stayed there (R19). */
@Injectable()
export class HandOffs {
  constructor(
    private readonly database: Database,
    private readonly oneTime: OneTimeTokens,
    private readonly ends: SessionEnds,
  ) {}

  /** A code for the person, for a minute. */
  mint({ purpose, challenge }: Attempt, person: GooglePerson): Promise<string> {
    const facts = { ...factsOf(person), purpose, challenge };
    return this.database.transaction((tx) => this.oneTime.mint(tx, 'oauth_hand_off', null, facts));
  }

  /**
   * Uses the code up, also with a wrong verifier. A code that comes a second time was seen by somebody else: the
   * session that the first one opened ends.
   *
   * @throws InvalidOneTimeToken unknown, used, too old, for something else, or the verifier is wrong
   */
  async take(
    purpose: Purpose,
    { code, codeVerifier }: Redemption,
    origin: Origin,
  ): Promise<{ handOffId: string; person: GooglePerson }> {
    const { handOff, hasEnded } = await this.database.transaction(async (tx) => {
      const taken = await this.oneTime.consume(tx, 'oauth_hand_off', code);
      if (taken === null) return { handOff: null, hasEnded: await this.endReused(tx, code, origin) };
      // what it says of the person is not kept longer than it is of use
      await tx.rows(sql.forgetPerson, taken.id);
      return { handOff: taken, hasEnded: false };
    });
    if (hasEnded) await this.ends.spread();
    const { purpose: madeFor, challenge = '' } = handOff?.facts ?? {};
    if (handOff === null || madeFor !== purpose || !answers(codeVerifier, challenge))
      throw new InvalidOneTimeToken();
    return { handOffId: handOff.id, person: personOf(handOff.facts) };
  }

  /** Ends the session that the code opened, or sees to it that none is opened any more. */
  private async endReused(tx: Tx, code: string, origin: Origin): Promise<boolean> {
    const used = await this.oneTime.findUsed(tx, 'oauth_hand_off', code);
    if (used === null) return false;
    await tx.rows(sql.markReused, used.id);
    const { sessionId, userId } = used.facts;
    if (sessionId === undefined || userId === undefined) return false;
    await this.ends.endStolen(tx, { sessionId, userId }, origin);
    return true;
  }
}

function answers(codeVerifier: string, challenge: string): boolean {
  const [given, expected] = [
    createHash('sha256').update(codeVerifier).digest(),
    Buffer.from(challenge, 'base64url'),
  ];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
