import type { ReactNode } from 'react';
import { Entry } from './entry.js';
import type { Editing } from './use-editing.js';

/** The title, and the slug that follows it until readers know it. */
export function Title({ editing }: { editing: Editing }): ReactNode {
  const { base, draft, changed } = editing;
  const isKnown = base !== null && base.post.publishedAt !== null;
  const follows = changed.includes('title') && !changed.includes('slug');
  const hint = isKnown
    ? 'Readers know it: an old slug leads to the new one.'
    : base === null
      ? `Left empty, it is made from the title${draft.title.trim() === '' ? '' : `: ${slugLike(draft.title)}`}.`
      : follows
        ? `It follows the title until it is published first${slugLike(draft.title) === '' ? '' : `: ${slugLike(draft.title)} when you save`}.`
        : 'It follows the title until it is published first, unless you choose one.';
  return (
    <div className="title-row">
      <Entry editing={editing} field="title" label="Title" maxLength={200} required />
      <Entry editing={editing} field="slug" label="Slug" maxLength={220} hint={hint} />
    </div>
  );
}

/** About what the service makes of a title; another post may have it already. */
function slugLike(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 200);
}
