import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Log } from '../../logging/log.js';
import { UsersFacade } from '../../users/users.facade.js';
import type { Attempt } from './attempt-cookies.js';
import { GoogleStrategy } from './google.strategy.js';
import { GoogleSignInOff } from './google.problems.js';
import { personIn } from './google-claims.js';
import type { GooglePerson } from './google-person.js';
import { HandOffs } from './hand-offs.js';
import { failureWordOf, ProviderFailure, type FailureWord } from './provider-failure.js';
import type { Returning } from './returning.js';

/** What the front end gets in its address: a code that it can redeem, or one word. */
export type Outcome = { readonly code: string } | { readonly error: FailureWord };

/** Visits of browsers at Google: what they are sent with, and what they come back with. */
@Injectable()
export class GoogleVisits {
  constructor(
    private readonly handOffs: HandOffs,
    private readonly users: UsersFacade,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(GoogleStrategy) private readonly strategy: GoogleStrategy | null,
  ) {}

  /** Where Google asks who somebody is, and the verifier that its code will need. */
  begin(state: string, nonce: string): Promise<{ location: string; verifier: string }> {
    if (this.strategy === null) throw new GoogleSignInOff();
    return this.strategy.begin(state, nonce);
  }

  /** Asks Google who came back. Whatever Google does, the person ends at the front end. */
  async finish(attempt: Attempt, { code, error }: Returning): Promise<Outcome> {
    if (error !== null) return { error: failureWordOf(error) };
    if (code === null) return { error: 'server_error' };
    const person = await this.personOf(code, attempt).catch((failure: unknown) => this.wordFor(failure));
    return typeof person === 'string'
      ? { error: person }
      : { code: await this.handOffs.mint(attempt, person) };
  }

  private async personOf(code: string, attempt: Attempt): Promise<GooglePerson> {
    if (this.strategy === null) throw new GoogleSignInOff();
    const { google } = this.strategy;
    const answer = await this.strategy.finish(code, attempt);
    return personIn(answer, {
      google,
      nonce: attempt.nonce,
      now: this.clock.now(),
      isAddress: (text) => this.users.isAddress(text),
    });
  }

  private wordFor(failure: unknown): FailureWord {
    this.log.failure(failure, { what: 'google' });
    return failure instanceof ProviderFailure ? failure.word : 'server_error';
  }
}
