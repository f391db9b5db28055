import { statement } from '../../database/statement.js';
import { source, summary, type PostSummaryRow } from '../posts.sql.js';

/** Somebody who has published. */
export interface AuthorRow {
  id: string;
  name: string | null;
  post_count: number;
}

/** The person $1, unless nothing that he wrote is published. */
export const findAuthor = statement<AuthorRow>(
  'author-find',
  `SELECT u.id, u.name, written.post_count FROM users u, LATERAL (
     SELECT count(*)::int AS post_count FROM posts WHERE author_id = u.id AND status = 'published') AS written
   WHERE u.id = $1 AND written.post_count > 0`,
);

/** How many posts an author's page shows. */
export const mostNewest = 5;

/** The published posts of $1 that are newest. */
export const newestPostsOf = statement<PostSummaryRow>(
  'author-newest-posts',
  `SELECT ${summary} FROM ${source} WHERE p.author_id = $1 AND p.status = 'published'
   ORDER BY p.published_at DESC, p.id DESC LIMIT ${mostNewest}`,
);
