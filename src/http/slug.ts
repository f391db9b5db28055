import slugify from '@sindresorhus/slugify';
import { isId } from './fields/text.js';
import { ValidationFailed } from './problem/problems.js';

/**
 * The text in lower-case ASCII letters and digits joined by hyphens, cut at a word to `max`; `fallback` when nothing
 * is left. Never in the form of an id: an address would take it for one.
 */
export function slugOf(text: string, fallback: string, max = 200): string {
  const letters = slugify(text, { decamelize: false }).replaceAll(/[^a-z0-9-]/g, '');
  const slug = letters.replaceAll(/-+/g, '-').replaceAll(/^-|-$/g, '');
  const cut = slug.length <= max ? slug : wordsWithin(slug, max);
  if (cut === '') return fallback;
  return isId(cut) ? `${fallback}-${cut}` : cut;
}

function wordsWithin(slug: string, max: number): string {
  const words = slug.slice(0, max + 1).replace(/-[^-]*$/, '');
  return words.length <= max ? words : slug.slice(0, max);
}

/** The first of `slug`, `slug-2`, `slug-3`, ... that is not in use. */
export function freeSlug(slug: string, used: ReadonlySet<string>): string {
  if (!used.has(slug)) return slug;
  for (let number = 2; ; number += 1) if (!used.has(`${slug}-${number}`)) return `${slug}-${number}`;
}

/**
 * A slug that somebody chose must not look like an id: nothing could be read by it.
 *
 * @throws ValidationFailed
 */
export function refuseIdForm(slug: string | undefined): void {
  if (slug !== undefined && isId(slug))
    throw new ValidationFailed([{ field: 'slug', message: 'must not have the form of an id', code: 'SLUG' }]);
}
