import type { Tx } from '../database/database.js';
import { freeSlug, slugOf } from '../http/slug.js';
import { PostSlugTaken } from './post.problems.js';
import * as sql from './posts.sql.js';

/** What a request says about a post's name in addresses. */
interface Naming {
  readonly title: string;
  readonly slug?: string;
}

/** The slug of a new post: the one that is asked for, or a free one from the title. */
export function slugOfNew(tx: Tx, id: string, { title, slug }: Naming): Promise<string> {
  return slug === undefined ? freeSlugFor(tx, id, title) : asked(tx, id, slug);
}

/**
 * The slug of a post that is rewritten: one that is asked for wins at once; otherwise it follows the title until
 * the first publication and then stays. A slug that was public goes on leading here.
 */
export async function slugOfOld(tx: Tx, current: sql.PostRow, { title, slug }: Naming): Promise<string> {
  const { id } = current;
  const wasPublic = current.first_published_at !== null;
  const isKept = slug === undefined && (wasPublic || title === current.title);
  if (isKept || slug === current.slug) return current.slug;
  const next = slug === undefined ? await freeSlugFor(tx, id, title) : await asked(tx, id, slug);
  if (wasPublic) await tx.rows(sql.keepFormerSlug, current.slug, id);
  await tx.rows(sql.dropFormerSlug, next, id);
  return next;
}

async function freeSlugFor(tx: Tx, id: string, title: string): Promise<string> {
  const slug = slugOf(title, 'post');
  await tx.rows(sql.lockSlugs, slug);
  const used = await tx.rows(sql.slugsLike, slug, id);
  return freeSlug(slug, new Set(used.map((row) => row.slug)));
}

async function asked(tx: Tx, id: string, slug: string): Promise<string> {
  if ((await tx.row(sql.isFormerSlugOfAnother, slug, id)) !== null)
    throw new PostSlugTaken('It leads to another post, which had it before.');
  return slug;
}
