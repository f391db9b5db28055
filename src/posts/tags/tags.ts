import { Injectable } from '@nestjs/common';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, type Slice } from '../../http/list/listing.js';
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
}

/** The tags that these names mean, each once, in their order. */
export function tagsNamed(names: readonly string[]): Tag[] {
  const bySlug = new Map<string, Tag>();
  for (const name of names) {
    const slug = tagSlug(name);
    if (!bySlug.has(slug)) bySlug.set(slug, { slug, name: name.trim() });
  }
  return [...bySlug.values()];
}

/** The tags that are wanted, or null when none are named or they are there already; how they are spelt does not count. */
export function otherTags(current: readonly Tag[], names: readonly string[] | undefined): Tag[] | null {
  if (names === undefined) return null;
  const wanted = tagsNamed(names);
  const slugs = (tags: readonly Tag[]): string => tags.map(({ slug }) => slug).join();
  return slugs(wanted) === slugs(current) ? null : wanted;
}

/** Makes the post carry exactly these tags, in this order; those that are new come into being. */
export async function setTags(tx: Tx, postId: string, tags: readonly Tag[]): Promise<void> {
  const slugs = tags.map(({ slug }) => slug);
  const names = tags.map(({ name }) => name);
  const ids = tags.map(() => newId());
  await tx.rows(sql.insertTags, ids, slugs, names);
  await tx.rows(sql.setTags, postId, slugs);
}
