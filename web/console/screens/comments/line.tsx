import type { Comment, CommentVerdict } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { timeOf } from '../../parts/format.js';
import { Status, Time } from '../../parts/status.js';
import type { Contexts } from './contexts.js';

interface LineProps {
  readonly comment: Comment;
  readonly context: Contexts;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onToggle: () => void;
  readonly onAsk: (status: CommentVerdict) => void;
}

const verdicts = [
  ['approved', 'Approve', 'a'],
  ['rejected', 'Reject', 'r'],
  ['spam', 'Spam', 's'],
] as const;

/** A comment with what one has to know to decide on it: who says it, where, and in answer to what. */
export function Line({ comment, context, isChosen, isBusy, onToggle, onAsk }: LineProps): ReactNode {
  const { author, body, status, createdAt, isEdited, rejectionReason } = comment;
  const who = author?.name ?? 'Somebody without a name';
  return (
    <li tabIndex={-1} className={isChosen ? 'chosen' : ''}>
      <input
        type="checkbox"
        aria-label={`Choose the comment of ${who} of ${timeOf(createdAt)}`}
        checked={isChosen}
        onChange={onToggle}
      />
      <div className="said">
        <p className="quiet">
          {author === null ? who : <Link href={`/comments?status=all&authorId=${author.id}`}>{who}</Link>} on{' '}
          <Place comment={comment} context={context} />, <Time of={createdAt} words={timeOf(createdAt)} />
          {isEdited ? ', changed since' : ''} <Status of={status} />
        </p>
        <Above comment={comment} context={context} />
        <p className="body">{body ?? 'Deleted.'}</p>
        {rejectionReason === null ? null : <p className="quiet">Reason: {rejectionReason}</p>}
        <div className="actions">
          {verdicts.map(([verdict, words, key]) => (
            <button
              key={verdict}
              type="button"
              className="button"
              title={key}
              disabled={isBusy || status === verdict}
              onClick={() => onAsk(verdict)}
            >
              {words}
            </button>
          ))}
        </div>
      </div>
    </li>
  );
}

function Place({ comment: { postId }, context }: { comment: Comment; context: Contexts }): ReactNode {
  return <Link href={`/comments?status=all&postId=${postId}`}>{context.posts.get(postId) ?? 'a post'}</Link>;
}

/** What it answers to. */
function Above({ comment: { parentId }, context }: { comment: Comment; context: Contexts }): ReactNode {
  if (parentId === null) return null;
  const above = context.parents.get(parentId);
  return (
    <blockquote>
      <span className="quiet">In answer to {above?.author?.name ?? 'somebody'}: </span>
      {above === undefined ? '…' : (above.body ?? 'a comment that was deleted')}
    </blockquote>
  );
}
