import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../access/caller.js';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, type Slice } from '../../http/list/listing.js';
import { NotFound } from '../../http/problem/problems.js';
import { tagSlug } from './tag-slug.js';
import * as sql from './tags.sql.js';

/** A tag as a post carries it. */
export interface Tag {
  readonly slug: string;
  readonly name: string;
}

/** The tags of posts. They come into being by use; two spellings with one slug are one tag, named by the first. */
@Injectable()
export class Tags {
  constructor(private readonly database: Database) {}

  /** The tags of published posts with their numbers; what only drafts carry is nobody's business yet. */
  list(query: ListQuery): Promise<Slice<sql.TagRow>> {
    return slice(this.database.read, sql.tagListing, [], query);
  }

  /**
   * The tag that has that slug, or had it. One that only drafts carry is there for those who read all drafts.
   *
   * @throws NotFound
   */
  async get(caller: Caller | null, slug: string): Promise<sql.TagRow> {
    const tag = await this.database.read.row(sql.findTag, slug);
    if (tag === null || (tag.post_count === 0 && !may(caller, 'posts:read:any'))) throw new NotFound();
    return tag;
  }
}

/** The tags that these names mean, each once, in their order; a slug that a tag had before means that tag. */
export async function tagsNamed(tx: Tx, names: readonly string[]): Promise<Tag[]> {
  const named = spelt(names);
  if (named.length === 0) return [];
  tx.defer(sql.shareTags);
  const slugs = named.map(({ slug }) => slug);
  const moved = new Map(
    (await tx.rows(sql.presentSlugs, slugs)).map(({ former, ...present }) => [former, present]),
  );
  return unique(named.map((tag) => moved.get(tag.slug) ?? tag));
}

/** The tags that are wanted, or null when none are named or they are there already; how they are spelt does not count. */
export async function otherTags(
  tx: Tx,
  current: readonly Tag[],
  names: readonly string[] | undefined,
): Promise<Tag[] | null> {
  if (names === undefined || isSame(current, spelt(names))) return null;
  const wanted = await tagsNamed(tx, names);
  return isSame(current, wanted) ? null : wanted;
}

/** Makes the post carry exactly these tags, in this order; those that are new come into being. */
export async function setTags(tx: Tx, postId: string, tags: readonly Tag[]): Promise<void> {
  const slugs = tags.map(({ slug }) => slug);
  const names = tags.map(({ name }) => name);
  const ids = tags.map(() => newId());
  await tx.rows(sql.insertTags, ids, slugs, names);
  await tx.rows(sql.setTags, postId, slugs);
}

const spelt = (names: readonly string[]): Tag[] =>
  unique(names.map((name) => ({ slug: tagSlug(name), name: name.trim() })));

function unique(tags: readonly Tag[]): Tag[] {
  const slugs = tags.map(({ slug }) => slug);
  return tags.filter(({ slug }, index) => slugs.indexOf(slug) === index);
}

function isSame(some: readonly Tag[], others: readonly Tag[]): boolean {
  const slugs = (tags: readonly Tag[]): string => tags.map(({ slug }) => slug).join();
  return slugs(some) === slugs(others);
}
