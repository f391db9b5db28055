import type { PostVisibility } from './post.entity.js';
import type { PostRow } from './posts.sql.js';
import type { Reading } from './reading.js';

/** What search engines are told. */
export interface Seo {
  readonly metaTitle: string | null;
  readonly metaDescription: string | null;
  readonly canonicalUrl: string | null;
}

/** Who sees a post, and what stands in front of it and in front of others; beside the text, and no part of its revisions. */
export interface Showcase {
  readonly visibility: PostVisibility;
  readonly coverImageId: string | null;
  readonly featured: boolean;
  readonly pinned: boolean;
}

/** What is made of a text. */
interface MadeOfText {
  readonly content: string;
  readonly contentHtml: string;
  readonly excerpt: string;
  readonly excerptIsGiven: boolean;
  readonly readingMinutes: number;
}

/** What of a post can be rewritten, and what is made from it. */
export interface PostFacts extends MadeOfText, Seo, Showcase {
  readonly title: string;
  readonly slug: string;
}

/** What a revision holds, beside the tags. */
const inRevisions: readonly (keyof PostFacts)[] = [
  'title',
  'slug',
  'content',
  'excerptIsGiven',
  'metaTitle',
  'metaDescription',
  'canonicalUrl',
];

/** What a request wants of a post; what it leaves out stays. */
export interface PostChange {
  readonly title?: string | undefined;
  readonly slug?: string | undefined;
  readonly content?: string | undefined;
  /** Null: the beginning of the text, also when the text changes later. */
  readonly excerpt?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly metaTitle?: string | null | undefined;
  readonly metaDescription?: string | null | undefined;
  readonly canonicalUrl?: string | null | undefined;
  readonly visibility?: PostVisibility | undefined;
  /** Of the library; null: none. */
  readonly coverImageId?: string | null | undefined;
  readonly featured?: boolean | undefined;
  readonly pinned?: boolean | undefined;
  /** When a draft publishes itself; null: it does not. */
  readonly publishAt?: string | null | undefined;
}

/** The facts of a post that has been read. */
export function factsOf(row: PostRow): PostFacts {
  return {
    title: row.title,
    slug: row.slug,
    content: row.content,
    contentHtml: row.content_html,
    excerpt: row.excerpt,
    excerptIsGiven: row.excerpt_is_given,
    readingMinutes: row.reading_minutes,
    metaTitle: row.meta_title,
    metaDescription: row.meta_description,
    canonicalUrl: row.canonical_url,
    visibility: row.visibility,
    coverImageId: row.cover_image?.id ?? null,
    featured: row.featured,
    pinned: row.pinned,
  };
}

/** What a text fills; `reading` is what was made from it. */
export function textOf(content: string, reading: Reading): MadeOfText {
  const { beginning, contentHtml, readingMinutes } = reading;
  return { content, contentHtml, readingMinutes, excerpt: beginning, excerptIsGiven: false };
}

/** The facts after a change; `reading` is made from its content, null when it has none. The slug stays. */
export function changed(before: PostFacts, change: PostChange, reading: Reading | null): PostFacts {
  const { title = before.title, content = before.content, excerpt } = change;
  const text = reading === null ? before : textOf(content, reading);
  const kept = excerpt === undefined && before.excerptIsGiven ? before.excerpt : null;
  const own = excerpt ?? kept;
  const given = own === null ? {} : { excerpt: own, excerptIsGiven: true };
  return { ...before, ...text, ...besideText(before, change), title, ...given };
}

/** What a post has beside its text, after a change. */
export function besideText(before: Seo & Showcase, change: PostChange): Seo & Showcase {
  const { metaTitle, metaDescription, canonicalUrl } = change;
  return {
    metaTitle: metaTitle === undefined ? before.metaTitle : metaTitle,
    metaDescription: metaDescription === undefined ? before.metaDescription : metaDescription,
    canonicalUrl: canonicalUrl === undefined ? before.canonicalUrl : canonicalUrl,
    visibility: change.visibility ?? before.visibility,
    coverImageId: change.coverImageId === undefined ? before.coverImageId : change.coverImageId,
    featured: change.featured ?? before.featured,
    pinned: change.pinned ?? before.pinned,
  };
}

/** What a new post has beside its text unless it says otherwise. */
export const nothingBeside: Seo & Showcase = {
  metaTitle: null,
  metaDescription: null,
  canonicalUrl: null,
  visibility: 'public',
  coverImageId: null,
  featured: false,
  pinned: false,
};

/** Whether the text is another one after these changes, so that there is a revision of it. */
export function isRevision(changes: Partial<PostFacts>, excerptIsGiven: boolean): boolean {
  return inRevisions.some((name) => name in changes) || (excerptIsGiven && 'excerpt' in changes);
}

/** The facts in which `after` differs from `before`. */
export function differences(before: PostFacts, after: PostFacts): Partial<PostFacts> {
  const different = Object.entries(after).filter(
    ([name, value]) => before[name as keyof PostFacts] !== value,
  );
  return Object.fromEntries(different);
}
