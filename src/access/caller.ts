import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Permission, Role } from './permissions.js';

/** The signed-in person who asks. */
export interface Caller {
  readonly id: string;
  readonly role: Role;
  /** Decides prices only; null: no discount. */
  readonly tier: 'regular' | 'premium' | null;
  /** Null: an API key asks, which is no session. */
  readonly sessionId: string | null;
  /** When the person last proved who they are; null for an API key, which proves no presence. */
  readonly authenticatedAt: Date | null;
  /** When a second factor was last given in the session; null: never, and for an API key. */
  readonly secondFactorAt: Date | null;
  /** What the role allows, and of an API key only what it was given. */
  readonly permissions: ReadonlySet<Permission>;
}

/** A request as the authentication guard leaves it. */
export interface RequestWithCaller {
  caller?: Caller;
}

/** Whether the caller, possibly nobody, holds the permission. */
export function may(caller: Caller | null, permission: Permission): boolean {
  return caller?.permissions.has(permission) ?? false;
}

/**
 * The caller, on a handler's parameter: a {@link Caller} on routes that need one, `Caller | null` on public ones.
 */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | null =>
    context.switchToHttp().getRequest<RequestWithCaller>().caller ?? null,
);
