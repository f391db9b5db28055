import { Injectable } from '@nestjs/common';
import type { Origin } from '../../http/origin.js';
import { InvalidRefreshToken } from '../auth.problems.js';
import type { TokensDto } from '../dto/tokens.dto.js';
import { Sessions } from '../sessions/sessions.js';
import { Answers } from './answers.js';

/** Going on without signing in again. */
@Injectable()
export class RefreshService {
  constructor(
    private readonly sessions: Sessions,
    private readonly answers: Answers,
  ) {}

  /**
   * The next pair of tokens.
   *
   * @throws InvalidRefreshToken made up, expired, revoked, or spent and seen again too late
   */
  async refresh(refreshToken: string, origin: Origin): Promise<TokensDto> {
    const turn = await this.sessions.refresh(refreshToken, origin);
    if (turn === null) throw new InvalidRefreshToken();
    return this.answers.of(turn);
  }
}
