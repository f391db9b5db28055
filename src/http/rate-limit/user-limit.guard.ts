import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerRequest } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from '../problem/problems.js';
import { writeQuota } from './headers.js';

type Identified = FastifyRequest & { caller?: { id: string } };

/** Limits every signed-in user, over all routes together. Runs after authentication and before anything else. */
@Injectable()
export class UserLimitGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    return Promise.resolve(context.switchToHttp().getRequest<Identified>().caller === undefined);
  }

  protected override generateKey(context: ExecutionContext): string {
    return `user:${context.switchToHttp().getRequest<Identified>().caller?.id ?? ''}`;
  }

  protected override async handleRequest({ context, limit, ttl }: ThrottlerRequest): Promise<boolean> {
    const usage = await this.storageService.increment(this.generateKey(context), ttl, limit, ttl, 'user');
    writeQuota(context.switchToHttp().getResponse<FastifyReply>(), {
      policy: 'user',
      limit,
      used: usage.totalHits,
      windowSeconds: ttl / 1000,
      resetsInSeconds: usage.timeToExpire,
    });
    if (usage.isBlocked)
      await this.throwThrottlingException(context, {
        timeToBlockExpire: usage.timeToBlockExpire,
      } as ThrottlerLimitDetail);
    return true;
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    return Promise.reject(new TooManyRequests(detail.timeToBlockExpire));
  }
}
