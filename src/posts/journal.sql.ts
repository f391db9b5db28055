import { statement } from '../database/statement.js';

/** A published post, as readers of feeds get it. */
export interface FeedPostRow {
  id: string;
  slug: string;
  title: string;
  excerpt: string;
  /** Null: it is for members. */
  content_html: string | null;
  /** Null: the person was erased, or never said a name. */
  author_name: string | null;
  tags: string[];
  canonical_url: string | null;
  published_at: Date;
  updated_at: Date;
}

const columns = `p.id, p.slug, p.title, p.excerpt, CASE WHEN p.visibility = 'public' THEN p.content_html END AS content_html,
  u.name AS author_name,
  ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id ORDER BY pt.position) AS tags,
  p.canonical_url, p.published_at, p.updated_at`;
const newest = `p.status = 'published' ORDER BY p.published_at DESC, p.id DESC LIMIT`;

/** The $1 newest posts. */
export const newestForFeed = statement<FeedPostRow>(
  'feed-newest',
  `SELECT ${columns} FROM posts p LEFT JOIN users u ON u.id = p.author_id WHERE ${newest} $1`,
);

/** The $1 newest posts of the author $2. */
export const newestOfAuthorForFeed = statement<FeedPostRow>(
  'feed-newest-of-author',
  `SELECT ${columns} FROM posts p LEFT JOIN users u ON u.id = p.author_id WHERE p.author_id = $2 AND ${newest} $1`,
);

/** The $1 newest posts with the tag of the id $2. */
export const newestOfTagForFeed = statement<FeedPostRow>(
  'feed-newest-of-tag',
  `SELECT ${columns} FROM posts p LEFT JOIN users u ON u.id = p.author_id
   WHERE EXISTS (SELECT FROM post_tags pt WHERE pt.post_id = p.id AND pt.tag_id = $2) AND ${newest} $1`,
);

/** The tag that is called by the slug $1, or was; one that only drafts have is nobody's to know. */
export const findTagOfSlug = statement<{ id: string; slug: string; name: string }>(
  'feed-tag',
  `SELECT t.id, t.slug, t.name FROM tags t
   WHERE t.id IN (SELECT id FROM tags WHERE slug = $1 UNION ALL SELECT tag_id FROM tag_former_slugs WHERE slug = $1)
     AND EXISTS (SELECT FROM post_tags pt JOIN posts p ON p.id = pt.post_id WHERE pt.tag_id = t.id AND p.status = 'published')
   LIMIT 1`,
);

/** Published posts in the order of their ids, from $1 on, $2 of them. */
export const listForSitemap = statement<{ slug: string; updated_at: Date }>(
  'sitemap-posts',
  `SELECT slug, updated_at FROM posts WHERE id >= $1 AND status = 'published' ORDER BY id LIMIT $2`,
);

/** The first id of each page of $1 published posts. */
export const sitemapPages = statement<{ id: string }>(
  'sitemap-post-pages',
  `SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM posts WHERE status = 'published') AS numbered
   WHERE place % $1::int = 1 ORDER BY id`,
);
