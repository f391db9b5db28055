import type { ReactNode } from 'react';
import type { Outcome } from './deciding.js';

/** What became of each comment that was decided on. */
export function Outcomes({ of, onClose }: { of: readonly Outcome[]; onClose: () => void }): ReactNode {
  const left = of.filter(({ isDone }) => !isDone);
  return (
    <div className="outcomes" role="status">
      {of.length === 0 ? null : (
        <div className="sheet">
          <p>
            <strong>
              {of.length - left.length} of {of.length} done.
            </strong>{' '}
            <button type="button" className="button link" onClick={onClose}>
              Put away
            </button>
          </p>
          <ul>
            {of.map(({ id, words, isDone, said }) => (
              <li key={id} className={isDone ? '' : 'fault'}>
                “{words}”: {said}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
