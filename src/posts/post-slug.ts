import type { Tx } from '../database/database.js';
import { freeSlug, slugOf } from '../http/slug.js';
import { PostSlugTaken } from './post.problems.js';
import * as sql from './posts.sql.js';

/** What routes are called below `/posts`. */
const reserved: readonly string[] = ['export'];

/** Whether no post can be called so. */
export const isReserved = (slug: string): boolean => reserved.includes(slug);

/** What a request says about a post's name in addresses. */
interface Naming {
  readonly title: string;
  readonly slug?: string | undefined;
}

/** The slug of a new post: the one that is asked for, or a free one from the title. @throws PostSlugTaken */
export function slugOfNew(tx: Tx, id: string, { title, slug }: Naming): Promise<string> {
  return slug === undefined ? free(tx, id, title) : asked(tx, id, slug);
}

/**
 * The slug of a post that is rewritten: one that is asked for wins at once; one that was made from the title follows
 * it until the first publication. A slug that was public goes on leading here.
 *
 * @throws PostSlugTaken
 */
export async function slugOfOld(tx: Tx, current: sql.PostRow, { title, slug }: Naming): Promise<string> {
  const { id } = current;
  const wasPublic = current.first_published_at !== null;
  const follows = !wasPublic && title !== current.title && isMadeFrom(current.title, current.slug);
  if (slug === current.slug || (slug === undefined && !follows)) return current.slug;
  const next = slug === undefined ? await free(tx, id, title) : await asked(tx, id, slug);
  if (wasPublic) await tx.rows(sql.keepFormerSlug, current.slug, id);
  await tx.rows(sql.dropFormerSlug, next, id);
  return next;
}

const made = (title: string): string => slugOf(title, 'post');

function isMadeFrom(title: string, slug: string): boolean {
  const base = made(title);
  return slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1)));
}

async function free(tx: Tx, id: string, title: string): Promise<string> {
  const base = made(title);
  await lock(tx, base);
  const used = await tx.rows(sql.slugsLike, base, id);
  return freeSlug(base, new Set([...reserved, ...used.map(({ slug }) => slug)]));
}

async function asked(tx: Tx, id: string, slug: string): Promise<string> {
  if (isReserved(slug)) throw new PostSlugTaken('Something of the service is called so.');
  await lock(tx, slug);
  const found = await tx.row(sql.isSlugTaken, slug, id);
  if (found?.taken) throw new PostSlugTaken('Another post has it, or had it and is still found by it.');
  return slug;
}

/** `tea`, `tea-2` and `tea-2-3` are chosen under one lock: the numbers are what two could both take. */
async function lock(tx: Tx, slug: string): Promise<void> {
  await tx.rows(sql.lockSlugs, slug.replace(/(-\d+)+$/, ''));
}
