import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { accessOf } from '../access/access.decorators.js';
import { may, type RequestWithCaller } from '../access/caller.js';
import { Forbidden, Unauthenticated } from '../http/problem/problems.js';

/** Lets in whom the route names. A route that names nobody is a mistake of ours, and closed. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const access = accessOf(context.getHandler());
    if (access === null)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`);
    if (access.kind === 'public') return true;
    const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
    if (caller === undefined) throw new Unauthenticated();
    if (!may(caller, access.permission)) throw new Forbidden();
    return true;
  }
}
