import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { accessOf } from '../access/access.decorators.js';
import type { Caller, RequestWithCaller } from '../access/caller.js';
import type { RequestWithHandler } from '../http/created.js';
import { Unauthenticated } from '../http/problem/problems.js';

type Incoming = FastifyRequest & RequestWithCaller & RequestWithHandler;

/** Finds out who asks. Nobody may ask for what is public; a token that is sent must be valid everywhere. */
@Injectable()
export class AuthenticationGuard extends AuthGuard('bearer') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Incoming>();
    request.handler = context.getHandler();
    const isPublic = accessOf(context.getHandler())?.kind === 'public';
    if (isPublic && request.headers.authorization === undefined) return true;
    await super.canActivate(context);
    return true;
  }

  /** What passport found; thrown rather than returned, so that the challenge is ours. */
  override handleRequest<User = Caller>(error: unknown, user: User | false | null, _info: unknown, context: ExecutionContext): User {
    if (error) throw error;
    const request = context.switchToHttp().getRequest<Incoming>();
    if (!user) throw refusal(request.headers.authorization !== undefined);
    request.caller = user as unknown as Caller;
    return user;
  }
}

function refusal(tokenWasSent: boolean): Unauthenticated {
  return tokenWasSent
    ? new Unauthenticated('The access token is not valid, has expired, or its session has ended.', 'invalid_token')
    : new Unauthenticated();
}
