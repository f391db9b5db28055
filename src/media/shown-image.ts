import type { MediumRow } from './media.sql.js';

/** What is known of an image by those who look at what shows it. */
export type ShownImageRow = Pick<
  MediumRow,
  'id' | 'file' | 'type' | 'width' | 'height' | 'bytes' | 'alt' | 'blur_hash' | 'variants'
>;

/** SQL for the image whose id is in `column`, as a {@link ShownImageRow} in JSON; null when there is none. */
export function shownImage(column: string): string {
  return `(SELECT json_build_object('id', m.id, 'file', m.file, 'type', m.type, 'width', m.width, 'height', m.height,
     'bytes', m.bytes, 'alt', m.alt, 'blur_hash', m.blur_hash,
     'variants', (SELECT coalesce(json_agg(json_build_object('file', v.file, 'type', v.type, 'width', v.width,
       'height', v.height, 'bytes', v.bytes) ORDER BY v.type, v.width), '[]') FROM media_variants v WHERE v.media_id = m.id))
   FROM media m WHERE m.id = ${column})`;
}
