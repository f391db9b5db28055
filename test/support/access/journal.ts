import { commentOf, draftOf, postBody, publishedOf } from '../journal.js';
import type { Entries, Scene } from './scene.js';

const draft = async ({ owner }: Scene) => ({ id: (await draftOf(owner))['id'] as string });
const published = async ({ owner }: Scene) => ({ id: (await publishedOf(owner))['id'] as string });
const comment = async ({ owner }: Scene) => ({
  id: (await commentOf(owner, await publishedOf(owner)))['id'] as string,
});

/** Posts and comments of the owner. */
export const journalEntries: Entries = {
  listPosts: () => ({}),
  createPost: () => ({ body: postBody() }),
  getPost: async (scene) => ({ params: await published(scene) }),
  replacePost: async (scene) => ({ params: await draft(scene), body: postBody({ title: 'How to steep' }) }),
  updatePost: async (scene) => ({ params: await draft(scene), body: { title: 'How to stir' } }),
  deletePost: async (scene) => ({ params: await draft(scene) }),
  publishPost: async (scene) => ({ params: await draft(scene) }),
  unpublishPost: async (scene) => ({ params: await published(scene) }),

  listComments: async (scene) => ({ params: await published(scene) }),
  createComment: async (scene) => ({ params: await published(scene), body: { body: 'Tea first.' } }),
  getComment: async (scene) => ({ params: await comment(scene) }),
  updateComment: async (scene) => ({ params: await comment(scene), body: { body: 'Milk first.' } }),
  deleteComment: async (scene) => ({ params: await comment(scene) }),

  listTags: () => ({}),
};
