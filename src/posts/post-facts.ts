import type { PostRow } from './posts.sql.js';
import type { Reading } from './reading.js';

/** What of a post can be rewritten, and what is made from it. */
export interface PostFacts {
  readonly title: string;
  readonly slug: string;
  readonly content: string;
  readonly contentHtml: string;
  readonly excerpt: string;
  readonly excerptIsGiven: boolean;
  readonly readingMinutes: number;
}

/** What a request wants of a post; what it leaves out stays. */
export interface PostChange {
  readonly title?: string | undefined;
  readonly slug?: string | undefined;
  readonly content?: string | undefined;
  /** Null: the beginning of the text, also when the text changes later. */
  readonly excerpt?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
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
  };
}

/** What a text fills; `reading` is what was made from it. */
export function textOf(content: string, reading: Reading): Omit<PostFacts, 'title' | 'slug'> {
  const { beginning, contentHtml, readingMinutes } = reading;
  return { content, contentHtml, readingMinutes, excerpt: beginning, excerptIsGiven: false };
}

/** The facts after a change; `reading` is made from its content, null when it has none. The slug stays. */
export function changed(before: PostFacts, change: PostChange, reading: Reading | null): PostFacts {
  const { title = before.title, content = before.content, excerpt } = change;
  const text = reading === null ? before : textOf(content, reading);
  const kept = excerpt === undefined && before.excerptIsGiven ? before.excerpt : null;
  const own = excerpt ?? kept;
  return { ...before, ...text, title, ...(own === null ? {} : { excerpt: own, excerptIsGiven: true }) };
}

/** The facts in which `after` differs from `before`. */
export function differences(before: PostFacts, after: PostFacts): Partial<PostFacts> {
  const different = Object.entries(after).filter(
    ([name, value]) => before[name as keyof PostFacts] !== value,
  );
  return Object.fromEntries(different);
}
