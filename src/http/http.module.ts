import { Global, Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { Config } from '../config/config.js';
import { BodyGuard } from './edge/body.guard.js';
import { PreconditionGuard } from './etag.js';
import { Drain } from './edge/drain.js';
import { Idempotency } from './idempotency/idempotency.js';
import { Admission } from './overload/admission.js';
import { Overload } from './overload/overload.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { QuotaModule } from './rate-limit/quota.module.js';
import { QuotaStore } from './rate-limit/quota-store.js';
import { UserLimit, UserLimitGuard } from './rate-limit/user-limit.guard.js';
import { Validation } from './validation.pipe.js';

@Global()
@Module({
  imports: [
    QuotaModule,
    ThrottlerModule.forRootAsync({
      imports: [QuotaModule],
      inject: [Config, QuotaStore],
      useFactory: ({ limits }: Config, storage: QuotaStore) => ({
        throttlers: [{ name: 'user', limit: limits.user.limit, ttl: limits.user.windowSeconds * 1000 }],
        storage,
      }),
    }),
  ],
  providers: [
    Admission,
    BodyGuard,
    Drain,
    Idempotency,
    Overload,
    PreconditionGuard,
    ProblemFilter,
    UserLimit,
    UserLimitGuard,
    Validation,
  ],
  exports: [
    Admission,
    BodyGuard,
    Drain,
    Idempotency,
    Overload,
    PreconditionGuard,
    ProblemFilter,
    QuotaModule,
    ThrottlerModule,
    Validation,
  ],
})
export class HttpModule {}
