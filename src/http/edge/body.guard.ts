import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { RequestWithRawBody } from './json-body.js';

/** Refuses a body that could not be read. The last of the guards: who may not ask is told that first (R24). */
@Injectable()
export class BodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { bodyFault } = context.switchToHttp().getRequest<RequestWithRawBody>();
    if (bodyFault !== undefined) throw bodyFault;
    return true;
  }
}
