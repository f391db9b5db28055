import type { Post } from '@stoa/sdk';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { timeOf } from '../../parts/format.js';
import { sentenceOf } from '../../queries.js';
import { stoa } from '../../stoa.js';
import { Diff } from './diff.js';
import { changedFields, draftOf, type Draft, type Read } from './editing.js';
import type { Editing } from './use-editing.js';

const names: Readonly<Record<keyof Draft, string>> = {
  ...{ title: 'the title', slug: 'the slug', excerpt: 'the excerpt', tags: 'the tags', content: 'the text' },
  ...{ visibility: 'who reads it', coverImageId: 'the image in front', featured: 'whether it is featured' },
  ...{ pinned: 'whether it is pinned', metaTitle: 'the title for search engines' },
  ...{ metaDescription: 'the description for search engines', canonicalUrl: 'where the text stood first' },
};

/** Says what somebody else changed while this was written. Nothing is lost until one of both is chosen. */
export function Conflict({ editing, theirs }: { editing: Editing; theirs: Read }): ReactNode {
  const { base, changed, settle } = editing;
  const before = base?.post ?? theirs.post;
  const changes = changedFields(draftOf(before), draftOf(theirs.post));
  const both = changes.filter((field) => changed.includes(field));
  return (
    <Dialog title="Somebody else changed this post" onClose={() => settle('later')}>
      <div className="conflict">
        <p>
          It was changed at {timeOf(theirs.post.updatedAt)}, after you had opened it
          {changes.length === 0 ? '' : `: ${listOf(changes)}`}. What you typed is still here.
        </p>
        {both.length === 0 ? (
          <p>You changed other parts: when you save, their changes stay.</p>
        ) : (
          <p>You both changed {listOf(both)}. When you save, yours takes the place of theirs.</p>
        )}
        <Difference before={before} now={theirs.post} />
        <div className="actions">
          <button type="button" className="button main" onClick={() => settle('mine')}>
            Save what I typed
          </button>
          <button type="button" className="button danger" onClick={() => settle('theirs')}>
            Take theirs and drop mine
          </button>
          <button type="button" className="button" onClick={() => settle('later')}>
            Go on writing
          </button>
        </div>
      </div>
    </Dialog>
  );
}

const listOf = (fields: readonly (keyof Draft)[]): string => fields.map((field) => names[field]).join(', ');

/** What their texts say that the one that was opened did not. */
function Difference({ before, now }: { before: Post; now: Post }): ReactNode {
  const { id, revision } = now;
  const { data, error } = useQuery({
    queryKey: ['diff', id, revision, before.revision],
    queryFn: () => stoa.getPostRevisionDiff({ id, revision, against: before.revision }),
    enabled: revision !== before.revision,
  });
  if (revision === before.revision) return null;
  if (error !== null) return <p className="fault">{sentenceOf(error)}</p>;
  return data === undefined ? <p className="quiet">One moment …</p> : <Diff of={data} />;
}
