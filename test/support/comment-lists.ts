import { commentOf, publishedOf } from './journal.js';
import { inTurn, type ListCost } from './lists.js';

/** The lists of comments. A post's own asks for the post before, and for replies after. */
export const commentLists: Readonly<Record<string, ListCost>> = {
  listPostComments: {
    budget: 4,
    fill: async ({ viewer }, count) => {
      const post = await publishedOf(viewer);
      await inTurn(count, async () => {
        const { id: parentId } = await commentOf(viewer, post);
        await inTurn(4, () => commentOf(viewer, post, { parentId }));
      });
      return { path: `/posts/${post['id'] as string}/comments`, who: viewer };
    },
  },
  listReplies: {
    budget: 3,
    fill: async ({ viewer }, count) => {
      const post = await publishedOf(viewer);
      const { id: parentId } = await commentOf(viewer, post);
      await inTurn(count, () => commentOf(viewer, post, { parentId }));
      return { path: `/comments/${parentId as string}/replies`, who: viewer };
    },
  },
  listComments: {
    budget: 2,
    fill: async ({ viewer, editor }, count) => {
      const post = await publishedOf(viewer);
      await inTurn(count, () => commentOf(viewer, post));
      return { path: '/comments', who: editor };
    },
  },
};
