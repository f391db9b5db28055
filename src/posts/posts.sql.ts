import { quickButLong, statement } from '../database/statement.js';
import { shownImage, type ShownImageRow } from '../media/media.facade.js';
import type { Listing } from '../http/list/listing.js';
import type { PostStatus, PostVisibility } from './post.entity.js';
import { readableBy } from './post-sight.js';

/** A post as lists show it. Authors' names are read from the users by join: one query, whatever the page. */
export interface PostSummaryRow {
  id: string;
  slug: string;
  title: string;
  excerpt: string;
  status: PostStatus;
  /** Null: the person was erased. */
  author_id: string | null;
  author_name: string | null;
  tags: { slug: string; name: string }[];
  reading_minutes: number;
  /** Comments that everybody sees. */
  comment_count: number;
  like_count: number;
  comments_closed: boolean;
  published_at: Date | null;
  /** When a draft publishes itself. */
  publish_at: Date | null;
  publish_error: string | null;
  visibility: PostVisibility;
  cover_image: ShownImageRow | null;
  featured: boolean;
  pinned: boolean;
  revision: number;
  created_at: Date;
  updated_at: Date;
}

/** A post with its text. */
export interface PostRow extends PostSummaryRow {
  content: string;
  content_html: string;
  excerpt_is_given: boolean;
  meta_title: string | null;
  meta_description: string | null;
  canonical_url: string | null;
  first_published_at: Date | null;
  publications: number;
}

/** The columns of {@link PostSummaryRow}, from {@link source}. */
export const summary = `p.id, p.slug, p.title, p.excerpt, p.status, p.author_id, u.name AS author_name,
  (SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) ORDER BY pt.position), '[]')
   FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id) AS tags,
  p.reading_minutes,
  p.comment_count, p.like_count, p.comments_closed,
  p.published_at, p.publish_at, p.publish_error, p.visibility, ${shownImage('p.cover_image_id')} AS cover_image, p.featured, p.pinned, p.revision, p.created_at, p.updated_at`;
const whole = `${summary}, p.content, p.content_html, p.excerpt_is_given, p.meta_title, p.meta_description, p.canonical_url,
  p.first_published_at, p.publications`;
export const source = 'posts p LEFT JOIN users u ON u.id = p.author_id';

export const publishedListing: Listing = {
  select: summary,
  from: 'posts p',
  sortable: { pinned: 'p.pinned', publishedAt: 'p.published_at', createdAt: 'p.created_at' },
  defaultSort: '-pinned,-publishedAt',
  idColumn: 'p.id',
  shown: { from: `(${source})`, idColumn: 'p.id' },
};

/** Drafts have no time of publication to sort by, nor has what is listed together with them. */
export const draftListing: Listing = {
  ...publishedListing,
  sortable: { createdAt: 'p.created_at' },
  defaultSort: '-createdAt',
};

/** Published, or the caller's ($2) own, or for those who read everything ($3). */
const visible = readableBy('$2', '$3');

export const findPostById = quickButLong<PostRow>(
  'post-by-id',
  `SELECT ${whole} FROM ${source} WHERE p.id = $1 AND ${visible}`,
);

export const findPostBySlug = quickButLong<PostRow>(
  'post-by-slug',
  `SELECT ${whole} FROM ${source} WHERE p.slug = $1 AND ${visible}`,
);

export const findPostByFormerSlug = statement<PostRow>(
  'post-by-former-slug',
  `SELECT ${whole} FROM ${source} JOIN post_former_slugs f ON f.post_id = p.id WHERE f.slug = $1 AND ${visible}`,
);

/** The draft $1 as it was for the $2th publication, asked for by its id or slug ($3). */
export const findPreviewed = statement<PostRow>(
  'post-previewed',
  `SELECT ${whole} FROM ${source} WHERE p.id = $1 AND p.publications = $2 AND p.status = 'draft' AND $3 IN (p.id::text, p.slug)`,
);

/** Holds the post $1 if it is $2's, or whoever's when $3. Read it afterwards: what joins it may have changed too. */
export const lockPost = statement<{ id: string }>(
  'post-lock',
  'SELECT id FROM posts WHERE id = $1 AND (author_id = $2 OR $3::boolean) FOR UPDATE',
);

/** Everybody who could choose the same slug takes turns until the end of his transaction. */
export const lockSlugs = statement<never>(
  'post-lock-slugs',
  "SELECT pg_advisory_xact_lock(hashtextextended('post-slug ' || $1, 0))",
);

/** $1 and what begins with it and a hyphen, as far as posts other than $2 have it or had it. */
export const slugsLike = statement<{ slug: string }>(
  'post-slugs-like',
  `SELECT slug FROM posts WHERE slug >= $1 AND slug < $1 || '.' AND id <> $2
   UNION ALL SELECT slug FROM post_former_slugs WHERE slug >= $1 AND slug < $1 || '.' AND post_id <> $2`,
);

/** Whether a post other than $2 has the slug $1 or had it. */
export const isSlugTaken = statement<{ taken: boolean }>(
  'post-is-slug-taken',
  `SELECT EXISTS (SELECT FROM posts WHERE slug = $1 AND id <> $2)
     OR EXISTS (SELECT FROM post_former_slugs WHERE slug = $1 AND post_id <> $2) AS taken`,
);

export const keepFormerSlug = statement<never>(
  'post-keep-former-slug',
  'INSERT INTO post_former_slugs (slug, post_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
);

export const dropFormerSlug = statement<never>(
  'post-drop-former-slug',
  'DELETE FROM post_former_slugs WHERE slug = $1 AND post_id = $2',
);

/** Says of the draft $1 that it was not published at $2, and why. */
export const notePublishError = statement<never>(
  'post-note-publish-error',
  "UPDATE posts SET publish_error = $3 WHERE id = $1 AND publish_at = $2 AND status = 'draft'",
);

/** How many drafts were to be published before $1 and are not; 1000: as many or more. */
export const countOverdue = statement<{ overdue: number }>(
  'posts-count-overdue',
  'SELECT count(*)::int AS overdue FROM (SELECT FROM posts WHERE publish_at < $1 LIMIT 1000) AS late',
);

/** Conditions of lists; `?` is what is asked for, each list of slugs twice: those of tags, and those that tags had. */
export const hasTag = `EXISTS (SELECT FROM post_tags pt WHERE pt.post_id = p.id AND pt.tag_id IN (
  SELECT id FROM tags WHERE slug = ANY (?::text[]) UNION ALL SELECT tag_id FROM tag_former_slugs WHERE slug = ANY (?::text[])))`;
