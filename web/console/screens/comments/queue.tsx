import type { Comment, CommentVerdict } from '@stoa/sdk';
import { useRef, useState, type ReactNode } from 'react';
import { Bulk } from './bulk.js';
import type { Decision } from './deciding.js';
import { Line } from './line.js';
import { RejectDialog } from './reject-dialog.js';
import { useContexts } from './contexts.js';
import { useQueueKeys, useSamePlace } from './queue-keys.js';

interface QueueProps {
  readonly comments: readonly Comment[] | undefined;
  /** Whether it is another page than the one that was asked for. */
  readonly isOld: boolean;
  readonly isBusy: boolean;
  readonly isPendingOnly: boolean;
  readonly onDecide: (decision: Decision) => void;
}

/**
 * Comments to decide on, one by one or many at once. `j` and `k` go down and up, `x` chooses, and `a`, `r` and `s` decide on
 * the line one is at.
 */
export function Queue({ comments, isOld, isBusy, isPendingOnly, onDecide }: QueueProps): ReactNode {
  const lines = useRef<HTMLUListElement>(null);
  const contexts = useContexts(comments ?? []);
  const { chosen, picked, toggle, choose, ask, dialog } = useDeciding(comments ?? [], isBusy, onDecide);
  useQueueKeys(lines, comments ?? [], { toggle, ask });
  useSamePlace(lines, comments);
  if (comments === undefined) return <p className="waiting">One moment …</p>;
  if (comments.length === 0)
    return <p className="empty sheet">{isPendingOnly ? 'Nothing waits for you.' : 'There are none.'}</p>;
  return (
    <>
      <Bulk {...{ comments, picked, isBusy, ask }} onAll={(all) => choose(all ? comments : [])} />
      <ul className="queue" ref={lines} aria-label="Comments" aria-busy={isOld}>
        {comments.map((comment) => (
          <Line
            key={comment.id}
            comment={comment}
            context={contexts}
            isChosen={chosen.has(comment.id)}
            isBusy={isBusy}
            onToggle={() => toggle(comment.id)}
            onAsk={(status) => ask([comment], status)}
          />
        ))}
      </ul>
      {dialog}
    </>
  );
}

interface Deciding {
  readonly chosen: ReadonlySet<string>;
  readonly picked: readonly Comment[];
  readonly toggle: (id: string) => void;
  readonly choose: (comments: readonly Comment[]) => void;
  readonly ask: (which: readonly Comment[], status: CommentVerdict) => void;
  /** The question for a reason, while it is asked. */
  readonly dialog: ReactNode;
}

function useDeciding(
  comments: readonly Comment[],
  isBusy: boolean,
  onDecide: QueueProps['onDecide'],
): Deciding {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [rejecting, setRejecting] = useState<readonly Comment[]>([]);
  const decide = (which: readonly Comment[], status: CommentVerdict, reason?: string): void => {
    if (which.length === 0 || isBusy) return;
    setChosen(new Set());
    onDecide({ comments: which, status, reason });
  };
  return {
    chosen,
    picked: comments.filter(({ id }) => chosen.has(id)),
    toggle: (id) => setChosen((all) => (all.has(id) ? without(all, id) : new Set(all).add(id))),
    choose: (all) => setChosen(new Set(all.map(({ id }) => id))),
    ask: (which, status) => (status === 'rejected' ? setRejecting(which) : decide(which, status)),
    dialog:
      rejecting.length === 0 ? null : (
        <RejectDialog
          count={rejecting.length}
          onClose={() => setRejecting([])}
          onReject={(reason) => decide(rejecting, 'rejected', reason)}
        />
      ),
  };
}

function without(all: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...all].filter((one) => one !== id));
}
