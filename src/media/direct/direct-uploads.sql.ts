import { statement } from '../../database/statement.js';

/** An image on its way into the store. */
export interface UploadRow {
  readonly id: string;
  readonly name: string | null;
  readonly alt: string | null;
}

export const insertUpload = statement<never>(
  'media-insert-upload',
  `INSERT INTO media_uploads (id, owner_id, name, alt, type, bytes, created_at, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** The upload $1 is waited for until $2. */
export const extendUpload = statement<never>(
  'media-extend-upload',
  'UPDATE media_uploads SET expires_at = greatest(expires_at, $2) WHERE id = $1',
);

/** The upload $1 of $2. */
export const findUpload = statement<UploadRow>(
  'media-find-upload',
  'SELECT id, name, alt FROM media_uploads WHERE id = $1 AND owner_id = $2',
);

/** Of two who take it in at once, the second finds none. */
export const dropUpload = statement<{ id: string }>(
  'media-drop-upload',
  'DELETE FROM media_uploads WHERE id = $1 RETURNING id',
);
