import { commentOf, publishedOf } from '../journal.js';
import type { Entries, Scene } from './scene.js';

const published = async ({ owner }: Scene) => ({ id: (await publishedOf(owner))['id'] as string });
const comment = async ({ owner }: Scene) => ({
  id: (await commentOf(owner, await publishedOf(owner)))['id'] as string,
});

/** Comments of the owner on a post of the owner. */
export const commentEntries: Entries = {
  listPostComments: async (scene) => ({ params: await published(scene) }),
  createComment: async (scene) => ({ params: await published(scene), body: { body: 'Tea first.' } }),
  listComments: () => ({}),
  getComment: async (scene) => ({ params: await comment(scene) }),
  listReplies: async (scene) => ({ params: await comment(scene) }),
  updateComment: async (scene) => ({ params: await comment(scene), body: { body: 'Milk first.' } }),
  deleteComment: async (scene) => ({ params: await comment(scene) }),

  approveComment: async (scene) => ({ params: await comment(scene) }),
  rejectComment: async (scene) => ({ params: await comment(scene), body: { reason: 'Stay with the tea.' } }),
  markCommentAsSpam: async (scene) => ({ params: await comment(scene) }),
  closeComments: async (scene) => ({ params: await published(scene) }),
  openComments: async (scene) => ({ params: await published(scene) }),

  getPostLike: async (scene) => ({ params: await published(scene) }),
  likePost: async (scene) => ({ params: await published(scene) }),
  unlikePost: async (scene) => ({ params: await published(scene) }),
  likeComment: async (scene) => ({ params: await comment(scene) }),
  unlikeComment: async (scene) => ({ params: await comment(scene) }),
};
