import type { ListCost } from './lists.js';

/** The lists of media; as in `lists`. */
export const mediaLists: Readonly<Record<string, ListCost>> = {
  listMedia: {
    budget: 2,
    fill: async ({ stoa, viewer }, count) => {
      await stoa.sql.query(
        `WITH made AS (
           INSERT INTO media (id, owner_id, file, type, width, height, frames, bytes, blur_hash, status, created_at, updated_at)
           SELECT gen_random_uuid(), $2, '9w-0123456789012345678901.png', 'image/png', 9, 9, 1, 9, 'L', 'ready', now(), now()
           FROM generate_series(1, $1) RETURNING id),
         smaller AS (
           INSERT INTO media_variants (media_id, file, type, width, height, bytes)
           SELECT id, '9w-0123456789012345678901.webp', 'image/webp', 9, 9, 9 FROM made)
         INSERT INTO media_uses (media_id, kind, subject_id, title, is_public)
         SELECT id, 'test', gen_random_uuid(), 'Of the tests', false FROM made`,
        [count, viewer.id],
      );
      return { path: '/media', who: viewer };
    },
  },
};
