import { statement } from '../../database/statement.js';

/** $2 media that nothing has shown since $1; one that something is just about to show is passed by. */
export const deleteUnused = statement<{ id: string }>(
  'media-delete-unused',
  `DELETE FROM media WHERE id IN (
     SELECT id FROM media WHERE unused_since < $1 ORDER BY unused_since LIMIT $2 FOR UPDATE SKIP LOCKED)
   RETURNING id`,
);

export const findRemovals = statement<{ id: string }>(
  'media-find-removals',
  'SELECT media_id AS id FROM media_removals ORDER BY noted_at LIMIT $1',
);

export const dropRemovals = statement<never>(
  'media-drop-removals',
  'DELETE FROM media_removals WHERE media_id = ANY ($1::uuid[])',
);

/** Those of the keys $1 that are of no medium and of no smaller one. */
export const findStray = statement<{ key: string }>(
  'media-find-stray',
  `SELECT key FROM unnest($1::text[]) AS key
   WHERE NOT EXISTS (SELECT FROM media m WHERE m.id::text = split_part(key, '/', 2) AND m.file = split_part(key, '/', 3))
     AND NOT EXISTS (SELECT FROM media_variants v
       WHERE v.media_id::text = split_part(key, '/', 2) AND v.file = split_part(key, '/', 3))`,
);

/** Uploads whose address took files until $1 at the latest. */
export const dropUploads = statement<never>(
  'media-drop-uploads',
  'DELETE FROM media_uploads WHERE expires_at < $1',
);
