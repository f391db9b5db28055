import { statement } from '../../database/statement.js';
import type { PostStatus, PostVisibility } from '../post.entity.js';

/** A post as a file shows it. */
export interface ExportedPostRow {
  id: string;
  created_at: Date;
  updated_at: Date;
  slug: string;
  title: string;
  /** Null: the beginning of the text. */
  excerpt: string | null;
  tags: string[];
  status: PostStatus;
  published_at: Date | null;
  publish_at: Date | null;
  visibility: PostVisibility;
  featured: boolean;
  pinned: boolean;
  meta_title: string | null;
  meta_description: string | null;
  canonical_url: string | null;
  /** Null: the person was erased. */
  author_id: string | null;
  content: string;
}

/** $5 posts that come after time $1 and id $2: those of $3, or everybody's when $4. */
export const exportedPostsAfter = statement<ExportedPostRow>(
  'export-posts-after',
  `SELECT p.id, p.created_at, p.updated_at, p.slug, p.title, CASE WHEN p.excerpt_is_given THEN p.excerpt END AS excerpt,
     ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id ORDER BY pt.position) AS tags,
     p.status, p.published_at, p.publish_at, p.visibility, p.featured, p.pinned, p.meta_title, p.meta_description,
     p.canonical_url, p.author_id, p.content
   FROM posts p WHERE (p.created_at, p.id) > ($1, $2) AND (p.author_id = $3 OR $4::boolean)
   ORDER BY p.created_at, p.id LIMIT $5`,
);
