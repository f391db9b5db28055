import { statement } from '../../database/statement.js';
import type { Listing } from '../../http/list/listing.js';

/** A revision as lists show it. */
export interface RevisionSummaryRow {
  number: number;
  title: string;
  /** Null: the person was erased. */
  actor_id: string | null;
  actor_name: string | null;
  restored_from: number | null;
  created_at: Date;
}

/** A revision with its text. */
export interface RevisionRow extends RevisionSummaryRow {
  slug: string;
  content: string;
  /** Null: the beginning of the text. */
  excerpt: string | null;
  tags: string[];
  meta_title: string | null;
  meta_description: string | null;
  canonical_url: string | null;
}

const summary = 'r.number, r.title, r.actor_id, u.name AS actor_name, r.restored_from, r.created_at';
const source = 'post_revisions r LEFT JOIN users u ON u.id = r.actor_id';

export const revisionListing: Listing = {
  select: summary,
  from: source,
  sortable: { number: 'r.number' },
  defaultSort: '-number',
  idColumn: 'r.number',
};

/** Whether the post $1 is $2's, or whoever's when $3. */
export const findOwnPost = statement<{ id: string }>(
  'revisions-find-post',
  'SELECT id FROM posts WHERE id = $1 AND (author_id = $2 OR $3::boolean)',
);

/** The revision $2 of the post $1 if it is $3's, or whoever's when $4. */
export const findRevision = statement<RevisionRow>(
  'revision-find',
  `SELECT ${summary}, r.slug, r.content, r.excerpt, r.tags, r.meta_title, r.meta_description, r.canonical_url
   FROM ${source} JOIN posts p ON p.id = r.post_id WHERE r.post_id = $1 AND r.number = $2 AND (p.author_id = $3 OR $4::boolean)`,
);

/** Keeps the post $1 as it is now, as $2 wrote it at $3; $4: the number of the revision that was restored. */
export const keepRevision = statement<never>(
  'revision-keep',
  `INSERT INTO post_revisions (post_id, number, actor_id, created_at, restored_from, title, slug, content, excerpt, tags,
     meta_title, meta_description, canonical_url)
   SELECT p.id, p.revision, $2, $3, $4, p.title, p.slug, p.content, CASE WHEN p.excerpt_is_given THEN p.excerpt END,
     ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id ORDER BY pt.position),
     p.meta_title, p.meta_description, p.canonical_url
   FROM posts p WHERE p.id = $1`,
);

/** Who wrote revisions and was erased wrote none. */
export const disownRevisionsOf = statement<never>(
  'revisions-disown-of',
  'UPDATE post_revisions SET actor_id = NULL WHERE actor_id = $1',
);
