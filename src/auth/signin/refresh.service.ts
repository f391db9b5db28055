import { Injectable } from '@nestjs/common';
import { SharedQuestion } from '../../database/replicas/shared-question.js';
import type { Origin } from '../../http/origin.js';
import { InvalidRefreshToken } from '../auth.problems.js';
import type { TokensDto } from '../dto/tokens.dto.js';
import { Sessions } from '../sessions/sessions.js';
import { Answers } from './answers.js';

/** Going on without signing in again. */
@Injectable()
export class RefreshService {
  /** Those that are under way, by their tokens: many tabs of a browser send the same one at the same moment, and all get its one successor. */
  private readonly questions = new Map<string, SharedQuestion<TokensDto>>();

  constructor(
    private readonly sessions: Sessions,
    private readonly answers: Answers,
  ) {}

  /**
   * The next pair of tokens.
   *
   * @throws InvalidRefreshToken made up, expired, revoked, or spent and seen again too late; or the account is gone
   */
  refresh(refreshToken: string, origin: Origin): Promise<TokensDto> {
    const question =
      this.questions.get(refreshToken) ?? new SharedQuestion(() => this.turn(refreshToken, origin));
    this.questions.set(refreshToken, question);
    return question.ask().finally(() => this.questions.delete(refreshToken));
  }

  private async turn(refreshToken: string, origin: Origin): Promise<TokensDto> {
    const turn = await this.sessions.refresh(refreshToken, origin);
    const answer = turn === null ? null : await this.answers.of(turn);
    if (answer === null) throw new InvalidRefreshToken();
    return answer;
  }
}
