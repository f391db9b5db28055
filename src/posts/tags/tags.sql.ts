import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';

/** A tag with how many published posts carry it. */
export interface TagRow {
  slug: string;
  name: string;
  description: string | null;
  post_count: number;
}

/** Tags that only drafts carry are left out: their names would tell of the drafts. */
export const tagListing: Listing = {
  select: 't.slug, t.name, t.description, t.post_count',
  from: `(SELECT t.id, t.slug, t.name, t.description, count(p.id) AS post_count
    FROM tags t JOIN post_tags pt ON pt.tag_id = t.id
    JOIN posts p ON p.id = pt.post_id AND p.status = 'published'
    GROUP BY t.id) t`,
  sortable: { name: 't.name', postCount: 't.post_count' },
  defaultSort: 'name',
  idColumn: 't.id',
};

const counted = `t.id, t.slug, t.name, t.description,
  (SELECT count(*)::int FROM post_tags pt JOIN posts p ON p.id = pt.post_id AND p.status = 'published' WHERE pt.tag_id = t.id) AS post_count`;

/** The tag that has the slug $1, or had it. */
export const findTag = statement<TagRow & { id: string }>(
  'tag-find',
  `SELECT ${counted} FROM tags t WHERE t.slug = $1
     OR t.id = (SELECT f.tag_id FROM tag_former_slugs f WHERE f.slug = $1)`,
);

const lockKey = "hashtextextended('tags', 0)";

/** Whoever puts tags on posts holds this; many at a time. */
export const shareTags = statement<never>('tags-share', `SELECT pg_advisory_xact_lock_shared(${lockKey})`);

/** Whoever renames, merges or deletes tags waits for them and is alone, so that no post gets a tag that is just going. */
export const claimTags = statement<never>('tags-claim', `SELECT pg_advisory_xact_lock(${lockKey})`);

/** Which tags have been at the slugs $1, by the slugs that they have now. */
export const presentSlugs = statement<{ former: string; slug: string; name: string }>(
  'tags-present-slugs',
  `SELECT f.slug AS former, t.slug, t.name FROM tag_former_slugs f JOIN tags t ON t.id = f.tag_id
   WHERE f.slug = ANY ($1::text[])`,
);

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

export const changeTag = statement<never>(
  'tag-change',
  'UPDATE tags SET slug = $2, name = $3, description = $4 WHERE id = $1',
);

/** Whether a tag other than $2 has the slug $1 or had it. */
export const isTagSlugTaken = statement<{ taken: boolean }>(
  'tag-is-slug-taken',
  `SELECT EXISTS (SELECT FROM tags WHERE slug = $1 AND id <> $2)
     OR EXISTS (SELECT FROM tag_former_slugs WHERE slug = $1 AND tag_id <> $2) AS taken`,
);

export const dropFormerTagSlug = statement<never>(
  'tag-drop-former-slug',
  'DELETE FROM tag_former_slugs WHERE slug = $1',
);

export const keepFormerTagSlug = statement<never>(
  'tag-keep-former-slug',
  'INSERT INTO tag_former_slugs (slug, tag_id) VALUES ($1, $2)',
);

/** Posts that carry $1 carry $2 in its place; from those that carry both $1 goes when it is deleted. */
export const movePosts = statement<never>(
  'tag-move-posts',
  `UPDATE post_tags pt SET tag_id = $2 WHERE pt.tag_id = $1
     AND NOT EXISTS (SELECT FROM post_tags other WHERE other.post_id = pt.post_id AND other.tag_id = $2)`,
);

export const moveFormerTagSlugs = statement<never>(
  'tag-move-former-slugs',
  'UPDATE tag_former_slugs SET tag_id = $2 WHERE tag_id = $1',
);

export const deleteTag = statement<never>('tag-delete', 'DELETE FROM tags WHERE id = $1');
