import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Readable } from 'node:stream';
import { MalformedRequest, ValidationFailed } from '../problem/problems.js';
import { unknownField } from '../validation.pipe.js';
import type { RequestWithRawBody } from './json-body.js';

/**
 * Refuses a body that could not be read, and one that says something to a handler which takes none: nothing is dropped without
 * a word. The last of the guards: who may not ask is told that first (R24).
 */
@Injectable()
export class BodyGuard implements CanActivate {
  /** By their handlers. */
  private readonly takers = new WeakMap<object, boolean>();

  canActivate(context: ExecutionContext): boolean {
    const { bodyFault, body } = context.switchToHttp().getRequest<RequestWithRawBody & { body?: unknown }>();
    if (bodyFault !== undefined) throw bodyFault;
    if (body !== undefined && body !== null && !this.isTaken(context)) refuseAnything(body);
    return true;
  }

  private isTaken(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const known = this.takers.get(handler);
    if (known !== undefined) return known;
    const takes = takesBody(context.getClass(), handler.name);
    this.takers.set(handler, takes);
    return takes;
  }
}

/** Whether one of its parameters is the body, or the request with all that is in it. */
function takesBody(controller: object, method: string): boolean {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as object;
  const kinds = Object.keys(parameters).map((key) => key.split(':', 1)[0]);
  return kinds.includes(String(RouteParamtypes.BODY)) || kinds.includes(String(RouteParamtypes.REQUEST));
}

/** A file is read by the parameter that takes it. */
function refuseAnything(body: unknown): void {
  if (body instanceof Readable) return;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new MalformedRequest('This address takes no body.');
  const names = Object.keys(body);
  if (names.length > 0) throw new ValidationFailed(names.map(unknownField));
}
