import type { Caller } from '../access/caller.js';
import type { Permission } from '../access/permissions.js';

/** Who may see an event, as it is kept with it: any of these is enough. */
export type Audience = readonly string[];

/** Whoever is signed in. */
export const everybody: Audience = ['everybody'];

/** One person; null: nobody any more. */
export function person(userId: string | null): Audience {
  return userId === null ? [] : [`user:${userId}`];
}

/** Those who have the permission. */
export function whoMay(permission: Permission): Audience {
  return [`may:${permission}`];
}

/** All the audiences that a caller belongs to. */
export function audiencesOf(caller: Pick<Caller, 'id' | 'permissions'>): string[] {
  return ['everybody', `user:${caller.id}`, ...[...caller.permissions].map((may) => `may:${may}`)];
}
