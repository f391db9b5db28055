import type { Actor } from './actor.js';
import { patiently } from './patience.js';
import type { Stoa } from './stoa.js';

/** The body of a post that is fine; a test names only what it is about. */
export function postBody(facts: object = {}): Record<string, any> {
  return { title: 'How to pour', content: 'Boil **fresh** water.', ...facts };
}

/** A draft that somebody has begun, as the API shows it. */
export async function draftOf(author: Actor, facts: object = {}): Promise<Record<string, any>> {
  const answer = await patiently(() => author.post('/posts', postBody(facts)));
  if (answer.status !== 201) throw new Error(`no post: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A post that its author has published, as the API shows it. */
export async function publishedOf(author: Actor, facts: object = {}): Promise<Record<string, any>> {
  const { id } = await draftOf(author, facts);
  const answer = await patiently(() => author.post(`/posts/${id}/publish`));
  if (answer.status !== 200)
    throw new Error(`not published: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

let said = 0;

/** A comment that somebody has made, as the API shows it; each says something else. */
export async function commentOf(
  author: Actor,
  post: Record<string, any>,
  facts: object = {},
): Promise<Record<string, any>> {
  const words = { body: `Works with tea too. (${(said += 1)})`, ...facts };
  const answer = await patiently(() => author.post(`/posts/${post['id']}/comments`, words));
  if (answer.status !== 201) throw new Error(`no comment: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Posts and comments whose counts are not what a count of the rows says; none when all is well. */
export async function faultsOfCounts(stoa: Stoa): Promise<unknown[]> {
  const { rows } = await stoa.sql.query(
    `SELECT p.id, p.comment_count, p.like_count FROM posts p
     WHERE p.comment_count <> (
         SELECT count(*) FROM comments c WHERE c.post_id = p.id AND c.status = 'approved' AND c.deleted_at IS NULL)
       OR p.like_count <> (SELECT count(*) FROM post_likes l WHERE l.post_id = p.id)
     UNION ALL
     SELECT c.id, c.reply_count, c.like_count FROM comments c
     WHERE c.reply_count <> (
         SELECT count(*) FROM comments r WHERE r.parent_id = c.id AND r.status = 'approved' AND r.deleted_at IS NULL)
       OR c.like_count <> (SELECT count(*) FROM comment_likes l WHERE l.comment_id = c.id)`,
  );
  return rows;
}

/** A comment that a moderator has approved, as the moderator got it. */
export async function approvedCommentOf(
  author: Actor,
  moderator: Actor,
  post: Record<string, any>,
  facts: object = {},
): Promise<Record<string, any>> {
  const { id } = await commentOf(author, post, facts);
  const answer = await moderator.post(`/comments/${id}/approve`);
  if (answer.status !== 200) throw new Error(`not approved: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
