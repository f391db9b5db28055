import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import type { Origin } from '../../http/origin.js';
import { Forbidden, Unauthenticated, ValidationFailed } from '../../http/problem/problems.js';
import { Config } from '../../config/config.js';
import { AccessTokens } from '../access-tokens.js';
import { FreshTokenDto, type ReauthenticateDto } from '../dto/reauthenticate.dto.js';
import { SecondFactors } from '../mfa/second-factors.js';
import { Presence } from '../sessions/presence.js';
import { SigninService } from './signin.service.js';

/** Proving again who one is, within a session. */
@Injectable()
export class ReauthenticationService {
  constructor(
    private readonly signins: SigninService,
    private readonly factors: SecondFactors,
    private readonly presence: Presence,
    private readonly tokens: AccessTokens,
    private readonly config: Config,
  ) {}

  /**
   * Takes the password, a code or a recovery code, and notes the time in the session.
   *
   * @throws InvalidCredentials the proof is wrong
   * @throws TooManyRequests too many were wrong
   */
  async reauthenticate(caller: Caller, proof: ReauthenticateDto, origin: Origin): Promise<FreshTokenDto> {
    const { id: userId, sessionId } = caller;
    if (sessionId === null) throw new Forbidden('An API key cannot prove that a person is there.');
    const method = await this.check({ userId, sessionId }, proof, origin);
    const turn = await this.presence.prove(userId, sessionId, method, origin);
    if (turn === null) throw new Unauthenticated();
    return Object.assign(new FreshTokenDto(), {
      accessToken: await this.tokens.issue(turn),
      tokenType: 'Bearer',
      expiresIn: this.config.auth.accessTokenTtlSeconds,
      authTime: turn.authenticatedAt.toISOString(),
    });
  }

  private async check(
    { userId, sessionId }: { userId: string; sessionId: string },
    proof: ReauthenticateDto,
    origin: Origin,
  ): Promise<'pwd' | 'otp'> {
    const { password, code, recoveryCode } = proof;
    const given = [password, code, recoveryCode].filter((one) => one !== undefined);
    if (given.length !== 1) throw new ValidationFailed([oneProof]);
    if (password === undefined) {
      // the session is a known device: guesses from elsewhere do not use up its attempts
      const holder = { userId, deviceId: sessionId, challengeId: null, origin };
      await this.factors.assertCode(holder, { code, recoveryCode });
      return 'otp';
    }
    await this.signins.assertPassword({ id: userId, sessionId }, password, origin);
    return 'pwd';
  }
}

const oneProof = {
  field: 'password',
  message: 'give exactly one of password, code and recoveryCode',
  code: 'ONE_PROOF',
};
