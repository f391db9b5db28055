import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerRequest } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from '../problem/problems.js';
import { writeQuota } from './headers.js';

type Identified = FastifyRequest & { caller?: { id: string } };

/** Counts what a signed-in user asks for, over all routes together. */
@Injectable()
export class UserLimit extends ThrottlerGuard {
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

/** Limits every signed-in user. Runs after authentication and before anything else; whoever is nobody is not looked at. */
@Injectable()
export class UserLimitGuard implements CanActivate {
  constructor(private readonly limit: UserLimit) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const { caller } = context.switchToHttp().getRequest<Identified>();
    return caller === undefined || this.limit.canActivate(context);
  }
}
