import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Problem } from '../http/problem/problem.js';
import { Forbidden, Unauthenticated } from '../http/problem/problems.js';
import type { Caller, RequestWithCaller } from './caller.js';

/** How long a proof of presence holds (R11). */
export const freshSeconds = 600;

export class StepUpRequired extends Problem {
  static override readonly status = 401;
  static override readonly code = 'STEP_UP_REQUIRED';
  static override readonly title = 'Prove again that it is you';
  static override readonly example = { methods: ['pwd', 'otp'] };

  /** `methods`: what will do (RFC 8176). */
  constructor(methods: readonly ('pwd' | 'otp')[] = ['pwd', 'otp']) {
    super(
      methods.includes('pwd')
        ? 'This needs a sign-in of the last ten minutes: POST /auth/reauthenticate, then ask again.'
        : 'This needs a code of the last ten minutes: POST /auth/reauthenticate with one, then ask again.',
      { methods },
      {
        'WWW-Authenticate': `Bearer realm="stoa", error="insufficient_user_authentication", max_age=${freshSeconds}`,
      },
    );
  }
}

const fresh = new WeakSet<object>();

/** The person must have signed in, or proved themselves again, within ten minutes. */
export function StepUp(): MethodDecorator {
  return (_target, _name, descriptor) => {
    fresh.add(descriptor.value as object);
  };
}

/** Whether {@link StepUp} stands on the handler. */
export function needsStepUp(handler: object): boolean {
  return fresh.has(handler);
}

/** Asks for presence where a route, or what is asked of it, is worth it. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
    if (!needsStepUp(context.getHandler())) return true;
    if (caller === undefined) throw new Unauthenticated();
    this.demand(caller);
    return true;
  }

  /**
   * For routes of which only some requests need it.
   *
   * @throws StepUpRequired the last proof is older than ten minutes
   * @throws Forbidden an API key asks: it cannot prove that anybody is there
   */
  demand(caller: Caller): void {
    if (caller.authenticatedAt === null)
      throw new Forbidden('This needs a person who is signed in; an API key cannot do it.');
    if (caller.authenticatedAt < this.clock.inSeconds(-freshSeconds)) throw new StepUpRequired();
  }

  /**
   * For what changes a second factor: the password does not prove whoever holds it. A session that was opened with the
   * factor long ago proves nothing either.
   *
   * @throws StepUpRequired no code was given in this session within ten minutes
   */
  demandSecondFactor({ secondFactorAt }: Caller): void {
    if (secondFactorAt === null || secondFactorAt < this.clock.inSeconds(-freshSeconds))
      throw new StepUpRequired(['otp']);
  }
}
