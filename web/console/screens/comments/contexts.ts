import type { Comment } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import { stoa } from '../../stoa.js';

/** What comments are about: titles of posts, and comments that they answer to, by id. */
export interface Contexts {
  readonly posts: ReadonlyMap<string, string>;
  readonly parents: ReadonlyMap<string, Comment>;
}

const unknown: Contexts = { posts: new Map(), parents: new Map() };

/** Reads what belongs around the comments of a page, each thing once. What is not there any more is left out. */
export function useContexts(comments: readonly Comment[]): Contexts {
  const posts = idsOf(comments.map(({ postId }) => postId));
  const parents = idsOf(comments.flatMap(({ parentId }) => parentId ?? []));
  const { data } = useQuery({
    queryKey: ['comment-contexts', posts, parents],
    queryFn: async (): Promise<Contexts> => ({
      posts: await known(posts, async (id) => (await stoa.getPost({ id })).title),
      parents: await known(parents, (id) => stoa.getComment({ id })),
    }),
    enabled: comments.length > 0,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  return data ?? unknown;
}

const idsOf = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

async function known<Value>(
  ids: readonly string[],
  readOne: (id: string) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const answers = await Promise.allSettled(ids.map(async (id) => [id, await readOne(id)] as const));
  return new Map(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])));
}
