import { may, type Caller } from '../access/caller.js';

/** Who looks, as statements take it: the person, and whether they see every post. */
export type Sight = readonly [personId: string | null, seesAll: boolean];

export function sightOf(caller: Caller | null): Sight {
  return [caller?.id ?? null, may(caller, 'posts:read:any')];
}

/**
 * Who may see the post `p`, as a condition in SQL; the arguments name the values of {@link sightOf}. All that hangs on a
 * post asks this, so that there is one answer.
 */
export function readableBy(person: string, seesAll: string): string {
  return `(p.status = 'published' OR p.author_id = ${person} OR ${seesAll}::boolean)`;
}

/** Who may read its text, and what is said below it: of a post for members whoever has signed in. */
export function openTo(person: string, seesAll: string): string {
  return `(${readableBy(person, seesAll)} AND (p.visibility = 'public' OR ${person}::uuid IS NOT NULL))`;
}
