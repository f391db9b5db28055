import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useMe } from '../../entrance/me.js';
import { leftOnPurpose } from '../../entrance/leaving.js';
import { useLeaving } from '../../parts/leaving.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { Status } from '../../parts/status.js';
import { stoa } from '../../stoa.js';
import { Conflict } from './conflict.js';
import type { Draft, Read } from './editing.js';
import { handOver } from './hand-over.js';
import { Publishing } from './publishing.js';
import { Settings } from './settings.js';
import { stateOf } from './state.js';
import { MarkdownEditor } from './text/markdown-editor.js';
import { Preview } from './text/preview.js';
import { Title } from './title.js';
import { useEditing, type Editing } from './use-editing.js';

/** Where a post is written: its text beside what readers will see, and all that belongs to it. */
export function Editor({ loaded, typed }: { loaded: Read | null; typed?: Draft }): ReactNode {
  const editing = useEditing(loaded, typed);
  const { base, draft, conflict, changed } = editing;
  const leave = useLeaving(changed.length > 0);
  useOwnAddress(loaded, editing, leave);
  useSaveKey(editing);
  useSessionEnd(editing);
  return (
    <div className="post">
      <ScreenHead title={base === null ? 'New post' : draft.title || 'Post'}>
        {base === null ? null : <Status of={stateOf(base.post)} />}
        <Saving editing={editing} />
      </ScreenHead>
      <Publishing editing={editing} leave={leave} />
      <Title editing={editing} />
      <Text editing={editing} />
      <Settings editing={editing} />
      {base === null ? null : (
        <p>
          <Link href={`/posts/${base.post.id}/revisions`}>Revisions of this post</Link>
        </p>
      )}
      {conflict === null ? null : <Conflict editing={editing} theirs={conflict} />}
    </div>
  );
}

function Saving({ editing }: { editing: Editing }): ReactNode {
  const { base, changed, isBusy, save } = editing;
  const isSaved = base !== null && changed.length === 0;
  return (
    <>
      <span className="quiet" role="status">
        {isSaved ? 'All saved' : changed.length > 0 ? 'Not saved' : ''}
      </span>
      <button
        type="button"
        className="button main"
        title="Ctrl+S"
        disabled={isBusy || changed.length === 0}
        onClick={() => void save()}
      >
        {base === null ? 'Save draft' : 'Save'}
      </button>
    </>
  );
}

/** The text and its preview: side by side where there is room, one at a time where there is none. */
function Text({ editing }: { editing: Editing }): ReactNode {
  const [shows, setShows] = useState<'write' | 'preview'>('write');
  const { draft, faults, set } = editing;
  return (
    <div className="text" data-shows={shows}>
      <div className="tabs" role="group" aria-label="Show">
        {(['write', 'preview'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={shows === one}
            onClick={() => setShows(one)}
          >
            {one === 'write' ? 'Write' : 'Preview'}
          </button>
        ))}
      </div>
      <MarkdownEditor
        value={draft.content}
        fault={faults.content}
        onChange={(content) => set('content', content)}
      />
      <Preview content={draft.content} />
    </div>
  );
}

/** A new post that has been saved has an address of its own from then on. */
function useOwnAddress(loaded: Read | null, { base, draft, isBusy }: Editing, leave: () => void): void {
  const [, go] = useLocation();
  const { id } = useMe();
  const isNew = loaded === null && base !== null && !isBusy;
  useEffect(() => {
    if (!isNew) return;
    leave();
    handOver(id, base, draft);
    go(`/posts/${base.post.id}`, { replace: true });
  }, [isNew, id, base, draft, go, leave]);
}

function useSaveKey({ save, changed }: Editing): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
      if (!isSave || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      if (changed.length > 0) void save();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [save, changed]);
}

/** When the session ends while somebody types, it is all there again once they have signed in anew. */
function useSessionEnd(editing: Editing): void {
  const { id } = useMe();
  const now = useRef(editing);
  useEffect(() => {
    now.current = editing;
  }, [editing]);
  useEffect(
    () => () => {
      const { base, draft, changed } = now.current;
      const isEnd = stoa.session.current === null && !leftOnPurpose();
      if (isEnd && changed.length > 0) handOver(id, base, draft);
    },
    [id],
  );
}
