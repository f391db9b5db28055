import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { isId } from '../http/fields/text.js';
import { slice, where, type Condition, type Slice } from '../http/list/listing.js';
import { NotFound, Unauthenticated } from '../http/problem/problems.js';
import type { ListPostsDto } from './dto/list-posts.dto.js';
import * as sql from './posts.sql.js';

/** What was found, and whether it was asked for by a slug that it no longer has. */
export interface FoundPost {
  readonly row: sql.PostRow;
  readonly hasMoved: boolean;
}

/** Reading posts: published ones for everybody, drafts for their authors and editors. */
@Injectable()
export class PostReading {
  constructor(private readonly database: Database) {}

  /**
   * The post of that id or slug, former slugs included.
   *
   * @throws NotFound there is none, or it is a draft of somebody else
   */
  async get(caller: Caller | null, idOrSlug: string): Promise<FoundPost> {
    const { read } = this.database;
    const current = await read.row(isId(idOrSlug) ? sql.findPostById : sql.findPostBySlug, idOrSlug);
    const row = current ?? (await read.row(sql.findByFormerSlug, idOrSlug));
    if (row === null || !isVisible(caller, row)) throw new NotFound();
    return { row, hasMoved: current === null };
  }

  /**
   * A page of posts.
   *
   * @throws Unauthenticated drafts were asked for by nobody
   */
  list(caller: Caller | null, query: ListPostsDto): Promise<Slice<sql.PostSummaryRow>> {
    const isDraft = query.status === 'draft';
    if (isDraft && caller === null) throw new Unauthenticated('Sign in to see your drafts.');
    const own = isDraft && !may(caller, 'posts:read:any') ? [where`p.author_id = ${caller?.id}`] : [];
    const listing = isDraft ? sql.draftListing : sql.publishedListing;
    const status = { sql: isDraft ? "p.status = 'draft'" : "p.status = 'published'", values: [] };
    return slice(this.database.read, listing, [status, ...own, ...filters(query)], query);
  }
}

/** Whether the caller may see this post at all. */
export function isVisible(caller: Caller | null, post: { status: string; author_id: string }): boolean {
  return post.status === 'published' || post.author_id === caller?.id || may(caller, 'posts:read:any');
}

function filters({ search, tag, author }: ListPostsDto): Condition[] {
  const conditions: Condition[] = [];
  if (search !== undefined) conditions.push(where`p.search @@ websearch_to_tsquery('english', ${search})`);
  if (tag !== undefined) conditions.push({ sql: sql.hasTag, values: [tag] });
  if (author !== undefined) conditions.push(where`p.author_id = ${author}`);
  return conditions;
}
