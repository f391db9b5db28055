import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';

/** A tag with how many published posts carry it; at least one. */
export interface TagRow {
  slug: string;
  name: string;
  post_count: number;
}

/** Tags that only drafts carry are left out: their names would tell of the drafts. */
export const tagListing: Listing = {
  select: 't.slug, t.name, t.post_count',
  from: `(SELECT t.id, t.slug, t.name, count(p.id) AS post_count
    FROM tags t JOIN post_tags pt ON pt.tag_id = t.id
    JOIN posts p ON p.id = pt.post_id AND p.status = 'published'
    GROUP BY t.id) t`,
  sortable: { name: 't.name', postCount: 't.post_count' },
  defaultSort: 'name',
  idColumn: 't.id',
};

/** Makes the tags that are not there, in the order of their slugs so that two posts cannot wait for each other. */
export const insertTags = statement<never>(
  'tags-insert',
  `INSERT INTO tags (id, slug, name)
   SELECT id, slug, name FROM unnest($1::uuid[], $2::text[], $3::text[]) AS t (id, slug, name) ORDER BY slug
   ON CONFLICT (slug) DO NOTHING`,
);

/** Makes the post carry exactly these tags, in this order. */
export const setTags = statement<never>(
  'tags-set',
  `WITH wanted AS (
     SELECT t.id AS tag_id, (w.position - 1)::int AS position
     FROM unnest($2::text[]) WITH ORDINALITY AS w (slug, position) JOIN tags t ON t.slug = w.slug
   ), removed AS (
     DELETE FROM post_tags WHERE post_id = $1 AND tag_id NOT IN (SELECT tag_id FROM wanted)
   )
   INSERT INTO post_tags (post_id, tag_id, position) SELECT $1, tag_id, position FROM wanted
   ON CONFLICT (post_id, tag_id) DO UPDATE SET position = excluded.position`,
);
