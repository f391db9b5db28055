import { StoaError, type Envelope, type Post } from '@stoa/sdk';
import { stoa } from '../../stoa.js';
import { changeOf, draftOf, wholeOf, type Draft, type Read } from './editing.js';

const whole = { envelope: true } as const;

/** The post as it is now, with the ETag that guards a change of it. */
export async function read(id: string): Promise<Read> {
  return readOf(await stoa.getPost({ id }, whole));
}

/** What an operation answered, as something that can be changed further. */
export function readOf({ data, headers }: Envelope<Post, { etag?: string }>): Read {
  return { post: data, etag: headers.etag ?? '' };
}

/** Makes the post what was typed, or begins it. Nothing is sent of what was left alone. */
export async function write(base: Read | null, draft: Draft): Promise<Read> {
  if (base === null) return readOf(await stoa.createPost(wholeOf(draft), whole));
  const { id, publishAt } = base.post;
  const guard = { id, 'If-Match': base.etag };
  const before = draftOf(base.post);
  // only a post that is written whole has an excerpt that follows its text again
  if (draft.excerpt.trim() === '' && before.excerpt !== '')
    return readOf(await stoa.replacePost({ ...guard, ...wholeOf(draft), publishAt }, whole));
  return readOf(await stoa.updatePost({ ...guard, ...changeOf(before, draft) }, whole));
}

/** Whether it was refused because somebody else changed the post meanwhile. */
export function isConflict(error: unknown): boolean {
  return error instanceof StoaError && error.is('PRECONDITION_FAILED');
}

/** What is wrong with which field. */
export function faultsOf(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof StoaError)) return {};
  return error.is('POST_SLUG_TAKEN') ? { slug: error.message } : error.fields;
}
