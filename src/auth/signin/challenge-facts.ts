import type { OneTime } from '../one-time/one-time-tokens.js';
import type { Method, Proven } from './proven.js';

/** What the token of a challenge keeps of the first factor; {@link provenBy} reads it back. */
export function factsOf({ userId: _, methods, ...rest }: Proven): Record<string, string> {
  const facts = Object.entries({ methods: methods.join(' '), ...rest });
  return Object.fromEntries(facts.filter((fact): fact is [string, string] => typeof fact[1] === 'string'));
}

/** What had been proved when the token was made. Null: it belongs to nobody. */
export function provenBy({ userId, facts: { methods = '', ...rest } }: OneTime): Proven | null {
  return userId === null ? null : { ...rest, userId, methods: methods.split(' ') as Method[] };
}
