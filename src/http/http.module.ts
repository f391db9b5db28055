import { Global, Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { BodyGuard } from './edge/body.guard.js';
import { Drain } from './edge/drain.js';
import { Idempotency } from './idempotency/idempotency.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { QuotaStore } from './rate-limit/quota-store.js';
import { UserLimitGuard } from './rate-limit/user-limit.guard.js';
import { Validation } from './validation.pipe.js';

@Global()
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      inject: [Config, Clock],
      useFactory: ({ limits }: Config, clock: Clock) => ({
        throttlers: [{ name: 'user', limit: limits.user.limit, ttl: limits.user.windowSeconds * 1000 }],
        storage: new QuotaStore(clock),
      }),
    }),
  ],
  providers: [BodyGuard, Drain, Idempotency, ProblemFilter, QuotaStore, UserLimitGuard, Validation],
  exports: [BodyGuard, Drain, Idempotency, ProblemFilter, QuotaStore, ThrottlerModule, Validation],
})
export class HttpModule {}
