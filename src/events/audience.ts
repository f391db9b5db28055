import type { Caller } from '../access/caller.js';
import type { Permission } from '../access/permissions.js';

/**
 * Who may see an event, as it is kept with it; any of these is enough. It is decided when the event is written: those
 * who could read what it tells of, just before or just after.
 */
export type Audience = readonly string[];

/** Whoever is signed in. */
export const everybody: Audience = ['everybody'];

/** One person, where that needs it only with the permission to read what is their own; null: nobody any more. */
export function person(userId: string | null, reading?: Permission): Audience {
  if (userId === null) return [];
  return [reading === undefined ? `user:${userId}` : `user:${userId}:${reading}`];
}

/** Those who have the permission. */
export function whoMay(permission: Permission): Audience {
  return [`may:${permission}`];
}

/** Routes ask for the second, too; an API key may have been given the first alone. */
const together: Readonly<Partial<Record<Permission, Permission>>> = {
  'orders:read:any': 'orders:read',
  'users:read:any': 'profile:read',
};

/** All the audiences that a caller belongs to. */
export function audiencesOf({ id, permissions }: Pick<Caller, 'id' | 'permissions'>): string[] {
  const held = [...permissions];
  const whole = held.filter((may) => permissions.has(together[may] ?? may));
  return [
    'everybody',
    `user:${id}`,
    ...held.map((reading) => `user:${id}:${reading}`),
    ...whole.map((may) => `may:${may}`),
  ];
}
