import { Injectable } from '@nestjs/common';
import { newId } from '../../clock/new-id.js';
import { Database, type Tx } from '../../database/database.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, type Slice } from '../../http/list/listing.js';
import { slugOf } from '../../http/slug.js';
import { insertTags, setTags, tagListing, type TagRow } from './tags.sql.js';

/** The tags of posts. They come into being by use; two spellings with one slug are one tag, named by the first. */
@Injectable()
export class Tags {
  constructor(private readonly database: Database) {}

  /** All tags with their numbers of published posts. */
  list(query: ListQuery): Promise<Slice<TagRow>> {
    return slice(this.database.read, tagListing, [], query);
  }

  /** Makes the post carry exactly the tags of these names. */
  async set(tx: Tx, postId: string, names: readonly string[]): Promise<void> {
    const bySlug = new Map<string, string>();
    for (const name of names)
      if (!bySlug.has(slugOf(name, 'tag', 60))) bySlug.set(slugOf(name, 'tag', 60), name.trim());
    const slugs = [...bySlug.keys()];
    await tx.rows(
      insertTags,
      slugs.map(() => newId()),
      slugs,
      [...bySlug.values()],
    );
    await tx.rows(setTags, postId, slugs);
  }
}
