import { statement } from '../../database/statement.js';
import type { ImageType } from '../images/image-task.js';
import type { MediumStatus } from '../media.sql.js';

/** What the smaller ones are made from. */
export interface Original {
  readonly id: string;
  readonly file: string;
  readonly type: ImageType;
  readonly width: number;
  readonly frames: number;
  readonly status: MediumStatus;
}

export const findOriginal = statement<Original>(
  'medium-original',
  'SELECT id, file, type, width, frames, status FROM media WHERE id = $1',
);

/** Holds it too. Nothing: it is gone, or has all of them since. */
export const finishMedium = statement<{ id: string }>(
  'medium-finish',
  "UPDATE media SET status = $2 WHERE id = $1 AND status <> 'ready' RETURNING id",
);

export const insertVariant = statement<never>(
  'medium-insert-variant',
  `INSERT INTO media_variants (media_id, file, type, width, height, bytes) VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (media_id, type, width) DO NOTHING`,
);
