import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Config } from '../config/config.js';
import { networkOf } from '../http/network.js';
import { UsersFacade, type UserDto } from '../users/users.facade.js';
import { AccessTokens } from './access-tokens.js';
import { InvalidCredentials, InvalidRefreshToken } from './auth.problems.js';
import type { LoginDto } from './dto/login.dto.js';
import { TokensDto } from './dto/tokens.dto.js';
import { Sessions, type Device, type Turn } from './sessions/sessions.js';
import { SigninBudget } from './signin-budget.js';

/** Signing in and out. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersFacade,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly budget: SigninBudget,
    private readonly config: Config,
  ) {}

  /**
   * Opens a session for the owner of the password.
   *
   * @throws InvalidCredentials whatever was wrong
   * @throws TooManyRequests this account failed too often from this network
   */
  async signIn({ email, password }: LoginDto, device: Device): Promise<TokensDto> {
    const account = this.users.accountOf(email);
    const user = await this.budget.attempt(account, networkOf(device.address ?? ''), () =>
      this.users.findByCredentials(email, password),
    );
    if (user === null) throw new InvalidCredentials();
    return this.answer(await this.sessions.open(user, device), user);
  }

  /**
   * The next pair of tokens.
   *
   * @throws InvalidRefreshToken made up, expired, revoked, or spent and seen again too late
   */
  async refresh(refreshToken: string): Promise<TokensDto> {
    const turn = await this.sessions.refresh(refreshToken);
    const user = turn === null ? null : await this.users.find(turn.userId);
    if (turn === null || user === null) throw new InvalidRefreshToken();
    return this.answer(turn, user);
  }

  /** Ends the caller's session; its access tokens stop with it. */
  signOut(caller: Caller): Promise<void> {
    return this.sessions.revoke(caller.sessionId);
  }

  private async answer(turn: Turn, user: UserDto): Promise<TokensDto> {
    return Object.assign(new TokensDto(), {
      accessToken: await this.tokens.issue(turn.userId, turn.sessionId, turn.generation),
      refreshToken: turn.refreshToken,
      tokenType: 'Bearer',
      expiresIn: this.config.auth.accessTokenTtlSeconds,
      user,
    });
  }
}
