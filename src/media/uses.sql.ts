import { statement } from '../database/statement.js';

/**
 * Holds the media $1, and those that the subject $2, $3 shows, in the order of their ids. Each with whether $4 may show it:
 * it is theirs, public, shown by the subject already, or they see everything ($5).
 */
export const holdUsable = statement<{ id: string; isUsable: boolean }>(
  'media-hold-usable',
  `SELECT m.id, (m.owner_id = $4::uuid OR $5::boolean
     OR EXISTS (SELECT FROM media_uses u WHERE u.media_id = m.id AND (u.is_public OR (u.kind = $2 AND u.subject_id = $3))))
     AS "isUsable"
   FROM media m WHERE m.id = ANY ($1::uuid[])
     OR m.id IN (SELECT media_id FROM media_uses WHERE kind = $2 AND subject_id = $3)
   ORDER BY m.id FOR NO KEY UPDATE OF m`,
);

/** What the subject $1, $2 no longer shows, now that it shows $3. */
export const dropUses = statement<never>(
  'media-drop-uses',
  'DELETE FROM media_uses WHERE kind = $1 AND subject_id = $2 AND media_id <> ALL ($3::uuid[])',
);

export const keepUses = statement<never>(
  'media-keep-uses',
  `INSERT INTO media_uses (media_id, kind, subject_id, title, is_public)
   SELECT id, $1, $2, $4, $5 FROM unnest($3::uuid[]) AS id
   ON CONFLICT (media_id, kind, subject_id) DO UPDATE SET title = excluded.title, is_public = excluded.is_public`,
);

/** The subject $1, $2 is called $3, and is seen by anybody, or not ($4). */
export const exposeUses = statement<never>(
  'media-expose-uses',
  'UPDATE media_uses SET title = $3, is_public = $4 WHERE kind = $1 AND subject_id = $2',
);

/** Holds the media that the subjects $1, $2 show. */
export const holdUsed = statement<{ id: string }>(
  'media-hold-used',
  `SELECT id FROM media WHERE id IN (SELECT media_id FROM media_uses WHERE kind = $1 AND subject_id = ANY ($2::uuid[]))
   ORDER BY id FOR NO KEY UPDATE`,
);

export const dropAllUses = statement<never>(
  'media-drop-all-uses',
  'DELETE FROM media_uses WHERE kind = $1 AND subject_id = ANY ($2::uuid[])',
);

/** Says of the media $1 since when nothing shows them, where nothing does: since $2, if not before. */
export const noteUnused = statement<never>(
  'media-note-unused',
  `UPDATE media m SET unused_since = CASE WHEN used.is THEN NULL ELSE coalesce(m.unused_since, $2) END
   FROM (SELECT id, EXISTS (SELECT FROM media_uses u WHERE u.media_id = id) AS is FROM unnest($1::uuid[]) AS id) AS used
   WHERE m.id = used.id AND used.is <> (m.unused_since IS NULL)`,
);

/** Takes the medium $1 from whatever shows it. */
export const dropUsesOf = statement<never>(
  'media-drop-uses-of',
  'DELETE FROM media_uses WHERE media_id = $1',
);

/** The media of $1 that nothing shows go; the others are nobody's from then on, and lose the names of their files. */
export const forgetUnused = statement<never>(
  'media-forget-unused',
  'DELETE FROM media WHERE owner_id = $1 AND unused_since IS NOT NULL',
);
export const forgetOwner = statement<never>(
  'media-forget-owner',
  'UPDATE media SET owner_id = NULL, name = NULL WHERE owner_id = $1',
);
