import { draftOf, postBody, publishedOf } from '../journal.js';
import type { Entries, Scene } from './scene.js';

const draft = async ({ owner }: Scene) => ({ id: (await draftOf(owner))['id'] as string });
const published = async ({ owner }: Scene) => ({ id: (await publishedOf(owner))['id'] as string });

/** Posts of the owner. */
export const journalEntries: Entries = {
  listPosts: () => ({}),
  createPost: () => ({ body: postBody() }),
  getPost: async (scene) => ({ params: await published(scene) }),
  replacePost: async (scene) => ({ params: await draft(scene), body: postBody({ title: 'How to steep' }) }),
  updatePost: async (scene) => ({ params: await draft(scene), body: { title: 'How to stir' } }),
  deletePost: async (scene) => ({ params: await draft(scene) }),
  publishPost: async (scene) => ({ params: await draft(scene) }),
  unpublishPost: async (scene) => ({ params: await published(scene) }),

  listTags: () => ({}),
};
