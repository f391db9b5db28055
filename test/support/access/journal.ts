import { newId } from '../../../src/clock/new-id.js';
import { draftOf, postBody, publishedOf } from '../journal.js';
import { sendPosts } from '../post-imports.js';
import type { Entries, Scene } from './scene.js';

const draft = async ({ owner }: Scene) => ({ id: (await draftOf(owner))['id'] as string });
const published = async ({ owner }: Scene) => ({ id: (await publishedOf(owner))['id'] as string });
const tag = async ({ owner }: Scene) => {
  const { tags } = await publishedOf(owner, { tags: [`Tag ${newId()}`] });
  return { slug: tags[0].slug as string };
};

const exported = '<rss><channel><item><title>Tea</title></item></channel></rss>';
const wxr = { 'content-type': 'application/xml' };
const imported = async ({ editor }: Scene) => ({
  id: (await sendPosts(editor, exported, { type: 'application/xml' })).body.id as string,
});

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
  getRelatedPosts: async (scene) => ({ params: await published(scene) }),
  previewPost: () => ({ body: { content: 'Boil **fresh** water.' }, changes: false }),
  createPreviewToken: async (scene) => ({ params: await draft(scene), changes: false }),
  getAuthor: async (scene) => {
    await published(scene);
    return { params: { id: scene.owner.id } };
  },

  listPostRevisions: async (scene) => ({ params: await draft(scene) }),
  getPostRevision: async (scene) => ({ params: { ...(await draft(scene)), revision: '1' } }),
  getPostRevisionDiff: async (scene) => ({ params: { ...(await draft(scene)), revision: '1' } }),
  restorePostRevision: async (scene) => {
    const { id } = await draft(scene);
    await scene.owner.patch(`/posts/${id}`, { title: 'How to stir' });
    return { params: { id, revision: '1' } };
  },

  createPostImport: () => ({ body: exported, headers: wxr }),
  getPostExport: async (scene) => ({
    shows: (await draftOf(scene.owner, { slug: `tea-${newId()}` }))['slug'],
  }),
  listPostImports: () => ({}),
  getPostImport: async (scene) => ({ params: await imported(scene) }),
  listPostImportErrors: async (scene) => ({ params: await imported(scene) }),

  listTags: () => ({}),
  getTag: async (scene) => ({ params: await tag(scene) }),
  updateTag: async (scene) => ({ params: await tag(scene), body: { description: 'What it is about.' } }),
  mergeTag: async (scene) => ({ params: await tag(scene), body: { into: (await tag(scene)).slug } }),
  deleteTag: async (scene) => ({ params: await tag(scene) }),
};
