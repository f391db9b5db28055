import { statement } from '../database/statement.js';
import { source, summary, type PostSummaryRow } from './posts.sql.js';

/** How many posts are related to one. */
export const mostRelated = 6;
/** Of each tag so many posts are looked at, the latest, drafts among them: the cost does not grow with the journal. */
const lookedAt = 50;

/** Published posts by how many tags of the post $1 they carry, then the newest; those without a tag of it fill up. */
export const findRelated = statement<PostSummaryRow>(
  'posts-related',
  `WITH own AS MATERIALIZED (SELECT tag_id FROM post_tags WHERE post_id = $1), near AS (
     SELECT tagged.post_id AS id FROM own, LATERAL (
       SELECT pt.post_id FROM post_tags pt WHERE pt.tag_id = own.tag_id ORDER BY pt.post_id DESC LIMIT ${lookedAt}) AS tagged
   ), newest AS (
     SELECT id FROM posts WHERE status = 'published' ORDER BY published_at DESC, id DESC LIMIT ${mostRelated + 1}
   ), ranked AS (
     SELECT c.id, n.published_at,
       (SELECT count(*) FROM post_tags pt WHERE pt.post_id = c.id AND pt.tag_id IN (SELECT tag_id FROM own)) AS shared
     FROM (SELECT id FROM near UNION SELECT id FROM newest) AS c JOIN posts n ON n.id = c.id
     WHERE n.status = 'published' AND c.id <> $1
     ORDER BY shared DESC, n.published_at DESC, c.id DESC LIMIT ${mostRelated}
   )
   SELECT ${summary} FROM ranked JOIN ${source.replace('posts p', 'posts p ON p.id = ranked.id')}
   ORDER BY ranked.shared DESC, ranked.published_at DESC, ranked.id DESC`,
);
