import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import * as sql from './comments/discussion.sql.js';

/** Who has to do with a comment; null: the person was erased, or it is no reply. */
export interface Discussion {
  readonly postId: string;
  readonly postAuthorId: string | null;
  readonly authorId: string | null;
  readonly parentId: string | null;
  readonly parentAuthorId: string | null;
}

/** A comment that everybody can read. */
export interface ReadableComment {
  readonly authorName: string | null;
  readonly body: string;
  readonly postTitle: string;
  readonly postSlug: string;
}

/** What other features may ask about comments. */
@Injectable()
export class DiscussionsFacade {
  /** Whom a comment concerns; null: nobody can read it any more. */
  async of(tx: Tx, commentId: string): Promise<Discussion | null> {
    const row = await tx.row(sql.discussionOf, commentId);
    if (row === null) return null;
    return {
      postId: row.post_id,
      postAuthorId: row.post_author_id,
      authorId: row.author_id,
      parentId: row.parent_id,
      parentAuthorId: row.parent_author_id,
    };
  }

  /** Those of the comments that everybody can read now, the oldest first. */
  async readable(tx: Tx, commentIds: readonly string[]): Promise<ReadableComment[]> {
    return (await tx.rows(sql.readable, commentIds)).map((row) => ({
      authorName: row.author_name,
      body: row.body,
      postTitle: row.post_title,
      postSlug: row.post_slug,
    }));
  }
}
