import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import { NotFound, ValidationFailed } from '../../http/problem/problems.js';
import { TagSlugTaken, UnknownTag } from '../post.problems.js';
import { CountedTagDto, type UpdateTagDto } from './dto/tag.dto.js';
import { tagSlug } from './tag-slug.js';
import * as sql from './tags.sql.js';

type Tag = sql.TagRow & { id: string };

/**
 * Renaming, merging and deleting tags, one at a time and never while posts get theirs. The posts are not written anew: they get no
 * revision, and nobody is told of each.
 */
@Injectable()
export class TagKeeping {
  constructor(private readonly database: Database) {}

  /** Changes name or description; the slug follows the name, and the old one leads to it. @throws NotFound, PreconditionFailed, TagSlugTaken */
  change(slug: string, change: UpdateTagDto, precondition: Precondition): Promise<CountedTagDto> {
    return this.database.transaction(async (tx) => {
      const tag = await claim(tx, slug, precondition);
      const { name = tag.name, description = tag.description } = change;
      const next = name === tag.name ? tag.slug : tagSlug(name);
      if (next !== tag.slug) await moveSlug(tx, tag, next);
      await tx.rows(sql.changeTag, tag.id, next, name.trim(), description);
      return CountedTagDto.from(await get(tx, next));
    });
  }

  /** Makes two tags one: posts carry the other in its place, its slugs lead there. @throws NotFound, PreconditionFailed, UnknownTag */
  merge(slug: string, into: string, precondition: Precondition): Promise<CountedTagDto> {
    return this.database.transaction(async (tx) => {
      const tag = await claim(tx, slug, precondition);
      const other = await tx.row(sql.findTag, into);
      if (other === null) throw new UnknownTag('"into" names no tag.');
      if (other.id === tag.id) throw itself();
      await tx.rows(sql.movePosts, tag.id, other.id);
      await tx.rows(sql.moveFormerTagSlugs, tag.id, other.id);
      await tx.rows(sql.deleteTag, tag.id);
      await tx.rows(sql.keepFormerTagSlug, tag.slug, other.id);
      return CountedTagDto.from(await get(tx, other.slug));
    });
  }

  /** Takes the tag off all posts; its slugs are free again. @throws NotFound, PreconditionFailed */
  delete(slug: string, precondition: Precondition): Promise<void> {
    return this.database.transaction(async (tx) => {
      const tag = await claim(tx, slug, precondition);
      await tx.rows(sql.deleteTag, tag.id);
    });
  }
}

/** The tag, with nobody else at tags. By the slug that it has: what it had before may be meant for another. @throws NotFound, PreconditionFailed */
async function claim(tx: Tx, slug: string, precondition: Precondition): Promise<Tag> {
  tx.defer(sql.claimTags);
  const tag = await get(tx, slug);
  if (tag.slug !== slug) throw new NotFound();
  precondition.check(CountedTagDto.from(tag));
  return tag;
}

async function get(tx: Tx, slug: string): Promise<Tag> {
  const tag = await tx.row(sql.findTag, slug);
  if (tag === null) throw new NotFound();
  return tag;
}

async function moveSlug(tx: Tx, tag: Tag, next: string): Promise<void> {
  if ((await tx.row(sql.isTagSlugTaken, next, tag.id))?.taken)
    throw new TagSlugTaken('Merge the two if they are one.');
  await tx.rows(sql.dropFormerTagSlug, next);
  await tx.rows(sql.keepFormerTagSlug, tag.slug, tag.id);
}

function itself(): ValidationFailed {
  return new ValidationFailed([{ field: 'into', message: 'must be another tag', code: 'SAME_TAG' }]);
}
