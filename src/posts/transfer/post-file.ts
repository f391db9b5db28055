import { parseDocument, stringify } from 'yaml';
import { ValidationFailed } from '../../http/problem/problems.js';
import type { ExportedPostRow } from './export.sql.js';

/** More than all fields of a post need, in characters; the worst of this length takes half a second. */
const mostFrontMatter = 20 * 1024;
/** A line of hyphens alone. */
const opening = /^---[ \t]*\r?\n/;
const closing = /(^|\n)---[ \t]*(\r?\n|$)/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A post as a Markdown file: its facts as YAML between lines of hyphens, then its text, byte for byte. */
export function postFile(post: ExportedPostRow): string {
  const facts = {
    id: post.id,
    title: post.title,
    slug: post.slug,
    ...given({ excerpt: post.excerpt, author: post.author_id }),
    tags: post.tags,
    status: post.status,
    ...given({ publishedAt: post.published_at?.toISOString(), publishAt: post.publish_at?.toISOString() }),
    visibility: post.visibility,
    featured: post.featured,
    pinned: post.pinned,
    ...given({
      metaTitle: post.meta_title,
      metaDescription: post.meta_description,
      canonicalUrl: post.canonical_url,
    }),
  };
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n${post.content}`;
}

/**
 * What a Markdown file says of a post: its front matter, and the rest as `content`. YAML of the core schema: no dates, no
 * tags, no aliases.
 *
 * @throws ValidationFailed
 */
export function readPostFile(bytes: Buffer): Record<string, unknown> {
  const text = decoded(bytes).replace(/^\ufeff/, '');
  const start = opening.exec(text)?.[0].length;
  if (start === undefined)
    throw malformed('NO_FRONT_MATTER', 'does not begin with front matter between lines of "---"');
  const end = closing.exec(text.slice(start));
  if (end === null)
    throw malformed('NO_FRONT_MATTER', 'has front matter that does not end with a line of "---"');
  const [line = '', before = ''] = end;
  const facts = factsOf(text.slice(start, start + end.index + before.length));
  if ('content' in facts) throw malformed('MALFORMED', 'says its text in the front matter; it stands below');
  return { ...facts, content: text.slice(start + end.index + line.length) };
}

function factsOf(yaml: string): Record<string, unknown> {
  if (yaml.length > mostFrontMatter)
    throw malformed('FRONT_MATTER_TOO_LARGE', `has front matter of more than ${mostFrontMatter} characters`);
  const value = parsed(yaml);
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw malformed('MALFORMED', 'has front matter that is no list of fields');
  return given(value as Record<string, unknown>);
}

function parsed(yaml: string): unknown {
  try {
    const document = parseDocument(yaml, { schema: 'core', stringKeys: true, logLevel: 'error' });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined) throw fault;
    return document.toJS({ maxAliasCount: 0, reviver: (_, inner) => whole(inner) });
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    throw malformed('MALFORMED', `has front matter that is no YAML of ours: ${why}`);
  }
}

/** Half a character cannot be stored. */
function whole(value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('half a character');
  return value;
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw malformed('NOT_UTF8', 'must be UTF-8');
  }
}

/** What is empty is left out. */
function given(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  );
}

const malformed = (code: string, message: string): ValidationFailed =>
  new ValidationFailed([{ field: 'file', message, code }]);
