import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { ApiKeyEnds } from './api-keys/api-key-ends.js';
import { OneTimeTokens } from './one-time/one-time-tokens.js';
import { Sessions } from './sessions/sessions.js';
import { GuessBudget } from './signin/guess-budget.js';

/** What is forgotten of those who were here. */
@Injectable()
export class AuthSweeps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sessions: Sessions,
    private readonly tokens: OneTimeTokens,
    private readonly apiKeys: ApiKeyEnds,
    private readonly budget: GuessBudget,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({
      name: 'forget-sessions',
      cron: '2-59/10 * * * *',
      work: () => this.sessions.forgetEnded(),
    });
    this.jobs.schedule({
      name: 'forget-one-time-tokens',
      cron: '3-59/10 * * * *',
      work: () => this.tokens.forgetExpired(),
    });
    this.jobs.schedule({
      name: 'forget-api-keys',
      cron: '4-59/10 * * * *',
      work: () => this.apiKeys.forgetEnded(),
    });
    this.jobs.schedule({
      name: 'forget-failed-guesses',
      cron: '5-59/10 * * * *',
      work: () => this.budget.forgetExpired(),
    });
  }
}
