import { newId } from '../../src/clock/new-id.js';
import { commentOf, draftOf, publishedOf } from './journal.js';
import { inTurn, sizes, type ListCost } from './lists.js';
import { importPosts, sendPosts, zipOf } from './post-imports.js';

/** The lists of the journal; as in `lists`. */
export const journalLists: Readonly<Record<string, ListCost>> = {
  listPosts: {
    budget: 2,
    fill: async ({ viewer }, count) => {
      await inTurn(count, async () => {
        const post = await publishedOf(viewer, { tags: ['Tea', 'Water'] });
        await commentOf(viewer, post);
      });
      return { path: '/posts', who: viewer };
    },
  },
  // whose the post is, too
  listPostRevisions: {
    budget: 3,
    fill: async ({ viewer }, count) => {
      const { id } = await draftOf(viewer);
      await inTurn(count - 1, (index) => viewer.patch(`/posts/${id}`, { title: `Title ${index}` }));
      return { path: `/posts/${id}/revisions`, who: viewer };
    },
  },
  listPostImports: {
    budget: 2,
    fill: async ({ editor }, count) => {
      const archive = await zipOf({ 'a.md': '' });
      await inTurn(count, () => sendPosts(editor, archive));
      return { path: '/post-imports', who: editor };
    },
  },
  listPostImportErrors: {
    budget: 3,
    fill: async ({ stoa, editor }, count) => {
      const names = Array.from({ length: count }, (_, index) => [`${index}.md`, 'no front matter']);
      const { id } = await importPosts(stoa, editor, await zipOf(Object.fromEntries(names)));
      return { path: `/post-imports/${id}/errors`, who: editor };
    },
  },
  listTags: {
    budget: 2,
    fill: async ({ viewer }, count) => {
      await inTurn(Math.ceil(count / 10), (batch) =>
        publishedOf(viewer, {
          tags: sizes(Math.min(count, 10)).map((name) => `${name} ${batch} ${newId()}`),
        }),
      );
      return { path: '/tags', who: viewer };
    },
  },
};
