import { useState, type ReactNode } from 'react';
import { timeOf } from '../../parts/format.js';
import { stoa } from '../../stoa.js';
import type { Read } from './editing.js';
import { DeleteDialog } from './delete-dialog.js';
import { PreviewLinkDialog } from './preview-link.js';
import { readOf } from './saving.js';
import { ScheduleDialog } from './schedule-dialog.js';
import { stateOf } from './state.js';
import type { Editing } from './use-editing.js';

type Asking = 'time' | 'link' | 'delete' | null;
const whole = { envelope: true } as const;

/** What readers can see of a post, and what can be done about it. */
export function Publishing({ editing, leave }: { editing: Editing; leave: () => void }): ReactNode {
  const { base } = editing;
  const [asking, setAsking] = useState<Asking>(null);
  const close = (): void => setAsking(null);
  return (
    <section className="publishing" aria-label="Publishing">
      <p>{base === null ? 'Nobody else sees it until it is published.' : wordsOf(base)}</p>
      <div className="actions">
        {base?.post.status === 'published' ? null : <PublishButtons editing={editing} onAsk={setAsking} />}
        {base === null ? null : <StateButtons editing={editing} base={base} onAsk={setAsking} />}
      </div>
      {asking === 'time' ? <ScheduleDialog editing={editing} onClose={close} /> : null}
      {base === null ? null : <Asked asking={asking} base={base} leave={leave} onClose={close} />}
    </section>
  );
}

interface AskedProps {
  readonly asking: Asking;
  readonly base: Read;
  readonly leave: () => void;
  readonly onClose: () => void;
}

function Asked({ asking, base, leave, onClose }: AskedProps): ReactNode {
  if (asking === 'link') return <PreviewLinkDialog post={base.post} onClose={onClose} />;
  if (asking === 'delete') return <DeleteDialog base={base} leave={leave} onClose={onClose} />;
  return null;
}

/** An act with the post, under a precondition that nobody has changed it. */
function Act({
  editing: { act, isBusy },
  words,
  told,
  work,
}: {
  editing: Editing;
  words: string;
  told: string;
  work: (now: Read) => Promise<Read>;
}): ReactNode {
  return (
    <button type="button" className="button" disabled={isBusy} onClick={() => void act(work, told)}>
      {words}
    </button>
  );
}

const publish = async ({ post: { id }, etag }: Read): Promise<Read> =>
  readOf(await stoa.publishPost({ id, 'If-Match': etag }, whole));
const unpublish = async ({ post: { id }, etag }: Read): Promise<Read> =>
  readOf(await stoa.unpublishPost({ id, 'If-Match': etag }, whole));
const turnComments = async ({ post: { id, commentsClosed } }: Read): Promise<Read> =>
  readOf(await (commentsClosed ? stoa.openComments({ id }, whole) : stoa.closeComments({ id }, whole)));

interface Buttons {
  readonly editing: Editing;
  readonly onAsk: (asking: Asking) => void;
}

function PublishButtons({ editing, onAsk }: Buttons): ReactNode {
  const { base, isBusy, changed } = editing;
  const words = changed.length > 0 ? 'Save and publish' : 'Publish now';
  return (
    <>
      <Act editing={editing} words={words} told="It is published." work={publish} />
      <button type="button" className="button" disabled={isBusy} onClick={() => onAsk('time')}>
        Publish later
      </button>
      {base === null ? null : (
        <button type="button" className="button" disabled={isBusy} onClick={() => onAsk('link')}>
          Preview link
        </button>
      )}
    </>
  );
}

/** Takes it back, or its time; closes its comments, or opens them; deletes it. */
function StateButtons({ editing, base: { post }, onAsk }: Buttons & { base: Read }): ReactNode {
  const state = stateOf(post);
  return (
    <>
      {state === 'published' ? (
        <Act editing={editing} words="Unpublish" told="It is a draft again." work={unpublish} />
      ) : null}
      {state === 'scheduled' ? (
        <Act
          editing={editing}
          words="Do not publish it then"
          told="It does not publish itself any more."
          work={unpublish}
        />
      ) : null}
      <Act
        editing={editing}
        words={post.commentsClosed ? 'Open comments' : 'Close comments'}
        told={post.commentsClosed ? 'Readers can comment again.' : 'It takes no more comments.'}
        work={turnComments}
      />
      <button
        type="button"
        className="button danger"
        disabled={editing.isBusy}
        onClick={() => onAsk('delete')}
      >
        Delete
      </button>
    </>
  );
}

function wordsOf({ post }: Read): string {
  const { publishedAt, publishAt, publishError } = post;
  if (publishError !== null) return `It could not publish itself: ${publishError} It is tried again.`;
  if (publishAt !== null && post.status === 'draft') return `It publishes itself at ${timeOf(publishAt)}.`;
  if (publishedAt === null) return 'A draft. Nobody else sees it but editors.';
  const comments = post.commentsClosed ? 'It takes no more comments.' : 'It takes comments.';
  return `Published since ${timeOf(publishedAt)}. ${comments}`;
}
