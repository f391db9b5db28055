import { commentOf, publishedOf } from '../journal.js';
import type { Entries, Scene } from './scene.js';

const published = async ({ owner }: Scene) => ({ id: (await publishedOf(owner))['id'] as string });
const comment = async ({ owner }: Scene) => ({
  id: (await commentOf(owner, await publishedOf(owner)))['id'] as string,
});
const rejected = async (scene: Scene) => {
  const params = await comment(scene);
  await scene.editor.post(`/comments/${params.id}/reject`, {});
  return params;
};
const closed = async (scene: Scene) => {
  const params = await published(scene);
  await scene.editor.post(`/posts/${params.id}/comments/close`);
  return params;
};
const liked = async ({ caller }: Scene, kind: 'posts' | 'comments', params: { id: string }) => {
  await caller.put(`/${kind}/${params.id}/like`, undefined);
  return params;
};

/** Comments of the owner on a post of the owner. */
export const commentEntries: Entries = {
  listPostComments: async (scene) => ({ params: await published(scene) }),
  createComment: async (scene) => ({ params: await published(scene), body: { body: 'Tea first.' } }),
  listComments: async (scene) => ({ shows: (await comment(scene)).id }),
  getComment: async (scene) => ({ params: await comment(scene) }),
  listReplies: async (scene) => ({ params: await comment(scene) }),
  updateComment: async (scene) => ({ params: await comment(scene), body: { body: 'Milk first.' } }),
  deleteComment: async (scene) => ({ params: await comment(scene) }),

  approveComment: async (scene) => ({ params: await rejected(scene) }),
  rejectComment: async (scene) => ({ params: await comment(scene), body: { reason: 'Stay with the tea.' } }),
  markCommentAsSpam: async (scene) => ({ params: await comment(scene) }),
  moderateComments: async (scene) => ({
    body: { ids: [(await rejected(scene)).id], status: 'approved' },
  }),
  closeComments: async (scene) => ({ params: await published(scene) }),
  openComments: async (scene) => ({ params: await closed(scene) }),

  getPostLike: async (scene) => ({ params: await published(scene) }),
  likePost: async (scene) => ({ params: await published(scene) }),
  unlikePost: async (scene) => ({ params: await liked(scene, 'posts', await published(scene)) }),
  likeComment: async (scene) => ({ params: await comment(scene) }),
  unlikeComment: async (scene) => ({ params: await liked(scene, 'comments', await comment(scene)) }),
};
