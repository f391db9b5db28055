import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Origin } from '../../http/origin.js';
import { InvalidCredentials, SecondFactorRequired } from '../auth.problems.js';
import type { TokensDto } from '../dto/tokens.dto.js';
import { SecondFactors } from '../mfa/second-factors.js';
import { lifetimes, OneTimeTokens } from '../one-time/one-time-tokens.js';
import { Answers } from './answers.js';
import { Admission } from './admission.js';
import { factsOf } from './challenge-facts.js';
import type { Proven } from './proven.js';

/** Lets in whoever proved the first factor, by way of the second one where the account has one. */
@Injectable()
export class Entrance {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactors,
    private readonly oneTime: OneTimeTokens,
    private readonly admission: Admission,
    private readonly answers: Answers,
  ) {}

  /**
   * @throws SecondFactorRequired with the token that `POST /auth/mfa/challenge` takes beside the code
   * @throws InvalidCredentials the account was disabled or erased, or its password changed, in the meantime
   */
  async enter(proven: Proven, origin: Origin): Promise<TokensDto> {
    if (await this.factors.isDemanded(proven.userId)) throw await this.challenge(proven);
    return this.complete(proven, origin);
  }

  /** For those who have proved every factor. @throws InvalidCredentials what was proved holds no longer */
  async complete(proven: Proven, origin: Origin): Promise<TokensDto> {
    const answer = await this.answers.of(await this.admission.admit(proven, origin));
    if (answer === null) throw new InvalidCredentials();
    return answer;
  }

  private async challenge(proven: Proven): Promise<SecondFactorRequired> {
    const { userId } = proven;
    const facts = factsOf(proven);
    const token = await this.database.transaction((tx) =>
      this.oneTime.mint(tx, 'second_factor', userId, facts),
    );
    return new SecondFactorRequired(token, lifetimes.second_factor);
  }
}
