import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../access/caller.js';
import { Database } from '../database/database.js';
import { isId } from '../http/fields/text.js';
import type { Slice } from '../http/list/listing.js';
import { NotFound, Unauthenticated } from '../http/problem/problems.js';
import type { ListPostsDto } from './dto/list-posts.dto.js';
import { PostDto } from './dto/post.dto.js';
import { isOfPublished } from './post-filters.js';
import * as sql from './posts.sql.js';
import { findRelated } from './related.sql.js';
import { PostFinder, type FoundPostRow } from './search/post-finder.js';

/** What was found, and whether it was asked for by a slug that it no longer has. */
export interface FoundPost {
  readonly post: PostDto;
  readonly hasMoved: boolean;
}

/** Reading posts: published ones for everybody, drafts for their authors and editors. */
@Injectable()
export class PostReading {
  constructor(
    private readonly database: Database,
    private readonly finder: PostFinder,
  ) {}

  /**
   * The post of that id or slug, former slugs included; without its text if that is for members and nobody has signed in.
   *
   * @throws NotFound there is none, or it is a draft of somebody else
   */
  async get(caller: Caller | null, idOrSlug: string): Promise<FoundPost> {
    const current = await this.find(isId(idOrSlug) ? sql.findPostById : sql.findPostBySlug, caller, idOrSlug);
    if (current !== null) return { post: shownAs(caller, current), hasMoved: false };
    const moved = await this.find(sql.findPostByFormerSlug, caller, idOrSlug);
    if (moved === null) throw new NotFound();
    return { post: shownAs(caller, moved), hasMoved: true };
  }

  /**
   * A page of posts.
   *
   * @throws Unauthenticated drafts were asked for by nobody
   */
  list(caller: Caller | null, query: ListPostsDto): Promise<Slice<FoundPostRow>> {
    if (caller === null && !isOfPublished(query)) throw new Unauthenticated('Sign in to see your drafts.');
    return this.finder.find(caller, query);
  }

  /** The posts that have most to do with this one, the newest first among equals. @throws NotFound */
  async related(caller: Caller | null, id: string): Promise<sql.PostSummaryRow[]> {
    if ((await this.find(sql.findPostById, caller, id)) === null) throw new NotFound();
    return this.database.read.rows(findRelated, id);
  }

  private find(
    statement: typeof sql.findPostById,
    caller: Caller | null,
    key: string,
  ): Promise<sql.PostRow | null> {
    return this.database.read.row(statement, key, caller?.id ?? null, may(caller, 'posts:read:any'));
  }
}

function shownAs(caller: Caller | null, row: sql.PostRow): PostDto {
  return caller === null && row.visibility === 'members' ? PostDto.closed(row) : PostDto.from(row);
}
