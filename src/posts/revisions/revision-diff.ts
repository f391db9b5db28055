import type { RevisionRow } from './revisions.sql.js';
import { listDiff, textDiff, type TextPart } from './text-diff.js';

/** What of a revision is compared, in the order in which it is told. */
export const comparedFields = [
  'title',
  'slug',
  'content',
  'excerpt',
  'tags',
  'metaTitle',
  'metaDescription',
  'canonicalUrl',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** How one field differs. */
export interface FieldDiff {
  readonly field: ComparedField;
  readonly parts: readonly TextPart[];
}

/** The fields in which two revisions differ, each with its parts; of the tags each part is one. */
export function revisionDiff(before: RevisionRow, after: RevisionRow): FieldDiff[] {
  const [old, present] = [textsOf(before), textsOf(after)];
  return comparedFields
    .map((field) => ({
      field,
      parts: field === 'tags' ? listDiff(before.tags, after.tags) : textDiff(old[field], present[field]),
    }))
    .filter(({ parts }) => parts.some(({ kind }) => kind !== 'kept'));
}

function textsOf(row: RevisionRow): Record<Exclude<ComparedField, 'tags'>, string> {
  return {
    title: row.title,
    slug: row.slug,
    content: row.content,
    excerpt: row.excerpt ?? '',
    metaTitle: row.meta_title ?? '',
    metaDescription: row.meta_description ?? '',
    canonicalUrl: row.canonical_url ?? '',
  };
}
