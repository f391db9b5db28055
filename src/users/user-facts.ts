import type { User } from './user.entity.js';

/** What can be changed of an account; its address and its password have ways of their own. */
export type UserFacts = Pick<User, 'name' | 'role' | 'tier' | 'status'>;

/** What a request wants of an account; what it leaves out stays. */
export type UserChange = { readonly [Name in keyof UserFacts]?: UserFacts[Name] | undefined };

/** Whether the change names what only admins decide. */
export function namesRights({ role, tier, status }: UserChange): boolean {
  return role !== undefined || tier !== undefined || status !== undefined;
}

/** What the change makes different. */
export function differences(before: UserFacts, change: UserChange): Partial<UserFacts> {
  const { name, role, tier, status } = change;
  const named = Object.entries({ name, role, tier, status });
  return Object.fromEntries(
    named.filter(([key, value]) => value !== undefined && value !== before[key as keyof UserFacts]),
  );
}
