import { statement } from '../database/statement.js';
import type { Listing } from '../http/list/listing.js';
import type { PostStatus } from './post.entity.js';

/** A post as lists show it. Authors' names are joined from users, to spare a query per row. */
export interface PostSummaryRow {
  id: string;
  slug: string;
  title: string;
  excerpt: string;
  status: PostStatus;
  author_id: string;
  author_name: string | null;
  tags: { slug: string; name: string }[];
  reading_minutes: number;
  comment_count: number;
  published_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A post with its text. */
export interface PostRow extends PostSummaryRow {
  content: string;
  content_html: string;
  excerpt_is_given: boolean;
  first_published_at: Date | null;
}

const summary = `p.id, p.slug, p.title, p.excerpt, p.status, p.author_id, u.name AS author_name,
  (SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) ORDER BY pt.position), '[]')
   FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id) AS tags,
  p.reading_minutes,
  (SELECT count(*) FROM comments c WHERE c.post_id = p.id AND c.deleted_at IS NULL) AS comment_count,
  p.published_at, p.created_at, p.updated_at`;
const whole = `${summary}, p.content, p.content_html, p.excerpt_is_given, p.first_published_at`;
const source = 'posts p JOIN users u ON u.id = p.author_id';

export const publishedListing: Listing = {
  select: summary,
  from: source,
  sortable: { publishedAt: 'p.published_at', createdAt: 'p.created_at' },
  defaultSort: '-publishedAt',
  idColumn: 'p.id',
};

/** Drafts have no time of publication to sort by. */
export const draftListing: Listing = {
  ...publishedListing,
  sortable: { createdAt: 'p.created_at' },
  defaultSort: '-createdAt',
};

export const findPostById = statement<PostRow>(
  'post-by-id',
  `SELECT ${whole} FROM ${source} WHERE p.id = $1`,
);

export const findPostBySlug = statement<PostRow>(
  'post-by-slug',
  `SELECT ${whole} FROM ${source} WHERE p.slug = $1`,
);

export const findByFormerSlug = statement<PostRow>(
  'post-by-former-slug',
  `SELECT ${whole} FROM ${source} JOIN post_former_slugs f ON f.post_id = p.id WHERE f.slug = $1`,
);

export const lockPost = statement<PostRow>(
  'post-lock',
  `SELECT ${whole} FROM ${source} WHERE p.id = $1 FOR UPDATE OF p`,
);

/** Those who make slugs from the same title take turns. */
export const lockSlugs = statement<never>(
  'post-lock-slugs',
  "SELECT pg_advisory_xact_lock(hashtext('post-slug:' || $1))",
);

/** Slugs in use now or before, by other posts than $2. */
export const slugsLike = statement<{ slug: string }>(
  'post-slugs-like',
  `SELECT slug FROM posts WHERE (slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')) AND id <> $2
   UNION SELECT slug FROM post_former_slugs WHERE (slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')) AND post_id <> $2`,
);

export const isFormerSlugOfAnother = statement<{ slug: string }>(
  'post-is-former-slug-of-another',
  'SELECT slug FROM post_former_slugs WHERE slug = $1 AND post_id <> $2',
);

export const keepFormerSlug = statement<never>(
  'post-keep-former-slug',
  'INSERT INTO post_former_slugs (slug, post_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
);

export const dropFormerSlug = statement<never>(
  'post-drop-former-slug',
  'DELETE FROM post_former_slugs WHERE slug = $1 AND post_id = $2',
);

export const hasTag = `EXISTS (SELECT FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id AND t.slug = ?)`;
