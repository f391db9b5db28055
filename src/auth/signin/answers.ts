import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { UsersFacade } from '../../users/users.facade.js';
import { AccessTokens } from '../access-tokens.js';
import { TokensDto } from '../dto/tokens.dto.js';
import type { Turn } from '../sessions/sessions.js';
import { DeviceProofs } from './device-proofs.js';

/** What signing in and refreshing answer: the pair of tokens, and whose they are. */
@Injectable()
export class Answers {
  constructor(
    private readonly users: UsersFacade,
    private readonly tokens: AccessTokens,
    private readonly devices: DeviceProofs,
    private readonly config: Config,
  ) {}

  /** Null: the account is gone since. */
  async of(turn: Turn): Promise<TokensDto | null> {
    const user = await this.users.find(turn.userId);
    if (user === null) return null;
    return Object.assign(new TokensDto(), {
      accessToken: await this.tokens.issue(turn),
      refreshToken: turn.refreshToken,
      tokenType: 'Bearer',
      expiresIn: this.config.auth.accessTokenTtlSeconds,
      deviceProof: this.devices.issue(this.users.accountOf(user.email)),
      user,
    });
  }
}
