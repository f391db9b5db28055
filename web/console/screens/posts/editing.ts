import type { CreatePost, Post, PostVisibility, UpdatePost } from '@stoa/sdk';

/** What somebody has typed of a post. */
export interface Draft {
  readonly title: string;
  readonly slug: string;
  /** Empty: the beginning of the text. */
  readonly excerpt: string;
  readonly tags: readonly string[];
  readonly content: string;
  readonly visibility: PostVisibility;
  readonly coverImageId: string | null;
  readonly featured: boolean;
  readonly pinned: boolean;
  readonly metaTitle: string;
  readonly metaDescription: string;
  readonly canonicalUrl: string;
}

/** A post as it was read, and the ETag that guards a change of it. */
export interface Read {
  readonly post: Post;
  readonly etag: string;
}

const nothing: Draft = {
  ...{ title: '', slug: '', excerpt: '', tags: [], content: '', visibility: 'public', coverImageId: null },
  ...{ featured: false, pinned: false, metaTitle: '', metaDescription: '', canonicalUrl: '' },
};

/** The fields of a post as they are typed; null: a post that is not there yet. */
export function draftOf(post: Post | null): Draft {
  if (post === null) return nothing;
  return {
    title: post.title,
    slug: post.slug,
    excerpt: post.excerpt,
    tags: post.tags.map(({ name }) => name),
    content: post.content ?? '',
    visibility: post.visibility,
    coverImageId: post.coverImage?.id ?? null,
    featured: post.featured,
    pinned: post.pinned,
    metaTitle: post.metaTitle ?? '',
    metaDescription: post.metaDescription ?? '',
    canonicalUrl: post.canonicalUrl ?? '',
  };
}

/** The fields in which they differ. */
export function changedFields(before: Draft, after: Draft): (keyof Draft)[] {
  return (Object.keys(nothing) as (keyof Draft)[]).filter((field) => !isSame(before[field], after[field]));
}

/** What somebody typed, on top of what the post is now: fields that they left alone follow it. */
export function rebased(draft: Draft, before: Draft, now: Draft): Draft {
  const typed = changedFields(before, draft).map((field) => [field, draft[field]]);
  return { ...now, ...(Object.fromEntries(typed) as Partial<Draft>) };
}

/** The request that makes the post what was typed: only what was changed, so that others' changes stay. */
export function changeOf(before: Draft, after: Draft): UpdatePost {
  const changes = changedFields(before, after).map((field) => [field, sent(field, after[field])]);
  return Object.fromEntries(changes) as UpdatePost;
}

/** The whole post, for a new one, and where something shall follow the text again. */
export function wholeOf(draft: Draft): CreatePost {
  const { slug, excerpt, ...rest } = draft;
  const given = Object.entries(rest).map(([field, value]) => [field, sent(field, value)]);
  return {
    ...(Object.fromEntries(given) as Omit<CreatePost, 'slug' | 'excerpt'>),
    ...(slug.trim() === '' ? {} : { slug: slug.trim() }),
    ...(excerpt.trim() === '' ? {} : { excerpt: excerpt.trim() }),
  };
}

const nullable = new Set(['metaTitle', 'metaDescription', 'canonicalUrl']);

function sent(field: string, value: Draft[keyof Draft]): unknown {
  if (typeof value !== 'string' || field === 'content') return value;
  const text = value.trim();
  return text === '' && nullable.has(field) ? null : text;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
