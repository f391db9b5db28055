import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../../access/caller.js';
import { Database } from '../../database/database.js';
import type { Precondition } from '../../http/etag.js';
import type { ListQuery } from '../../http/list/list-query.dto.js';
import { slice, where, type Slice } from '../../http/list/listing.js';
import { NotFound } from '../../http/problem/problems.js';
import type { PostDto } from '../dto/post.dto.js';
import { PostRewriting } from '../post-rewriting.js';
import { revisionDiff, type FieldDiff } from './revision-diff.js';
import * as sql from './revisions.sql.js';

/** What a post's text was, for its author and for editors. Nothing here is ever changed; going back goes on. */
@Injectable()
export class Revisions {
  constructor(
    private readonly database: Database,
    private readonly rewriting: PostRewriting,
  ) {}

  /** A page of them, the latest first. @throws NotFound */
  async list(caller: Caller, postId: string, query: ListQuery): Promise<Slice<sql.RevisionSummaryRow>> {
    const post = await this.database.read.row(sql.findOwnPost, postId, ...handsOf(caller));
    if (post === null) throw new NotFound();
    return slice(this.database.read, sql.revisionListing, [where`r.post_id = ${postId}`], query);
  }

  /** @throws NotFound */
  async get(caller: Caller, postId: string, number: number): Promise<sql.RevisionRow> {
    const row = await this.database.read.row(sql.findRevision, postId, number, ...handsOf(caller));
    if (row === null) throw new NotFound();
    return row;
  }

  /** How a revision differs from another one; of the first, compared with none, nothing. @throws NotFound */
  async diff(
    caller: Caller,
    postId: string,
    number: number,
    against = Math.max(number - 1, 1),
  ): Promise<{ revision: number; against: number; fields: FieldDiff[] }> {
    const after = await this.get(caller, postId, number);
    const before = await this.get(caller, postId, against);
    return { revision: number, against, fields: revisionDiff(before, after) };
  }

  /**
   * Gives the post the text, tags and words for search engines that it had then, as a new revision. Whether and when it is
   * published, who sees it, and a slug that was public or chosen stay as they are.
   *
   * @throws NotFound, PreconditionFailed, ContentTooComplex
   */
  async restore(
    caller: Caller,
    postId: string,
    number: number,
    precondition: Precondition,
  ): Promise<PostDto> {
    const then = await this.get(caller, postId, number);
    const change = {
      title: then.title,
      content: then.content,
      excerpt: then.excerpt,
      tags: then.tags,
      metaTitle: then.meta_title,
      metaDescription: then.meta_description,
      canonicalUrl: then.canonical_url,
    };
    return this.rewriting.apply(caller, postId, { change, precondition, restoredFrom: number });
  }
}

/** What decides whose posts a caller works on: who he is, and whether on all. */
function handsOf(caller: Caller): [string, boolean] {
  return [caller.id, may(caller, 'posts:write:any')];
}
