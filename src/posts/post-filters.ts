import { may, type Caller } from '../access/caller.js';
import { where, type Condition } from '../http/list/listing.js';
import type { ListPostsDto } from './dto/list-posts.dto.js';
import * as sql from './posts.sql.js';

// spelt out, not values: the indexes on published posts are used only when the planner sees the words
const isPublished: Condition = { sql: "p.status = 'published'", values: [] };
const isDraft: Condition = { sql: "p.status = 'draft'", values: [] };
const isScheduled: Condition = { sql: 'p.publish_at IS NOT NULL', values: [] };
const isFeatured: Condition = { sql: 'p.featured', values: [] };
const isNotFeatured: Condition = { sql: 'NOT p.featured', values: [] };

/** Whether nothing but published posts is asked for. */
export function isOfPublished({ status }: ListPostsDto): boolean {
  return new Set(statusesOf(status)).size === 1 && statusesOf(status)[0] === 'published';
}

/** Which posts of those that are asked for the caller sees; drafts are asked for by somebody who has signed in. */
export function shownTo(caller: Caller | null, query: ListPostsDto): Condition {
  if (isOfPublished(query)) return isPublished;
  const wanted = statusesOf(query.status);
  const own = may(caller, 'posts:read:any') ? [] : [where`p.author_id = ${caller?.id}`];
  const drafts = all([isDraft, ...(wanted.includes('draft') ? [] : [isScheduled]), ...own]);
  return wanted.includes('published') ? any([isPublished, drafts]) : drafts;
}

/** What else is asked for, beside the words of a search. */
export function filtersOf(query: ListPostsDto): Condition[] {
  const { tag, tagAll, author, featured, publishedAfter, publishedBefore } = query;
  const tagsAll = tagAll?.split(',').map((slug) => tagged([slug])) ?? [];
  return [
    ...when(tag, (slugs) => tagged(slugs.split(','))),
    ...tagsAll,
    ...when(author, (id) => where`p.author_id = ${id}`),
    ...when(featured, (wanted) => (wanted ? isFeatured : isNotFeatured)),
    ...when(publishedAfter, (time) => where`p.published_at >= ${time}`),
    ...when(publishedBefore, (time) => where`p.published_at < ${time}`),
  ];
}

const statusesOf = (status = 'published'): string[] => status.split(',');

function when<Value>(value: Value | undefined, make: (value: Value) => Condition): Condition[] {
  return value === undefined ? [] : [make(value)];
}

const tagged = (slugs: readonly string[]): Condition => ({ sql: sql.hasTag, values: [slugs, slugs] });
const all = (conditions: readonly Condition[]): Condition => joined(conditions, ' AND ');
const any = (conditions: readonly Condition[]): Condition => joined(conditions, ' OR ');

function joined(conditions: readonly Condition[], word: string): Condition {
  return {
    sql: `(${conditions.map(({ sql: text }) => text).join(word)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
