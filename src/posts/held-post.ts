import { may, type Caller } from '../access/caller.js';
import type { Tx } from '../database/database.js';
import { NotFound } from '../http/problem/problems.js';
import type { PostNews } from './post.events.js';
import { findPostById, lockPost, type PostRow } from './posts.sql.js';
import { shareTags } from './tags/tags.sql.js';

/**
 * The post, held if it is the caller's to change; somebody else's is not there for him. Tags are held before it, in the order of
 * those who rename them: they write their posts anew. @throws NotFound
 */
export async function hold(tx: Tx, caller: Caller, id: string): Promise<PostRow> {
  tx.defer(shareTags);
  if ((await tx.row(lockPost, id, caller.id, may(caller, 'posts:write:any'))) === null) throw new NotFound();
  return readHeld(tx, id);
}

/** The post, whoever may see it: asked only for what was just written or is held. @throws NotFound */
export async function readHeld(tx: Tx, id: string): Promise<PostRow> {
  const row = await tx.row(findPostById, id, null, true);
  if (row === null) throw new NotFound();
  return row;
}

/** What its events say of it. */
export function newsOf({ id, slug, author_id: authorId, status }: PostRow): PostNews {
  return { id, slug, authorId, status };
}
