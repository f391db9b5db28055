import { slugOf } from '../../http/slug.js';
import { ValidationFailed, type FieldError } from '../../http/problem/problems.js';
import { tagSlug } from '../tags/tag-slug.js';
import type { WordPressItem } from './wordpress-file.js';

const [mostTags, longestExcerpt, longestTitle] = [20, 500, 200];
/** What became of a post there, and what it is here; others are on their way into the bin, or were never saved. */
const statuses: Readonly<Record<string, 'published' | 'draft'>> = {
  publish: 'published',
  future: 'draft',
  draft: 'draft',
  pending: 'draft',
  private: 'draft',
};

/** The title, or what else an item is known by. */
export function titleOf({ fields }: WordPressItem): string {
  const title = fields['title']?.trim() ?? '';
  return title === '' ? `#${fields['wp:post_id'] ?? ''}` : title;
}

/** Why an item does not become a post; null: it does. */
export function leftOut({ fields }: WordPressItem): FieldError | null {
  const type = fields['wp:post_type'] ?? 'post';
  if (type === 'attachment')
    return note('file', 'ATTACHMENT_LEFT_OUT', `is an attachment: ${attachmentOf(fields)}`);
  if (type !== 'post') return note('wp:post_type', 'NOT_A_POST', `is no post but "${type.slice(0, 50)}"`);
  const status = fields['wp:status'] ?? '';
  if (statuses[status] === undefined)
    return note('wp:status', 'NOT_KEPT', `is neither published nor a draft but "${status.slice(0, 50)}"`);
  return null;
}

/**
 * A slug that an item has or gets: the same each time the file is imported. Drafts have none there until they are published,
 * and several may have one title.
 */
export function slugOfItem(item: WordPressItem): string {
  const { 'wp:post_name': name = '', 'wp:post_id': id = '' } = item.fields;
  const given = name === '' ? '' : slugOf(unescaped(name), '');
  return given || slugOf(`${titleOf(item).slice(0, longestTitle)} ${id}`, 'post');
}

/** The facts of a post, as a request would say them; `content` is its text. */
export function postOf(item: WordPressItem, content: string): Record<string, unknown> {
  const { fields } = item;
  const excerpt = excerptOf(item);
  return {
    title: fields['title']?.trim() ?? '',
    slug: slugOfItem(item),
    content,
    tags: tagsOf(item).slice(0, mostTags),
    pinned: fields['wp:is_sticky'] === '1',
    ...(excerpt === '' || isTooLong(excerpt) ? {} : { excerpt }),
    ...showingOf(item),
  };
}

/** What of an item is not among the facts of its post. */
export function warningsOf(item: WordPressItem): FieldError[] {
  const told: [boolean, FieldError][] = [
    [
      isTooLong(excerptOf(item)),
      note('excerpt', 'EXCERPT_LEFT_OUT', `is longer than ${longestExcerpt} characters and is left out`),
    ],
    [
      tagsOf(item).length > mostTags,
      note('tags', 'TAGS_LEFT_OUT', `are more than ${mostTags}; the others are left out`),
    ],
    [
      isSecret(item),
      note('status', 'PASSWORD_LEFT_OUT', 'has a password, which posts here do not; it is a draft'),
    ],
  ];
  return told.flatMap(([isSo, warning]) => (isSo ? [warning] : []));
}

/** Who sees the post, and since or from when on; what was hidden is a draft. */
function showingOf(item: WordPressItem): Record<string, unknown> {
  const there = item.fields['wp:status'] ?? '';
  const status = isSecret(item) ? 'draft' : statuses[there];
  const at = timeOf(item.fields['wp:post_date_gmt'] ?? '');
  if (at === null || isSecret(item)) return { status };
  if (status === 'published') return { status, publishedAt: at };
  return there === 'future' ? { status, publishAt: at } : { status };
}

const isSecret = ({ fields }: WordPressItem): boolean => (fields['wp:post_password'] ?? '') !== '';
const excerptOf = ({ fields }: WordPressItem): string => (fields['excerpt:encoded'] ?? '').trim();
const isTooLong = (excerpt: string): boolean => [...excerpt].length > longestExcerpt;

/** The HTML of an item. @throws ValidationFailed it is too long, or another field is */
export function htmlOf({ fields, isCut }: WordPressItem): string {
  if (isCut) throw new ValidationFailed([note('content', 'TOO_LARGE', 'is longer than any post may be')]);
  return fields['content:encoded'] ?? '';
}

/** Categories and tags; what belongs to no category belongs to one that is called so. */
function tagsOf({ terms }: WordPressItem): string[] {
  const named = terms.filter(
    ({ domain, slug }) => ['category', 'post_tag'].includes(domain) && slug !== 'uncategorized',
  );
  const names = named.map(({ name }) => name.trim()).filter((name) => name !== '');
  return [...new Map(names.toReversed().map((name) => [tagSlug(name), name])).values()].toReversed();
}

/** `2024-05-01 10:00:00`, without a zone because it is GMT; zeros: none. */
function timeOf(gmt: string): string | null {
  if (gmt === '' || gmt.startsWith('0000')) return null;
  return `${gmt.trim().replace(' ', 'T')}.000Z`;
}

function attachmentOf(fields: WordPressItem['fields']): string {
  return (fields['wp:attachment_url'] ?? '').slice(0, 500);
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const note = (field: string, code: string, message: string): FieldError => ({ field, code, message });
