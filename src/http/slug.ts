import slugify from '@sindresorhus/slugify';

/** The text in lower-case ASCII letters and digits joined by hyphens, cut at a word to `max`; `fallback` when nothing is left. */
export function slugOf(text: string, fallback: string, max = 200): string {
  const slug = slugify(text, { decamelize: false }).replaceAll(/[^a-z0-9-]/g, '').replaceAll(/-+/g, '-').replaceAll(/^-|-$/g, '');
  const cut = slug.length <= max ? slug : slug.slice(0, max + 1).replace(/-[^-]*$/, '').slice(0, max);
  return cut === '' ? fallback : cut;
}

/** The first of `slug`, `slug-2`, `slug-3`, ... that is not in use. */
export function freeSlug(slug: string, used: ReadonlySet<string>): string {
  if (!used.has(slug)) return slug;
  for (let number = 2; ; number += 1) if (!used.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
