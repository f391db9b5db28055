import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';
import type { ImageType } from './images/image-task.js';

/** Whether the smaller ones are there yet. */
export const mediumStatuses = ['processing', 'ready', 'failed'] as const;
export type MediumStatus = (typeof mediumStatuses)[number];

/** Something that shows a medium. */
export interface Use {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly isPublic: boolean;
}

/** A file of a medium, smaller than its own. */
export interface VariantRow {
  readonly file: string;
  readonly type: 'image/webp' | 'image/avif';
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** A medium with its smaller ones, and what shows it. */
export interface MediumRow {
  id: string;
  /** Null: the person was erased. */
  owner_id: string | null;
  name: string | null;
  alt: string | null;
  file: string;
  type: ImageType;
  width: number;
  height: number;
  frames: number;
  bytes: number;
  blur_hash: string;
  status: MediumStatus;
  created_at: Date;
  updated_at: Date;
  variants: readonly VariantRow[];
  uses: readonly Use[];
}

const whole = `m.id, m.owner_id, m.name, m.alt, m.file, m.type, m.width, m.height, m.frames, m.bytes, m.blur_hash, m.status,
  m.created_at, m.updated_at,
  (SELECT coalesce(json_agg(json_build_object('file', v.file, 'type', v.type, 'width', v.width, 'height', v.height,
     'bytes', v.bytes) ORDER BY v.type, v.width), '[]') FROM media_variants v WHERE v.media_id = m.id) AS variants,
  (SELECT coalesce(json_agg(json_build_object('kind', u.kind, 'id', u.subject_id, 'title', u.title, 'isPublic', u.is_public)
     ORDER BY u.kind, u.subject_id), '[]') FROM media_uses u WHERE u.media_id = m.id) AS uses`;

export const mediaListing: Listing = {
  select: whole,
  from: 'media m',
  sortable: { createdAt: 'm.created_at', bytes: 'm.bytes' },
  defaultSort: '-createdAt',
  idColumn: 'm.id',
};

/** Whether something public shows the medium m. */
const isPublic = 'EXISTS (SELECT FROM media_uses u WHERE u.media_id = m.id AND u.is_public)';
/** Whether $2 may see the medium m: it is public, or their own, or they see everything ($3). */
const visible = `(m.owner_id = $2::uuid OR $3::boolean OR ${isPublic})`;

export const findMedium = statement<MediumRow>(
  'medium-find',
  `SELECT ${whole} FROM media m WHERE m.id = $1 AND ${visible}`,
);

/** Holds the medium $1 if it is $2's, or whoever's when $3. Read it afterwards. */
export const lockMedium = statement<{ id: string }>(
  'medium-lock',
  'SELECT id FROM media WHERE id = $1 AND (owner_id = $2 OR $3::boolean) FOR UPDATE',
);

export const readMedium = statement<MediumRow>('medium-read', `SELECT ${whole} FROM media m WHERE m.id = $1`);

/** The file $4 of the medium $1, its own or a smaller one, and whether anybody may see it. */
export const findFile = statement<{ type: ImageType; bytes: number; isPublic: boolean }>(
  'medium-file',
  `SELECT f.type, f.bytes, ${isPublic} AS "isPublic" FROM media m
   JOIN LATERAL (SELECT m.file, m.type, m.bytes UNION ALL
     SELECT v.file, v.type, v.bytes FROM media_variants v WHERE v.media_id = m.id) AS f ON f.file = $4
   WHERE m.id = $1 AND ${visible} LIMIT 1`,
);

/** Everybody who puts something up for $1 takes turns until the end of the transaction, so that no two fill one room. */
export const lockRoom = statement<never>(
  'media-lock-room',
  "SELECT pg_advisory_xact_lock(hashtextextended('media-room ' || $1, 0))",
);

/** How many bytes $1 keeps. */
export const usedBytes = statement<{ bytes: number }>(
  'media-used-bytes',
  'SELECT coalesce(sum(bytes), 0)::bigint AS bytes FROM media WHERE owner_id = $1',
);

/** How many bytes $1 keeps, with those that are on their way into the store. */
export const reservedBytes = statement<{ bytes: number }>(
  'media-reserved-bytes',
  `SELECT ((SELECT coalesce(sum(bytes), 0) FROM media WHERE owner_id = $1)
     + (SELECT coalesce(sum(bytes), 0) FROM media_uploads WHERE owner_id = $1))::bigint AS bytes`,
);

export const insertMedium = statement<never>(
  'medium-insert',
  `INSERT INTO media (id, owner_id, name, alt, file, type, width, height, frames, bytes, blur_hash, status, created_at,
     updated_at, unused_since)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'processing', $12, $12, $12)`,
);

export const changeAlt = statement<never>(
  'medium-change-alt',
  'UPDATE media SET alt = $2, updated_at = $3 WHERE id = $1 AND alt IS DISTINCT FROM $2',
);

/** A trigger notes that its files have to go. */
export const deleteMedium = statement<never>('medium-delete', 'DELETE FROM media WHERE id = $1');

/** The media of $1 after the place $2, $3: $4 of them at most. */
export const mediaOf = statement<MediumRow>(
  'media-of',
  `SELECT ${whole} FROM media m WHERE m.owner_id = $1 AND (m.created_at, m.id) > ($2, $3)
   ORDER BY m.created_at, m.id LIMIT $4`,
);
