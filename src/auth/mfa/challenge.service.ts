import { Injectable } from '@nestjs/common';
import type { Origin } from '../../http/origin.js';
import { InvalidCredentials } from '../auth.problems.js';
import type { TokensDto } from '../dto/tokens.dto.js';
import { OneTimeTokens } from '../one-time/one-time-tokens.js';
import { Entrance } from '../signin/entrance.js';
import { provenBy } from '../signin/challenge-facts.js';
import type { ChallengeDto } from './dto/challenge.dto.js';
import { SecondFactors } from './second-factors.js';

/** The second half of signing in, for those who have proved the first. */
@Injectable()
export class ChallengeService {
  constructor(
    private readonly oneTime: OneTimeTokens,
    private readonly factors: SecondFactors,
    private readonly entrance: Entrance,
  ) {}

  /**
   * Opens a session for whoever has the token and a code. A wrong code leaves the token as it is; a right one uses it
   * up in the same transaction, so of two that come at once one gets in.
   *
   * @throws InvalidCredentials whatever was wrong: code, token, or what was proved before holds no longer
   * @throws TooManyRequests too many codes were wrong
   */
  async answer({ mfaToken, ...proof }: ChallengeDto, origin: Origin): Promise<TokensDto> {
    const challenge = await this.oneTime.look('second_factor', mfaToken);
    const proven = challenge === null ? null : provenBy(challenge);
    if (challenge === null || proven === null) throw new InvalidCredentials();
    const { deviceId = null } = proven;
    const holder = { userId: proven.userId, deviceId, challengeId: challenge.id, origin };
    await this.factors.assertCode(
      holder,
      proof,
      async (tx) => (await this.oneTime.consume(tx, 'second_factor', mfaToken)) !== null,
    );
    return this.entrance.complete({ ...proven, methods: [...proven.methods, 'otp'] }, origin);
  }
}
