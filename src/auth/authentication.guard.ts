import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { accessOf } from '../access/access.decorators.js';
import type { RequestWithCaller } from '../access/caller.js';
import type { RequestWithHandler } from '../http/created.js';
import { Unauthenticated } from '../http/problem/problems.js';
import { BearerStrategy } from './bearer.strategy.js';

type Incoming = FastifyRequest & RequestWithCaller & RequestWithHandler;

/** Finds out who asks. Nobody may ask for what is public; a token that is sent must be valid everywhere. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(private readonly bearer: BearerStrategy) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Incoming>();
    request.handler = context.getHandler();
    const isPublic = accessOf(request.handler)?.kind === 'public';
    if (request.headers.authorization === undefined) {
      if (isPublic) return true;
      throw new Unauthenticated();
    }
    const caller = await this.bearer.callerOf(request);
    if (caller === null)
      throw new Unauthenticated(
        'The access token is not valid, has expired, or its session has ended.',
        'invalid_token',
      );
    request.caller = caller;
    return true;
  }
}
