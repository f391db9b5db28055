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
    const current = await this.find(isId(idOrSlug) ? sql.findPostById : sql.findPostBySlug, caller, idOrSlug);
    if (current !== null) return { row: current, hasMoved: false };
    const moved = await this.find(sql.findPostByFormerSlug, caller, idOrSlug);
    if (moved === null) throw new NotFound();
    return { row: moved, hasMoved: true };
  }

  /**
   * A page of posts.
   *
   * @throws Unauthenticated drafts were asked for by nobody
   */
  list(caller: Caller | null, query: ListPostsDto): Promise<Slice<sql.PostSummaryRow>> {
    if (query.status !== 'draft')
      return slice(this.database.read, sql.publishedListing, [isPublished, ...filters(query)], query);
    if (caller === null) throw new Unauthenticated('Sign in to see your drafts.');
    const own = may(caller, 'posts:read:any') ? [] : [where`p.author_id = ${caller.id}`];
    return slice(this.database.read, sql.draftListing, [isDraft, ...own, ...filters(query)], query);
  }

  private find(
    statement: typeof sql.findPostById,
    caller: Caller | null,
    key: string,
  ): Promise<sql.PostRow | null> {
    return this.database.read.row(statement, key, caller?.id ?? null, may(caller, 'posts:read:any'));
  }
}

// spelt out, not a value: the index on published posts is used only when the planner sees the word
const isPublished: Condition = { sql: "p.status = 'published'", values: [] };
const isDraft: Condition = { sql: "p.status = 'draft'", values: [] };

function filters({ search, tag, author }: ListPostsDto): Condition[] {
  const conditions: Condition[] = [];
  if (search !== undefined) conditions.push({ sql: sql.hasWords, values: [search] });
  if (tag !== undefined) conditions.push({ sql: sql.hasTag, values: [tag] });
  if (author !== undefined) conditions.push(where`p.author_id = ${author}`);
  return conditions;
}
