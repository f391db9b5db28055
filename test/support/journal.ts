import type { Actor } from './actor.js';

/** The body of a post that is fine; a test names only what it is about. */
export function postBody(facts: object = {}): Record<string, any> {
  return { title: 'How to pour', content: 'Boil **fresh** water.', ...facts };
}

/** A draft that somebody has begun, as the API shows it. */
export async function draftOf(author: Actor, facts: object = {}): Promise<Record<string, any>> {
  const answer = await author.post('/posts', postBody(facts));
  if (answer.status !== 201) throw new Error(`no post: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A post that its author has published, as the API shows it. */
export async function publishedOf(author: Actor, facts: object = {}): Promise<Record<string, any>> {
  const { id } = await draftOf(author, facts);
  const answer = await author.post(`/posts/${id}/publish`);
  if (answer.status !== 200)
    throw new Error(`not published: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A comment that somebody has made, as the API shows it. */
export async function commentOf(
  author: Actor,
  post: Record<string, any>,
  facts: object = {},
): Promise<Record<string, any>> {
  const answer = await author.post(`/posts/${post['id']}/comments`, {
    body: 'Works with tea too.',
    ...facts,
  });
  if (answer.status !== 201) throw new Error(`no comment: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
