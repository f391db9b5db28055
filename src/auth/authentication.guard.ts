import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { accessOf } from '../access/access.decorators.js';
import type { Caller, RequestWithCaller } from '../access/caller.js';
import type { RequestWithHandler } from '../http/created.js';
import { Unauthenticated } from '../http/problem/problems.js';
import { ApiKeyCallers } from './api-keys/api-key-callers.js';
import { isApiKey } from './api-keys/api-key-text.js';
import { bearerTokenOf } from './bearer-token.js';
import { BearerStrategy } from './bearer.strategy.js';

type Incoming = FastifyRequest & RequestWithCaller & RequestWithHandler;

/** Finds out who asks. Nobody may ask for what is public; a token that is sent must be valid everywhere. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly bearer: BearerStrategy,
    private readonly apiKeys: ApiKeyCallers,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<Incoming>();
    request.handler = context.getHandler();
    if (request.headers.authorization !== undefined) return this.identify(request);
    if (accessOf(request.handler)?.kind === 'public') return true;
    throw new Unauthenticated();
  }

  private async identify(request: Incoming): Promise<boolean> {
    const caller = await this.callerOf(request);
    if (caller === null)
      throw new Unauthenticated(
        'The access token or API key is not valid, has expired, or was ended.',
        'invalid_token',
      );
    request.caller = caller;
    return true;
  }

  /** Who sent the request, looked up anew each time; null: whatever it was sent with is not valid, or not any more. */
  callerOf(request: FastifyRequest): Promise<Caller | null> {
    const token = bearerTokenOf(request);
    if (token === null) return Promise.resolve(null);
    return isApiKey(token) ? this.apiKeys.find(token) : this.bearer.callerOf(request);
  }
}
