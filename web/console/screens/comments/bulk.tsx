import type { Comment, CommentVerdict } from '@stoa/sdk';
import type { ReactNode } from 'react';

interface BulkProps {
  readonly comments: readonly Comment[];
  readonly picked: readonly Comment[];
  readonly isBusy: boolean;
  readonly onAll: (all: boolean) => void;
  readonly ask: (which: readonly Comment[], status: CommentVerdict) => void;
}

/** What can be said of those that are chosen, all at once. */
export function Bulk({ comments, picked, isBusy, onAll, ask }: BulkProps): ReactNode {
  const isOff = isBusy || picked.length === 0;
  return (
    <div className="bulk" role="group" aria-label="With those that are chosen">
      <label className="choice">
        <input
          type="checkbox"
          checked={picked.length === comments.length}
          onChange={({ target }) => onAll(target.checked)}
        />
        All on this page
      </label>
      <span className="quiet">{picked.length} chosen</span>
      {verdicts.map(([status, words]) => (
        <button
          key={status}
          type="button"
          className="button"
          disabled={isOff}
          onClick={() => ask(picked, status)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

const verdicts = [
  ['approved', 'Approve chosen'],
  ['rejected', 'Reject chosen'],
  ['spam', 'Chosen are spam'],
] as const;
