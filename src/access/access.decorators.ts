import type { Permission } from './permissions.js';

/** What a route says about who may call it. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'permission'; readonly permission: Permission }
  | { readonly kind: 'owner'; readonly permission: Permission; readonly any: Permission | null };

const declared = new WeakMap<object, Access>();

const declare =
  (value: Access): MethodDecorator =>
  (_target, _name, descriptor) => {
    declared.set(descriptor.value as object, value);
  };

/** Anyone, signed in or not. A token that is sent must still be valid. */
export const Public = (): MethodDecorator => declare({ kind: 'public' });

/** Signed-in people who hold the permission. */
export const Requires = (permission: Permission): MethodDecorator =>
  declare({ kind: 'permission', permission });

/**
 * Holders of `permission`, for what is their own; holders of `any` for everybody's, or nobody else when it is left
 * out. What is not theirs is 404. The service keeps that promise in its query (`WHERE id = $1 AND user_id = $2`); the
 * guard checks `permission`, and the access test calls every such route as a stranger.
 */
export const Owner = (permission: Permission, any: Permission | null = null): MethodDecorator =>
  declare({ kind: 'owner', permission, any });

/** What the handler declares, or null when it says nothing: then nobody may call it. */
export function accessOf(handler: object): Access | null {
  return declared.get(handler) ?? null;
}
